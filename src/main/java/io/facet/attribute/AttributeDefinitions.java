package io.facet.attribute;

import io.facet.FacetException;
import io.facet.dataset.Contrast;
import io.facet.file.SmallFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Represents the attributes that are made from one collection of labelled pictures, and the traits
 * of faces in it. They are stored as JSON:
 *
 * <pre>{@code
 * {
 *   "traits": [
 *     {"name": "sex", "positive": ["Male"], "negative": ["Female"]}
 *   ],
 *   "attributes": [
 *     {
 *       "name": "beard", "positive": ["Goatee"], "negative": ["No Beard"], "within": ["Male"],
 *       "shown": "a beard", "hidden": "a shaved chin", "gain": 3, "moves": false,
 *       "parts": ["lower-face", "chin"], "balanced": ["sex"]
 *     }
 *   ]
 * }
 * }</pre>
 *
 * <p>The labels are columns of the table of labels, as in {@link Contrast}. {@code shown} and
 * {@code hidden} describe the effects of strengths above and below 0. {@code gain} and {@code
 * moves} are those of {@link AttributeEffect}. {@code parts} lists the affected face parts. {@code
 * balanced} lists the traits that are weighted to be equally common among the faces with the
 * attribute and those without it. {@code within} is optional.
 *
 * @param traits other properties of a face that change the appearance of an attribute
 * @param attributes at least one
 */
public record AttributeDefinitions(List<Contrast> traits, List<AttributeDefinition> attributes) {

    private static final int MOST_BYTES = 1 << 20;
    private static final String LFW = "lfw.json";

    public AttributeDefinitions {
        traits = List.copyOf(traits);
        attributes = List.copyOf(attributes);
    }

    /** Returns the attributes that are stored with the embedded network, by LFW's labels. */
    public static AttributeDefinitions ofLfw() {
        try (InputStream in = AttributeDefinitions.class.getResourceAsStream(LFW)) {
            return DefinitionReader.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the definitions in a file.
     *
     * @throws FacetException if it cannot be read or is not what is described above
     */
    public static AttributeDefinitions read(Path file) {
        try {
            return DefinitionReader.read(SmallFile.read(file, MOST_BYTES));
        } catch (IOException e) {
            throw new FacetException(
                    "The attribute definitions in %s cannot be used: %s. Correct the file."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }
}
