package io.facet.face;

import io.facet.FacetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A part of a face to which an edit can be restricted. Users write its name in small letters, with
 * a hyphen: {@code lower-face}. Neighbouring parts overlap in their feathered edges.
 */
public enum FacePart {
    /** All of the face, without hair, ears and background. */
    FACE,
    /** The face without eyes, brows and mouth. */
    SKIN,
    /** The face from the cheekbones up. */
    UPPER_FACE,
    /** The face from the cheeks and the tip of the nose down. */
    LOWER_FACE,
    /** Both eyes with their lids. */
    EYES,
    /** Both eyebrows. */
    BROWS,
    /** The region of glasses: eyes, brows and the bridge of the nose, out to both temples. */
    GLASSES,
    /** The nose. */
    NOSE,
    /** The region between nose and mouth, where a mustache grows. */
    UPPER_LIP,
    /** Both lips and what is between them. */
    MOUTH,
    /** The chin and both sides of the jaw, with a margin beyond them, where a beard grows. */
    CHIN;

    /** Returns the name as users write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the names of all parts. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(FacePart::label).toList();
    }

    /**
     * Returns the part with this name.
     *
     * @throws FacetException if there is none; the message lists the valid names
     */
    public static FacePart named(String label) {
        return Arrays.stream(values())
                .filter(part -> part.label().equals(label))
                .findFirst()
                .orElseThrow(
                        () ->
                                new FacetException(
                                        "A face has no part '%s'. Its parts are: %s."
                                                .formatted(label, String.join(", ", labels()))));
    }
}
