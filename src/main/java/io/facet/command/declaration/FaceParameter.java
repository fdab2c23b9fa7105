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
 * The choice of faces in an image, as given to a command.
 *
 * @param words {@code automatic}, {@code all}, or the number of a face, counted from 1 for the
 *     largest
 */
public record FaceParameter(String words) {

    /** The face marked by the selection, if there is one; otherwise the largest. */
    public static final String AUTOMATIC = "automatic";

    private static final String ALL = "all";

    private static final String PALETTE =
            " The image is shown in the colours of its lookup table; if they are not those of the"
                    + " photograph, choose Image > Lookup Tables > Grays first.";

    /**
     * Checks that words are a valid choice of faces.
     *
     * @param parameter name of the parameter in messages
     * @throws FacetException if they are neither {@code automatic}, {@code all} nor a number from 1
     */
    static void require(String parameter, String words) {
        if (!words.equals(AUTOMATIC) && !words.equals(ALL) && !words.matches("0*[1-9]\\d{0,8}")) {
            throw new FacetException(
                    "%s is automatic, all, or a number from 1 on, 1 for the largest face; not '%s'."
                            .formatted(parameter, words));
        }
    }

    /**
     * Returns the chosen faces of a slice.
     *
     * @param page index of the slice, counted from 0
     * @param models the folder of the networks that find faces
     * @throws FacetException if there is no face that can be edited
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

    /** Returns whether all faces are chosen. */
    public boolean meansAll() {
        return words.equals(ALL);
    }

    /** Returns the faces that the words denote where there is no selection. */
    public FaceSelection named() {
        return switch (words) {
            case AUTOMATIC -> new FaceSelection.Number(1);
            case ALL -> new FaceSelection.All();
            default -> new FaceSelection.Number(Integer.parseInt(words));
        };
    }

    /**
     * Returns whether the selection marks this slice. The points of a stack may all be on other
     * slices.
     */
    private static boolean isOnPage(Selection selection) {
        return selection.kind() != Selection.Kind.POINTS || selection.points().length > 0;
    }

    /**
     * Returns the points that mark a face. A single point only selects a face, so the result is
     * then empty.
     */
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
