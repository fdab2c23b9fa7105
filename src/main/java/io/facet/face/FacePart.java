package io.facet.face;

import io.facet.FacetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A part of a face that an edit can be kept to. Users write its name in small letters, with a
 * hyphen: {@code lower-face}. Neighbouring parts overlap in their feathers.
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
    /** Both brows. */
    BROWS,
    /** Where glasses sit: eyes, brows and the bridge of the nose, to both temples. */
    GLASSES,
    /** The nose. */
    NOSE,
    /** Between nose and mouth, where a mustache grows. */
    UPPER_LIP,
    /** Both lips and what is between them. */
    MOUTH,
    /** The chin and the jaw on both sides, with a rim beyond them, where a beard grows. */
    CHIN;

    /** The name as users write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The names of all parts. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(FacePart::label).toList();
    }

    /**
     * The part of this name.
     *
     * @throws FacetException if there is none; lists those that there are
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
