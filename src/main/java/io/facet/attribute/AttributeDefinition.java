package io.facet.attribute;

import io.facet.dataset.Contrast;
import io.facet.face.FacePart;
import java.util.List;

/**
 * What an attribute shall be made from.
 *
 * @param contrast which pictures show it, and its name
 * @param shown what a positive strength brings
 * @param hidden what a negative strength brings
 * @param manner how it is brought about
 * @param parts where in the face it shows
 * @param alike what the faces with and those without it shall have alike
 */
public record AttributeDefinition(
        Contrast contrast,
        String shown,
        String hidden,
        Manner manner,
        List<FacePart> parts,
        List<Contrast> alike) {

    private static final Contrast SEX = new Contrast("sex", List.of("Male"), List.of("Female"));
    private static final Contrast AGE =
            new Contrast("age", List.of("Senior"), List.of("Youth", "Child"));
    private static final Contrast SMILE =
            new Contrast("smile", List.of("Smiling"), List.of("Frowning", "Mouth Closed"));

    public AttributeDefinition {
        parts = List.copyOf(parts);
        alike = List.copyOf(alike);
    }

    /** The attributes that are stored with the embedded network, by LFW's labels. */
    public static List<AttributeDefinition> ofLfw() {
        List<String> men = List.of("Male");
        List<Contrast> person = List.of(SEX, AGE);
        List<Contrast> all = List.of(SEX, AGE, SMILE);
        return List.of(
                new AttributeDefinition(
                        SMILE,
                        "a smile",
                        "a closed, sober mouth",
                        Manner.moving(2.6),
                        List.of(FacePart.LOWER_FACE, FacePart.EYES),
                        person),
                new AttributeDefinition(
                        new Contrast(
                                "mouth-open", List.of("Mouth Wide Open"), List.of("Mouth Closed")),
                        "an open mouth",
                        "a closed mouth",
                        Manner.moving(2),
                        List.of(FacePart.LOWER_FACE),
                        person),
                new AttributeDefinition(
                        new Contrast("glasses", List.of("Eyeglasses"), List.of("No Eyewear")),
                        "eyeglasses",
                        "no eyeglasses",
                        Manner.still(2.4),
                        List.of(FacePart.GLASSES),
                        all),
                new AttributeDefinition(
                        new Contrast("sunglasses", List.of("Sunglasses"), List.of("No Eyewear")),
                        "sunglasses",
                        "no sunglasses",
                        Manner.still(2),
                        List.of(FacePart.GLASSES),
                        all),
                new AttributeDefinition(
                        new Contrast("mustache", List.of("Mustache"), List.of("No Beard"), men),
                        "a mustache",
                        "a shaved upper lip",
                        Manner.still(2),
                        List.of(FacePart.UPPER_LIP, FacePart.MOUTH),
                        all),
                new AttributeDefinition(
                        new Contrast("beard", List.of("Goatee"), List.of("No Beard"), men),
                        "a beard",
                        "a shaved chin",
                        Manner.still(3),
                        List.of(FacePart.LOWER_FACE, FacePart.CHIN),
                        all),
                new AttributeDefinition(
                        AGE,
                        "an older face",
                        "a younger face",
                        Manner.still(1.5),
                        List.of(FacePart.FACE),
                        List.of(SEX, SMILE)),
                new AttributeDefinition(
                        new Contrast("masculinity", SEX.positive(), SEX.negative()),
                        "a man's face",
                        "a woman's face",
                        Manner.moving(2),
                        List.of(FacePart.FACE),
                        List.of(AGE, SMILE)));
    }
}
