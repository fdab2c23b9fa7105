package io.facet.command.declaration;

import io.facet.FacetException;
import io.facet.image.ValueRange;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Format of a text. A parameter refers to it by the attribute {@code format}. */
enum TextFormat {

    /** A choice of faces. */
    FACE("N|all|automatic", FaceParameter::require),

    /** The samples that are displayed as black and white. */
    RANGE("BLACK,WHITE", (word, text) -> ValueRange.parse(text)),

    /** Names of a network's layers. */
    LAYERS("NAME,...", TextFormat::requireLayers),

    /** An address on the internet. */
    ADDRESS("URL", TextFormat::requireAddress);

    private final String pattern;
    private final BiConsumer<String, String> check;

    TextFormat(String pattern, BiConsumer<String, String> check) {
        this.pattern = pattern;
        this.check = check;
    }

    static TextFormat named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Returns a short pattern of the format. */
    String pattern() {
        return pattern;
    }

    /**
     * Checks a text. An empty text counts as not given.
     *
     * @param word name of the parameter in messages
     * @throws FacetException if it has another format
     */
    void require(String word, String text) {
        if (!text.isBlank()) {
            check.accept(word, text);
        }
    }

    private static void requireLayers(String word, String text) {
        if (Arrays.stream(text.split(",")).allMatch(String::isBlank)) {
            throw new FacetException(
                    "%s names no layer: give one or more, as in conv3_1,conv5_1.".formatted(word));
        }
    }

    private static void requireAddress(String word, String text) {
        try {
            URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new FacetException("%s is a URL, not '%s'.".formatted(word, text), e);
        }
    }
}
