package io.facet.network;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.facet.FacetException;
import io.facet.file.SmallFile;
import io.facet.file.StoredJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Reads and writes the JSON of a card, which may have been edited by hand, truncated or
 * overwritten.
 */
final class CardJson {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    /** Largest accepted card, in bytes; a card of a thousand layers takes 0.1 MB. */
    private static final int MOST_BYTES = 1 << 22;

    private CardJson() {}

    /**
     * Returns the object stored in a file.
     *
     * @throws FacetException if it is too large, not text, or not such an object
     */
    static <T> T read(Path file, Class<T> type) {
        byte[] bytes = SmallFile.read(file, MOST_BYTES);
        try {
            return StoredJson.read(bytes, type);
        } catch (IOException e) {
            throw damaged(file, e.getMessage(), e);
        }
    }

    /** Returns the JSON bytes of an object. */
    static byte[] bytes(Object card) {
        return (GSON.toJson(card) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @throws FacetException if a required entry of the card is missing
     */
    static void require(boolean there, String what, Path file) {
        if (!there) {
            throw damaged(file, "lacks " + what, null);
        }
    }

    private static FacetException damaged(Path file, String how, Throwable cause) {
        return new FacetException(
                "The network card %s %s: it is damaged. Install the network again."
                        .formatted(file, how),
                cause);
    }
}
