package io.facet.job;

import io.facet.FacetException;
import io.facet.face.EyePositions;
import java.util.Arrays;
import java.util.List;

/**
 * A portrait that is bundled with Facet: a photograph by NASA, and composites of photographs of
 * several people, which show nobody. {@code LICENCE.txt} beside the pictures gives the licences.
 */
public enum SamplePortrait {

    /** The pupils are the centres of the irises, read from the enlarged picture. */
    ASTRONAUT(
            "astronaut",
            "Eileen Collins (NASA)",
            "astronaut.png",
            Source.NASA,
            new EyePositions(203.0, 100.6, 246.4, 102.7)),

    WHITE_WOMAN(
            "woman-white",
            "Composite of white women",
            "f_white.jpg",
            Source.COMPOSITES,
            new EyePositions(573.5, 600.4, 778.1, 599.3)),

    AFRICAN_WOMAN(
            "woman-african",
            "Composite of African women",
            "f_african.jpg",
            Source.COMPOSITES,
            new EyePositions(558.7, 619.8, 775.9, 618.8)),

    WHITE_MAN(
            "man-white",
            "Composite of white men",
            "m_white.jpg",
            Source.COMPOSITES,
            new EyePositions(571.8, 593.9, 767.8, 592.6)),

    EAST_ASIAN_MAN(
            "man-east-asian",
            "Composite of East Asian men",
            "m_easian.jpg",
            Source.COMPOSITES,
            new EyePositions(578.6, 595.3, 773.1, 599.4));

    /** Folder of the pictures on the class path. */
    private static final String FOLDER = "/io/facet/sample/";

    private final String label;
    private final String title;
    private final String file;
    private final Source source;
    private final EyePositions eyes;

    SamplePortrait(String label, String title, String file, Source source, EyePositions eyes) {
        this.label = label;
        this.title = title;
        this.file = file;
        this.source = source;
        this.eyes = eyes;
    }

    /** Where portraits come from. */
    private enum Source {
        NASA("NASA, in the public domain"),
        COMPOSITES(
                "Young adult composite faces by Lisa DeBruine, doi 10.6084/m9.figshare.4055130,"
                        + " CC BY 4.0");

        private final String attribution;

        Source(String attribution) {
            this.attribution = attribution;
        }
    }

    /**
     * Returns the portrait of a label.
     *
     * @throws FacetException if there is none
     */
    public static SamplePortrait labelled(String label) {
        return Arrays.stream(values())
                .filter(sample -> sample.label.equals(label))
                .findFirst()
                .orElseThrow(
                        () ->
                                new FacetException(
                                        "There is no sample portrait '%s'. There are: %s."
                                                .formatted(label, String.join(", ", labels()))));
    }

    /** Returns the labels of all portraits, the default first. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(SamplePortrait::label).toList();
    }

    /** Returns the word that users choose it by, without spaces. */
    public String label() {
        return label;
    }

    /** Returns what it shows, in a few words. */
    public String title() {
        return title;
    }

    /** Returns the name of its file. */
    public String file() {
        return file;
    }

    /** Returns who made it, and its licence. */
    public String attribution() {
        return source.attribution;
    }

    /** Returns its pupils; those of the composites as Facet's face finder locates them. */
    public EyePositions eyes() {
        return eyes;
    }

    /** Reads it, as a picture to edit. */
    public InputPicture picture() {
        return InputPicture.ofResource(FOLDER + file);
    }
}
