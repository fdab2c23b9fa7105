package io.facet.weights.layers;

import java.util.Collection;
import java.util.stream.Collectors;

/** What a foreign file calls its parts, made fit for a message. */
public final class FoundNames {

    private static final int LONGEST = 60;
    private static final int MOST = 24;

    private FoundNames() {}

    /** A name without control characters, cut if it is long. */
    public static String shown(String name) {
        String plain = name.replaceAll("[^\\p{Alnum} ,._:/+-]", "?");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
    }

    /** The first ones of a list, and how many there are besides. */
    public static String list(Collection<?> found) {
        if (found.isEmpty()) {
            return "nothing";
        }
        String first =
                found.stream().limit(MOST).map(Object::toString).collect(Collectors.joining(", "));
        return found.size() <= MOST ? first : first + " and " + (found.size() - MOST) + " more";
    }
}
