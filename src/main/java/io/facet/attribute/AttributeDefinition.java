package io.facet.attribute;

import io.facet.dataset.Contrast;
import java.util.List;

/**
 * What an attribute shall be made from.
 *
 * @param contrast which pictures show it, and its name
 * @param shown what a positive strength brings
 * @param hidden what a negative strength brings
 * @param gain multiple of the change at strength 1
 */
public record AttributeDefinition(Contrast contrast, String shown, String hidden, float gain) {

    /** The attributes that are stored with the embedded network, by LFW's labels. */
    public static List<AttributeDefinition> ofLfw() {
        List<String> men = List.of("Male");
        return List.of(
                of(
                        "smile",
                        "a smile",
                        "a closed, sober mouth",
                        2f,
                        "Smiling",
                        "Frowning",
                        "Mouth Closed"),
                of(
                        "mouth-open",
                        "an open mouth",
                        "a closed mouth",
                        2f,
                        "Mouth Wide Open",
                        "Mouth Closed"),
                of("glasses", "eyeglasses", "no eyeglasses", 2f, "Eyeglasses", "No Eyewear"),
                of("sunglasses", "sunglasses", "no sunglasses", 2f, "Sunglasses", "No Eyewear"),
                new AttributeDefinition(
                        new Contrast("mustache", List.of("Mustache"), List.of("No Beard"), men),
                        "a mustache",
                        "a shaved upper lip",
                        2f),
                new AttributeDefinition(
                        new Contrast("beard", List.of("Goatee"), List.of("No Beard"), men),
                        "a beard",
                        "a shaved chin",
                        2f),
                of("age", "an older face", "a younger face", 1.6f, "Senior", "Youth", "Child"),
                of("masculinity", "a man's face", "a woman's face", 2f, "Male", "Female"));
    }

    private static AttributeDefinition of(
            String name,
            String shown,
            String hidden,
            float gain,
            String positive,
            String... negative) {
        return new AttributeDefinition(
                new Contrast(name, List.of(positive), List.of(negative)), shown, hidden, gain);
    }
}
