package io.facet.imagej;

import io.facet.FacetException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Parses the options of a macro's {@code run("...", "options")}, as ImageJ writes them: {@code key}
 * for true, {@code key=value}, and {@code key=[value with spaces]}. Unlike ImageJ's own parser,
 * which only looks up expected keys, this one returns every key, so that unknown keys can be
 * reported.
 */
final class MacroOptions {

    private final String text;
    private int position;

    private MacroOptions(String text) {
        this.text = text;
    }

    /**
     * Parses the options of a macro.
     *
     * @return texts by lower-case key; "true" for a key alone
     * @throws FacetException if a key occurs twice or a bracket is not closed
     */
    static Map<String, String> parse(String options) {
        return new MacroOptions(options).pairs();
    }

    private Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        skipSpaces();
        while (position < text.length()) {
            String key = key();
            String value = "true";
            if (position < text.length() && text.charAt(position) == '=') {
                position++;
                value = value(key);
            }
            if (pairs.put(key, value) != null) {
                throw new FacetException("The key '%s' is given twice.".formatted(key));
            }
            skipSpaces();
        }
        return pairs;
    }

    private void skipSpaces() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private String key() {
        int start = position;
        while (position < text.length()
                && text.charAt(position) != '='
                && !Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position).toLowerCase(Locale.ROOT);
    }

    private String value(String key) {
        char first = position < text.length() ? text.charAt(position) : ' ';
        return switch (first) {
            case '[' -> bracketed(key);
            case '\'' -> quoted(key);
            default -> plain();
        };
    }

    private String bracketed(String key) {
        int start = position + 1;
        int depth = 0;
        for (; position < text.length(); position++) {
            char letter = text.charAt(position);
            depth += letter == '[' ? 1 : letter == ']' ? -1 : 0;
            if (depth == 0) {
                return text.substring(start, position++);
            }
        }
        throw new FacetException("The bracket [ behind '%s=' is not closed.".formatted(key));
    }

    private String quoted(String key) {
        int end = text.indexOf('\'', position + 1);
        if (end < 0) {
            throw new FacetException("The quote ' behind '%s=' is not closed.".formatted(key));
        }
        String value = text.substring(position + 1, end);
        position = end + 1;
        return value;
    }

    private String plain() {
        int start = position;
        while (position < text.length() && !Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }
}
