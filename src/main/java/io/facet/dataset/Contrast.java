package io.facet.dataset;

import io.facet.dataset.LabelledPictures.Picture;
import java.util.List;

/**
 * A contrast between pictures that certainly show something and pictures that certainly do not. A
 * label that does not hold may just be unknown, so a picture counts as negative only if a label of
 * the opposite holds.
 *
 * @param name what the positive pictures show
 * @param positive a picture shows it if one of these labels holds and none of {@code negative}
 * @param negative a picture does not show it if one of these labels holds and none of {@code
 *     positive}
 * @param within labels that must all hold; other pictures are left out
 */
public record Contrast(
        String name, List<String> positive, List<String> negative, List<String> within) {

    public Contrast {
        positive = List.copyOf(positive);
        negative = List.copyOf(negative);
        within = List.copyOf(within);
    }

    /** Creates a contrast over all pictures. */
    public Contrast(String name, List<String> positive, List<String> negative) {
        this(name, positive, negative, List.of());
    }

    /** Returns 1 if the picture certainly shows it, -1 if it certainly does not, 0 if unknown. */
    public int sign(LabelledPictures table, Picture picture) {
        if (!within.stream().allMatch(label -> picture.holds()[table.column(label)])) {
            return 0;
        }
        boolean yes = any(table, picture, positive);
        boolean no = any(table, picture, negative);
        return yes == no ? 0 : yes ? 1 : -1;
    }

    private static boolean any(LabelledPictures table, Picture picture, List<String> labels) {
        return labels.stream().anyMatch(label -> picture.holds()[table.column(label)]);
    }

    /**
     * Returns contrasts of mutually exclusive labels in LFW's table (Kumar et al. 2009), for
     * training.
     */
    public static List<Contrast> ofLfw() {
        return List.of(
                new Contrast("Smiling", List.of("Smiling"), List.of("Frowning", "Mouth Closed")),
                new Contrast("Frowning", List.of("Frowning"), List.of("Smiling")),
                new Contrast(
                        "Mouth Closed",
                        List.of("Mouth Closed"),
                        List.of("Mouth Slightly Open", "Mouth Wide Open")),
                new Contrast(
                        "Mouth Wide Open", List.of("Mouth Wide Open"), List.of("Mouth Closed")),
                new Contrast(
                        "Mouth Slightly Open",
                        List.of("Mouth Slightly Open"),
                        List.of("Mouth Closed")),
                new Contrast(
                        "Eyeglasses", List.of("Eyeglasses"), List.of("No Eyewear", "Sunglasses")),
                new Contrast(
                        "Sunglasses", List.of("Sunglasses"), List.of("No Eyewear", "Eyeglasses")),
                new Contrast(
                        "No Eyewear", List.of("No Eyewear"), List.of("Eyeglasses", "Sunglasses")),
                new Contrast("Mustache", List.of("Mustache"), List.of("No Beard", "Female")),
                new Contrast("Goatee", List.of("Goatee"), List.of("No Beard", "Female")),
                new Contrast("No Beard", List.of("No Beard"), List.of("Mustache", "Goatee")),
                new Contrast("5 o' Clock Shadow", List.of("5 o' Clock Shadow"), List.of("Female")),
                new Contrast("Senior", List.of("Senior"), List.of("Youth", "Child", "Baby")),
                new Contrast("Youth", List.of("Youth"), List.of("Senior", "Middle Aged")),
                new Contrast("Middle Aged", List.of("Middle Aged"), List.of("Youth", "Child")),
                new Contrast("Child", List.of("Child"), List.of("Senior", "Middle Aged")),
                new Contrast("Male", List.of("Male"), List.of("Female")),
                new Contrast("Female", List.of("Female"), List.of("Male")),
                new Contrast("Wearing Lipstick", List.of("Wearing Lipstick"), List.of("Male")),
                new Contrast("Heavy Makeup", List.of("Heavy Makeup"), List.of("Male")),
                new Contrast("Soft Lighting", List.of("Soft Lighting"), List.of("Harsh Lighting")),
                new Contrast(
                        "Harsh Lighting", List.of("Harsh Lighting"), List.of("Soft Lighting")));
    }
}
