package io.facet.job;

import io.facet.FacetException;
import io.facet.face.EyePositions;
import java.util.Arrays;
import java.util.List;

/**
 * Lists the portraits bundled with Facet: a photograph by NASA, and composites of photographs of
 * several people, which show no real person. The licences are in {@code LICENCE.txt} next to the
 * pictures.
 */
public enum SamplePortrait {

    /** The pupils are the centres of the irises, located by eye in the enlarged picture. */
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

    /** The folder of the pictures on the class path. */
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

    /** Represents the source of a portrait. */
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
     * Returns the portrait with a label.
     *
     * @throws FacetException if no portrait has this label
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

    /** Returns the label by which users choose the portrait, without spaces. */
    public String label() {
        return label;
    }

    /** Returns a short description of the portrait. */
    public String title() {
        return title;
    }

    /** Returns the file name of the portrait. */
    public String file() {
        return file;
    }

    /** Returns the author and the licence of the portrait. */
    public String attribution() {
        return source.attribution;
    }

    /** Returns the pupils; those of the composites are as located by Facet's face finder. */
    public EyePositions eyes() {
        return eyes;
    }

    /** Reads the portrait as a picture to edit. */
    public InputPicture picture() {
        return InputPicture.ofResource(FOLDER + file);
    }
}
