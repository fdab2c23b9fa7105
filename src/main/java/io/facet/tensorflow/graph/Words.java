package io.facet.tensorflow.graph;

/** Names out of foreign files, as sentences show them. */
public final class Words {

    private static final int LONGEST = 120;

    private Words() {}

    /** Returns the name without what is no printable character, and not longer than a line. */
    public static String shown(String name) {
        String plain = name.replaceAll("[^\\x20-\\x7e]", "?");
        if (plain.length() <= LONGEST) {
            return plain;
        }
        return plain.substring(0, LONGEST) + "...";
    }
}
