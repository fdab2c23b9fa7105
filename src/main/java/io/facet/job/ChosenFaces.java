package io.facet.job;

import io.facet.FacetException;
import io.facet.face.EyePositions;
import io.facet.face.FaceLocation;
import io.facet.face.find.FaceFinder;
import io.facet.face.find.FaceSelection;
import io.facet.face.find.FoundFace;
import io.facet.face.find.MarkAgreement;
import io.facet.face.find.MarkedPoints;
import io.facet.image.Photograph;
import io.facet.models.Models;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Represents the faces of one picture to edit, in this order.
 *
 * @param faces at least one
 * @param left the faces that were selected but cannot be edited
 */
public record ChosenFaces(List<Face> faces, List<SkippedItem> left) {

    private static final String RANGE =
            " If its samples use only a part of their range, say which by --range, or in ImageJ by"
                    + " Image > Adjust > Brightness/Contrast.";

    /**
     * Largest overlap of two edited faces, as a fraction of the smaller box. The boxes of touching
     * heads overlap only at the edges; with a larger overlap, an eye or half a mouth would change
     * twice.
     */
    private static final double MOST_SHARED = 0.25;

    public ChosenFaces {
        faces = List.copyOf(faces);
        left = List.copyOf(left);
    }

    /**
     * Represents a face to edit.
     *
     * @param number 1 for the largest face found, or for a face given by the user
     * @param location the location of the face
     * @param description a description for users
     */
    public record Face(int number, FaceLocation location, String description) {}

    /**
     * Chooses the face at pupils given by the user. If face detection networks are installed, the
     * other landmarks are detected around them; otherwise only the pupils are used.
     *
     * @throws FacetException if the pupils do not fit the picture, or do not match the face found
     *     there
     */
    public static ChosenFaces at(EyePositions eyes, Photograph photograph, Models models) {
        return at(MarkedPoints.of(eyes), "the face at the given eyes", photograph, models);
    }

    /**
     * Chooses the face at points marked by the user. If face detection networks are installed, the
     * other landmarks are detected around them; otherwise an average face is fitted to the points,
     * or only the pupils are used.
     *
     * @throws FacetException if the points do not fit the picture, are not a face, or do not match
     *     the face found there
     */
    public static ChosenFaces at(MarkedPoints points, Photograph photograph, Models models) {
        return at(points, description(points), photograph, models);
    }

    /**
     * Chooses the face at points marked by the user, and detects its other landmarks with networks
     * that are already loaded.
     *
     * @param finder the loaded networks; the caller closes it
     * @throws FacetException if the points do not fit the picture, are not a face, or do not match
     *     the face found there
     */
    public static ChosenFaces at(MarkedPoints points, Photograph photograph, FaceFinder finder) {
        points.requireInside(photograph);
        return at(points, description(points), photograph, finder);
    }

    private static ChosenFaces at(
            MarkedPoints points, String description, Photograph photograph, FaceFinder finder) {
        boolean isFound = MarkAgreement.require(points, finder.find(photograph));
        return only(
                finder.around(photograph, points),
                isFound ? description : description + ", where none is found");
    }

    private static ChosenFaces at(
            MarkedPoints points, String description, Photograph photograph, Models models) {
        points.requireInside(photograph);
        if (!models.hasFaceFinder()) {
            return only(points.location(), description);
        }
        try (FaceFinder finder = models.faceFinder()) {
            return at(points, description, photograph, finder);
        }
    }

    private static ChosenFaces only(FaceLocation location, String description) {
        return new ChosenFaces(List.of(new Face(1, location, description)), List.of());
    }

    private static String description(MarkedPoints points) {
        return "the face at the %s given points".formatted(points.count());
    }

    /**
     * Detects the faces and selects among them.
     *
     * @param selection which faces to edit
     * @throws FacetException if no face is found, the selected one is not among them, or none of
     *     the selected ones can be edited
     */
    public static ChosenFaces found(FaceSelection selection, Photograph photograph, Models models) {
        try (FaceFinder finder = models.faceFinder()) {
            return found(selection, photograph, finder);
        }
    }

    /**
     * Detects the faces with networks that are already loaded, and selects among them.
     *
     * @param finder the loaded networks; the caller closes it
     * @throws FacetException as {@link #found(FaceSelection, Photograph, Models)}
     */
    public static ChosenFaces found(
            FaceSelection selection, Photograph photograph, FaceFinder finder) {
        return among(finder.find(photograph), selection, photograph);
    }

    /**
     * Selects among faces; if two overlap, the larger one is edited.
     *
     * @param found all faces of the photograph, the largest first
     */
    static ChosenFaces among(
            List<FoundFace> found, FaceSelection selection, Photograph photograph) {
        if (found.isEmpty()) {
            throw new FacetException(
                    "No face was found in the picture. Say where its pupils are, or take a"
                            + " picture in which the face is larger, brighter or more upright."
                            + (photograph.bitDepth() > 8 ? RANGE : ""));
        }
        List<FoundFace> faces = new ArrayList<>();
        List<SkippedItem> left = new ArrayList<>();
        for (FoundFace face : selection.among(found)) {
            Optional<String> reason = misfit(face, photograph).or(() -> overlap(face, faces));
            reason.ifPresentOrElse(
                    why -> left.add(new SkippedItem(face.description(), why)),
                    () -> faces.add(face));
        }
        if (faces.isEmpty()) {
            throw noneEditable(left);
        }
        return new ChosenFaces(faces.stream().map(ChosenFaces::chosen).toList(), left);
    }

    private static Face chosen(FoundFace face) {
        return new Face(face.number(), face.landmarks(), face.description());
    }

    private static Optional<String> misfit(FoundFace face, Photograph photograph) {
        try {
            face.landmarks().requireInside(photograph);
            return Optional.empty();
        } catch (FacetException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static Optional<String> overlap(FoundFace face, List<FoundFace> edited) {
        return edited.stream()
                .filter(other -> face.overlap(other) > MOST_SHARED)
                .map(other -> "It overlaps face %s, which is edited.".formatted(other.number()))
                .findFirst();
    }

    private static FacetException noneEditable(List<SkippedItem> left) {
        return new FacetException(
                left.size() == 1
                        ? left.get(0).reason()
                        : left.stream()
                                .map(SkippedItem::summary)
                                .collect(Collectors.joining(" ", "No face can be edited: ", "")));
    }
}
