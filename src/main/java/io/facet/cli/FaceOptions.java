package io.facet.cli;

import io.facet.face.EyePositions;
import io.facet.face.find.FaceSelection;
import io.facet.image.Photograph;
import io.facet.job.ChosenFaces;
import io.facet.models.Models;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options that say which faces of a picture are edited; without any, the largest. */
final class FaceOptions {

    private static final FaceSelection LARGEST = new FaceSelection.Number(1);

    @Option(
            names = "--eyes",
            paramLabel = "X,Y,X,Y",
            description =
                    "The left and the right pupil as you see them, in pixels from the upper left"
                            + " corner. Default: the face is found.")
    private EyePositions eyes;

    @Option(
            names = "--points",
            paramLabel = "FILE|X,Y,...",
            description =
                    "Points of the face: a WebMorph or PsychoMorph template (.tem), landmarks"
                            + " (.pts), an ImageJ point selection (.roi), or numbers: 2 points are"
                            + " the pupils, 3 pupils and mouth, 5 pupils, nose tip and mouth"
                            + " corners, 68 iBUG's landmarks.")
    private PointsArgument points;

    @Option(
            names = "--face",
            paramLabel = "N|all",
            converter = NumberOrAll.class,
            description =
                    "Which of the faces that are found, 1 the largest, or all, one after the"
                            + " other. Default: 1.")
    private FaceSelection face;

    @Option(
            names = "--face-at",
            paramLabel = "X,Y",
            converter = PositionInPicture.class,
            description = "The face that is found at this position, in pixels.")
    private FaceSelection faceAt;

    /** Whether any was given. */
    boolean areGiven() {
        return eyes != null || points != null || face != null || faceAt != null;
    }

    /** Whether every face is meant. */
    boolean meanAll() {
        return face instanceof FaceSelection.All;
    }

    /** What is wrong with the options, as a sentence, if they say different things. */
    Optional<String> contradiction() {
        if (points != null && (eyes != null || face != null || faceAt != null)) {
            return Optional.of(
                    "Give --points alone, without --eyes, --face and --face-at: the points say"
                            + " which face it is.");
        }
        if (eyes != null && (face != null || faceAt != null)) {
            return Optional.of(
                    "Give --eyes or --face%s, not both: the eyes say which face it is."
                            .formatted(faceAt == null ? "" : "-at"));
        }
        return face != null && faceAt != null
                ? Optional.of("Give --face or --face-at, not both: each says which face it is.")
                : Optional.empty();
    }

    /**
     * Checks what can be checked before faces are looked for.
     *
     * @throws io.facet.FacetException if given points cannot be read or do not fit the picture
     */
    void requireFit(Photograph photograph) {
        if (eyes != null) {
            eyes.requireInside(photograph);
        }
        if (points != null) {
            points.points().requireInside(photograph);
        }
    }

    /**
     * The faces that are meant.
     *
     * @throws io.facet.FacetException if there are none that can be edited
     */
    ChosenFaces chosen(Photograph photograph, Models models) {
        if (eyes != null) {
            return ChosenFaces.at(eyes, photograph, models);
        }
        if (points != null) {
            return ChosenFaces.at(points.points(), photograph, models);
        }
        FaceSelection meant =
                Stream.of(face, faceAt).filter(Objects::nonNull).findFirst().orElse(LARGEST);
        return ChosenFaces.found(meant, photograph, models);
    }

    static final class NumberOrAll implements ITypeConverter<FaceSelection> {
        @Override
        public FaceSelection convert(String text) {
            if (text.equals("all")) {
                return new FaceSelection.All();
            }
            if (!text.matches("0*[1-9]\\d{0,8}")) {
                throw new TypeConversionException(
                        "--face is a number from 1 on, or all, not " + text + ".");
            }
            return new FaceSelection.Number(Integer.parseInt(text));
        }
    }

    static final class PositionInPicture implements ITypeConverter<FaceSelection> {

        private static final String NUMBER = "\\s*(-?(?:\\d+\\.?\\d*|\\.\\d+))\\s*";
        private static final Pattern POSITION = Pattern.compile(NUMBER + "," + NUMBER);

        @Override
        public FaceSelection convert(String text) {
            Matcher numbers = POSITION.matcher(text);
            if (!numbers.matches()) {
                throw new TypeConversionException(
                        ("The position '%s' is not two numbers. Write it in pixels as column and"
                                        + " row, for example 310,95.")
                                .formatted(text));
            }
            return new FaceSelection.Position(
                    Double.parseDouble(numbers.group(1)), Double.parseDouble(numbers.group(2)));
        }
    }
}
