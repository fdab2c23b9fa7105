package io.facet.job;

import java.util.OptionalInt;

/**
 * Identifies the part of an input when several are edited in one call.
 *
 * @param page the page, if several are edited
 * @param face the number of the face, if several are edited on the page
 */
public record Part(OptionalInt page, OptionalInt face) {

    /** The whole input: the only edited page, or its only face. */
    public static final Part WHOLE = new Part(OptionalInt.empty(), OptionalInt.empty());

    public static Part ofPage(int page) {
        return new Part(OptionalInt.of(page), OptionalInt.empty());
    }

    /** Returns a face of this page. */
    public Part withFace(int number) {
        return new Part(page, OptionalInt.of(number));
    }

    /** Returns the suffix for file names, such as "-page2-face1", or an empty string. */
    public String suffix() {
        return suffix("-page", page) + suffix("-face", face);
    }

    /** Returns the prefix for face descriptions, such as "page 2, ", or an empty string. */
    public String prefix() {
        return page.isPresent() ? "page " + page.getAsInt() + ", " : "";
    }

    private static String suffix(String name, OptionalInt number) {
        return number.isPresent() ? name + number.getAsInt() : "";
    }
}
