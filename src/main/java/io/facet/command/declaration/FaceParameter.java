package io.facet.command.declaration;

import io.facet.FacetException;
import io.facet.face.find.FaceFinder;
import io.facet.face.find.FaceSelection;
import io.facet.face.find.MarkedPoints;
import io.facet.image.Photograph;
import io.facet.image.ij.ImageJPicture;
import io.facet.image.ij.Selection;
import io.facet.job.ChosenFaces;
import io.facet.models.LoadedNetworks;
import io.facet.models.Models;
import java.util.Optional;

/**
 * Which faces of an image are meant, in the words of a command.
 *
 * @param words {@code automatic}, {@code all}, or the number of a face, 1 for the largest
 */
public record FaceParameter(String words) {

    /** The face that the selection says, if there is one; otherwise the largest. */
    public static final String AUTOMATIC = "automatic";

    private static final String ALL = "all";

    private static final String PALETTE =
            " The image is shown in the colours of its lookup table; if they are not those of the"
                    + " photograph, choose Image > Lookup Tables > Grays first.";

    /**
     * Checks that words mean a face.
     *
     * @param parameter how sentences name the parameter
     * @throws FacetException if they do not
     */
    static void require(String parameter, String words) {
        if (!words.equals(AUTOMATIC) && !words.equals(ALL) && !words.matches("0*[1-9]\\d{0,8}")) {
            throw new FacetException(
                    "%s is automatic, all, or a number from 1 on, 1 for the largest face; not '%s'."
                            .formatted(parameter, words));
        }
    }

    /**
     * The faces that are meant on a page.
     *
     * @param page counted from 0
     * @param models where the networks that find faces are
     * @throws FacetException if there are none that can be edited
     */
    public ChosenFaces on(ImageJPicture picture, int page, Photograph photograph, Models models) {
        FaceFinder finder = LoadedNetworks.shared().faceFinder(models);
        Optional<Selection> selection =
                words.equals(AUTOMATIC)
                        ? picture.selection(page).filter(FaceParameter::isOnPage)
                        : Optional.empty();
        Optional<MarkedPoints> points = selection.flatMap(FaceParameter::points);
        if (points.isPresent()) {
            return ChosenFaces.at(points.get(), photograph, finder);
        }
        FaceSelection meant = selection.map(FaceParameter::selected).orElseGet(this::named);
        try {
            return ChosenFaces.found(meant, photograph, finder);
        } catch (FacetException e) {
            throw picture.hasPalette() ? new FacetException(e.getMessage() + PALETTE, e) : e;
        }
    }

    /** Returns whether every face is meant. */
    public boolean meansAll() {
        return words.equals(ALL);
    }

    /** Without a selection: those that the words name. */
    public FaceSelection named() {
        return switch (words) {
            case AUTOMATIC -> new FaceSelection.Number(1);
            case ALL -> new FaceSelection.All();
            default -> new FaceSelection.Number(Integer.parseInt(words));
        };
    }

    /** Points of a stack may all be on other slices. */
    private static boolean isOnPage(Selection selection) {
        return selection.kind() != Selection.Kind.POINTS || selection.points().length > 0;
    }

    /** Points that mark a face; a single one only says which face it is. */
    private static Optional<MarkedPoints> points(Selection selection) {
        if (selection.kind() != Selection.Kind.POINTS || selection.points().length == 2) {
            return Optional.empty();
        }
        return Optional.of(MarkedPoints.inOrder("The selection", selection.points()));
    }

    private static FaceSelection selected(Selection selection) {
        if (selection.kind() == Selection.Kind.AREA) {
            Selection.Box box = selection.box();
            return new FaceSelection.Area(box.left(), box.top(), box.width(), box.height());
        }
        double[] point = selection.points();
        return new FaceSelection.Position(point[0], point[1]);
    }
}
