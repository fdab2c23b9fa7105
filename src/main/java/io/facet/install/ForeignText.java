package io.facet.install;

/** Text of a server or an archive, which may hold anything. */
final class ForeignText {

    private static final int SHOWN_CHARACTERS = 80;

    private ForeignText() {}

    /** Its beginning as it may stand in a message: nothing that a terminal would obey. */
    static String shown(String text) {
        String start =
                text.length() > SHOWN_CHARACTERS
                        ? text.substring(0, SHOWN_CHARACTERS) + "..."
                        : text;
        return start.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}\\p{Cf}]", "?");
    }
}
