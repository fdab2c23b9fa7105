package io.facet.tensorflow.graph;

/** Formats names from third-party files for messages. */
public final class Words {

    private static final int LONGEST = 120;

    private Words() {}

    /**
     * Returns the name with non-printable and non-ASCII characters replaced by '?', truncated to
     * about a line.
     */
    public static String shown(String name) {
        String plain = name.replaceAll("[^\\x20-\\x7e]", "?");
        if (plain.length() <= LONGEST) {
            return plain;
        }
        return plain.substring(0, LONGEST) + "...";
    }
}
