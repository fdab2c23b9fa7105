package io.facet.weights.layers;

import java.util.Collection;
import java.util.stream.Collectors;

/** Prepares names from a foreign file for messages. */
public final class FoundNames {

    private static final int LONGEST = 60;
    private static final int MOST = 24;

    private FoundNames() {}

    /** Returns a name without control characters, truncated if it is long. */
    public static String shown(String name) {
        String plain = name.replaceAll("[^\\p{Alnum} ,._:/+-]", "?");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
    }

    /** Returns the first names of a list, and the number of the others. */
    public static String list(Collection<?> found) {
        if (found.isEmpty()) {
            return "nothing";
        }
        String first =
                found.stream().limit(MOST).map(Object::toString).collect(Collectors.joining(", "));
        return found.size() <= MOST ? first : first + " and " + (found.size() - MOST) + " more";
    }
}
