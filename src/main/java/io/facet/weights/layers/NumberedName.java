package io.facet.weights.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name that is ordered by its numbers: features.2 comes before features.10. A part without a
 * number at its end has number 0, as in Keras' names conv2d, conv2d_1, conv2d_2.
 *
 * @param stem the name with every number replaced by the same sign
 * @param numbers those numbers
 */
record NumberedName(String stem, List<Long> numbers) implements Comparable<NumberedName> {

    private static final Pattern PART = Pattern.compile("(.*?)_?(\\d{1,18})?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    static NumberedName of(String name) {
        List<String> stems = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        for (String part : name.split("[./]")) {
            Matcher parts = PART.matcher(part);
            boolean matches = parts.matches();
            String head = matches ? parts.group(1) : part;
            Matcher inner = NUMBER.matcher(head);
            while (inner.find()) {
                numbers.add(Long.valueOf(inner.group()));
            }
            stems.add(NUMBER.matcher(head).replaceAll("#"));
            String last = matches ? parts.group(2) : null;
            numbers.add(last == null ? 0 : Long.parseLong(last));
        }
        return new NumberedName(String.join("/", stems), numbers);
    }

    @Override
    public int compareTo(NumberedName other) {
        int byStem = stem.compareTo(other.stem);
        for (int i = 0; byStem == 0 && i < numbers.size(); i++) {
            int byNumber = Long.compare(numbers.get(i), other.numbers.get(i));
            if (byNumber != 0) {
                return byNumber;
            }
        }
        return byStem;
    }
}
