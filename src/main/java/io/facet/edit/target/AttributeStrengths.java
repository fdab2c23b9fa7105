package io.facet.edit.target;

import io.facet.FacetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Requested attribute strengths, keyed by attribute name.
 *
 * @param values strength by name, in the order given; -10..10
 */
public record AttributeStrengths(Map<String, Double> values) {

    /** No attribute is requested. */
    public static final AttributeStrengths NONE = new AttributeStrengths(Map.of());

    /**
     * Largest magnitude of a strength: far beyond what a face can show, but far within the range of
     * floats.
     */
    private static final double STRONGEST = 10;

    private static final Pattern PIECE =
            Pattern.compile("\\s*([^=\\s]+)\\s*=\\s*([+-]?(?:\\d+\\.?\\d*|\\.\\d+))\\s*");

    /**
     * @throws FacetException if a strength is out of range or not a number
     */
    public AttributeStrengths {
        values.forEach(AttributeStrengths::requireInRange);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    private static void requireInRange(String name, double strength) {
        if (!(Math.abs(strength) <= STRONGEST)) {
            throw new FacetException(
                    "The strength of %s is %s; give a number from -10 to 10."
                            .formatted(name, strength));
        }
    }

    public static AttributeStrengths of(String name, double strength) {
        return new AttributeStrengths(Map.of(name, strength));
    }

    /**
     * Parses strengths written as {@code smile=1.5,age=-1}, with a decimal point in every locale.
     *
     * @throws FacetException if an element has another form, is repeated or is out of range; the
     *     message lists all such elements
     */
    public static AttributeStrengths parse(String text) {
        Map<String, Double> values = new LinkedHashMap<>();
        List<String> bad = new ArrayList<>();
        for (String piece : text.split(",", -1)) {
            Matcher parts = PIECE.matcher(piece);
            boolean good =
                    parts.matches()
                            && Math.abs(Double.parseDouble(parts.group(2))) <= STRONGEST
                            && !values.containsKey(parts.group(1));
            if (good) {
                values.put(parts.group(1), Double.valueOf(parts.group(2)));
            } else {
                bad.add("'" + piece + "'");
            }
        }
        if (!bad.isEmpty()) {
            throw unreadable(bad, text);
        }
        return new AttributeStrengths(values);
    }

    private static FacetException unreadable(List<String> bad, String text) {
        return new FacetException(
                ("Cannot read %s in '%s'. Write each attribute once as NAME=STRENGTH, with a"
                                + " point in fractions, -10 to 10, and commas between, for example"
                                + " smile=1.5,age=-1.")
                        .formatted(String.join(" and ", bad), text));
    }

    /**
     * @throws FacetException if a name is not among the known ones; the message lists these
     */
    public void requireAmong(List<String> known) {
        List<String> unknown = values.keySet().stream().filter(n -> !known.contains(n)).toList();
        if (!unknown.isEmpty()) {
            throw new FacetException(
                    "There is no attribute %s. There are: %s."
                            .formatted(
                                    unknown.stream()
                                            .map(name -> "'" + name + "'")
                                            .collect(Collectors.joining(" or ")),
                                    String.join(", ", known)));
        }
    }
}
