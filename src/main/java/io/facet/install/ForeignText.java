package io.facet.install;

/** Handles untrusted text from a server or an archive. */
final class ForeignText {

    private static final int SHOWN_CHARACTERS = 80;

    private ForeignText() {}

    /**
     * Returns the start of a text for a message, without control characters that a terminal would
     * interpret.
     */
    static String shown(String text) {
        String start =
                text.length() > SHOWN_CHARACTERS
                        ? text.substring(0, SHOWN_CHARACTERS) + "..."
                        : text;
        return start.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}\\p{Cf}]", "?");
    }
}
