package io.facet.job;

import io.facet.face.EyePositions;
import io.facet.face.FaceLocation;
import io.facet.face.Landmarks;
import io.facet.face.find.FaceFinder;
import io.facet.face.find.MarkAgreement;
import io.facet.face.find.MarkedPoints;
import io.facet.face.find.NumberedFace;
import io.facet.image.Photograph;
import io.facet.models.Models;
import java.util.Optional;

/**
 * A face of a picture that is edited.
 *
 * @param number 1 for the largest that was found, or for the one that was given
 * @param location where it lies
 * @param description of it, for people
 */
public record FaceChoice(int number, FaceLocation location, String description) {

    /**
     * The face at pupils that a user gave. With networks that find faces its landmarks are looked
     * for around them; without, the pupils have to do.
     *
     * @throws io.facet.FacetException if the pupils do not fit the picture, or are not those of the
     *     face that is found there
     */
    public static FaceChoice at(EyePositions eyes, Photograph photograph, Models models) {
        return at(MarkedPoints.of(eyes), "the face at the given eyes", photograph, models);
    }

    /**
     * The face at points that a user marked. With networks that find faces its other landmarks are
     * looked for around them; without, an average face goes through the points, or the pupils have
     * to do.
     *
     * @throws io.facet.FacetException if the points do not fit the picture, are no face, or are not
     *     those of the face that is found there
     */
    public static FaceChoice at(MarkedPoints points, Photograph photograph, Models models) {
        return at(points, description(points), photograph, models);
    }

    /**
     * The face at points that a user marked, its other landmarks found by networks that are loaded
     * already.
     *
     * @param finder stays the caller's to close
     * @throws io.facet.FacetException if the points do not fit the picture, are no face, or are not
     *     those of the face that is found there
     */
    public static FaceChoice at(MarkedPoints points, Photograph photograph, FaceFinder finder) {
        points.requireInside(photograph);
        return at(points, description(points), photograph, finder);
    }

    private static FaceChoice at(
            MarkedPoints points, String description, Photograph photograph, FaceFinder finder) {
        boolean isFound = MarkAgreement.require(points, finder.find(photograph));
        return new FaceChoice(
                1,
                finder.around(photograph, points),
                isFound ? description : description + ", where none is found");
    }

    private static FaceChoice at(
            MarkedPoints points, String description, Photograph photograph, Models models) {
        points.requireInside(photograph);
        if (!models.hasFaceFinder()) {
            return new FaceChoice(1, points.location(), description);
        }
        try (FaceFinder finder = models.faceFinder()) {
            return at(points, description, photograph, finder);
        }
    }

    private static String description(MarkedPoints points) {
        return "the face at the %s given points".formatted(points.count());
    }

    /** A face that was found. */
    public static FaceChoice of(NumberedFace face) {
        return new FaceChoice(face.number(), face.face().landmarks(), face.description());
    }

    /** The landmarks, if they are known. */
    public Optional<Landmarks> landmarks() {
        return location.landmarks();
    }
}
