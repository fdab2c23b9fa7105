package io.facet.imagej;

/** Wraps text into lines, because ImageJ's dialogs do not. */
final class WrappedText {

    private static final int WIDTH = 90;

    private WrappedText() {}

    /**
     * Returns the text wrapped into lines of about 90 characters; existing line breaks are kept.
     */
    static String of(String text) {
        return of(text, WIDTH);
    }

    /**
     * Returns the text wrapped into lines.
     *
     * @param width maximum number of characters in a line, unless a single word is longer
     */
    static String of(String text, int width) {
        StringBuilder wrapped = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            wrapped.append(wrapped.isEmpty() ? "" : "\n").append(wrappedLine(line, width));
        }
        return wrapped.toString();
    }

    private static String wrappedLine(String line, int width) {
        StringBuilder wrapped = new StringBuilder();
        int column = 0;
        for (String word : line.split(" ", -1)) {
            boolean breaks = column > 0 && column + 1 + word.length() > width;
            wrapped.append(column == 0 ? "" : breaks ? "\n" : " ").append(word);
            column = breaks ? word.length() : column + (column == 0 ? 0 : 1) + word.length();
        }
        return wrapped.toString();
    }
}
