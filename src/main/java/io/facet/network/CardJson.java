package io.facet.network;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.facet.FacetException;
import io.facet.file.SmallFile;
import io.facet.file.StoredJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The JSON of a card, which may have been changed by hand, cut or overwritten. */
final class CardJson {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    /** A card of a thousand layers has 0.1 MB. */
    private static final int MOST_BYTES = 1 << 22;

    private CardJson() {}

    /**
     * The object that a file holds.
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

    /** The bytes of an object. */
    static byte[] bytes(Object card) {
        return (GSON.toJson(card) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @throws FacetException unless a card has what it needs
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
