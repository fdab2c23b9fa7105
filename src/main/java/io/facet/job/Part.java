package io.facet.job;

import java.util.OptionalInt;

/**
 * Which part of an input something belongs to, where several are edited in one call.
 *
 * @param page of several that are edited
 * @param face number of a face, of several that are edited on the page
 */
public record Part(OptionalInt page, OptionalInt face) {

    /** The only page that is edited, or its only face. */
    public static final Part WHOLE = new Part(OptionalInt.empty(), OptionalInt.empty());

    public static Part ofPage(int page) {
        return new Part(OptionalInt.of(page), OptionalInt.empty());
    }

    /** A face of this page. */
    public Part withFace(int number) {
        return new Part(page, OptionalInt.of(number));
    }

    /** As a part of a file's name: "-page2-face1", or nothing. */
    public String suffix() {
        return suffix("-page", page) + suffix("-face", face);
    }

    /** What goes before a face's description: "page 2, ", or nothing. */
    public String prefix() {
        return page.isPresent() ? "page " + page.getAsInt() + ", " : "";
    }

    private static String suffix(String name, OptionalInt number) {
        return number.isPresent() ? name + number.getAsInt() : "";
    }
}
