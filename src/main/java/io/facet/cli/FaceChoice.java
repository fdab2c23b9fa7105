package io.facet.cli;

import io.facet.FacetException;
import io.facet.face.EyePositions;
import io.facet.face.FaceFinder;
import io.facet.face.FaceLocation;
import io.facet.face.FoundFace;
import io.facet.face.Landmarks;
import io.facet.face.MarkedPoints;
import io.facet.image.Photograph;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which face of a picture is edited.
 *
 * @param location where it lies
 * @param description of it, for people
 */
record FaceChoice(FaceLocation location, String description) {

    /**
     * The face at pupils that a user gave. With networks that find faces its landmarks are looked
     * for around them; without, the pupils have to do.
     *
     * @throws FacetException if the pupils do not fit the picture
     */
    static FaceChoice at(EyePositions eyes, Photograph photograph, Models models) {
        return at(MarkedPoints.of(eyes), "the face at the given eyes", photograph, models);
    }

    /**
     * The face at points that a user marked. With networks that find faces its other landmarks are
     * looked for around them; without, an average face goes through the points, or the pupils have
     * to do.
     *
     * @throws FacetException if the points do not fit the picture, or are no face
     */
    static FaceChoice at(MarkedPoints points, Photograph photograph, Models models) {
        String description = "the face at the %d given points".formatted(points.count());
        return at(points, description, photograph, models);
    }

    private static FaceChoice at(
            MarkedPoints points, String description, Photograph photograph, Models models) {
        points.requireInside(photograph);
        if (!models.hasFaceFinder()) {
            return new FaceChoice(points.location(), description);
        }
        try (FaceFinder finder = models.faceFinder()) {
            return new FaceChoice(finder.around(photograph, points), description);
        }
    }

    /**
     * A face that is found.
     *
     * @param number of the face, 1 the largest
     * @throws FacetException if there are not so many faces
     */
    static FaceChoice found(int number, Photograph photograph, Models models) {
        try (FaceFinder finder = models.faceFinder()) {
            return choose(number, finder.find(photograph));
        }
    }

    /** The landmarks, if they are known. */
    Optional<Landmarks> landmarks() {
        return location instanceof Landmarks points ? Optional.of(points) : Optional.empty();
    }

    private static FaceChoice choose(int number, List<FoundFace> faces) {
        if (faces.isEmpty()) {
            throw new FacetException(
                    "No face was found in the picture. Give its pupils with --eyes, or take a"
                            + " picture in which the face is larger, brighter or more upright.");
        }
        if (number > faces.size()) {
            throw new FacetException(
                    "The picture shows %d %s, so there is no face %d."
                            .formatted(faces.size(), faces.size() == 1 ? "face" : "faces", number));
        }
        FoundFace face = faces.get(number - 1);
        String description =
                String.format(
                        Locale.ROOT,
                        "face %d of %d, %.0f pixels wide at (%.0f, %.0f)",
                        number,
                        faces.size(),
                        face.width(),
                        face.left() + face.width() / 2,
                        face.top() + face.height() / 2);
        return new FaceChoice(face.landmarks(), description);
    }
}
