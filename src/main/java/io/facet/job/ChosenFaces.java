package io.facet.job;

import io.facet.FacetException;
import io.facet.face.find.EditableFaces;
import io.facet.face.find.FaceFinder;
import io.facet.face.find.FaceSelection;
import io.facet.face.find.FoundFace;
import io.facet.face.find.NumberedFace;
import io.facet.image.Photograph;
import io.facet.models.Models;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The faces of one picture that are edited, one after the other.
 *
 * @param faces at least one
 * @param left those that were meant too, and cannot be edited
 */
public record ChosenFaces(List<FaceChoice> faces, List<Omission> left) {

    public ChosenFaces {
        faces = List.copyOf(faces);
        left = List.copyOf(left);
    }

    private static final String RANGE =
            " If its samples use only a part of their range, say which by --range, or in ImageJ by"
                    + " Image > Adjust > Brightness/Contrast.";

    /** One face that needs no finding. */
    public static ChosenFaces of(FaceChoice face) {
        return new ChosenFaces(List.of(face), List.of());
    }

    /**
     * Faces that are found.
     *
     * @param selection which of them
     * @throws FacetException if there are none, the one that is meant is not among them, or none of
     *     those that are meant can be edited
     */
    public static ChosenFaces found(FaceSelection selection, Photograph photograph, Models models) {
        try (FaceFinder finder = models.faceFinder()) {
            return found(selection, photograph, finder);
        }
    }

    /**
     * Faces that are found by networks that are loaded already.
     *
     * @param finder stays the caller's to close
     * @throws FacetException as {@link #found(FaceSelection, Photograph, Models)} does
     */
    public static ChosenFaces found(
            FaceSelection selection, Photograph photograph, FaceFinder finder) {
        return choose(selection, finder.find(photograph), photograph);
    }

    private static ChosenFaces choose(
            FaceSelection selection, List<FoundFace> found, Photograph photograph) {
        if (found.isEmpty()) {
            throw new FacetException(
                    "No face was found in the picture. Say where its pupils are, or take a"
                            + " picture in which the face is larger, brighter or more upright."
                            + (photograph.bitDepth() > 8 ? RANGE : ""));
        }
        List<NumberedFace> meant = selection.among(NumberedFace.of(found));
        EditableFaces editable = EditableFaces.of(meant, photograph);
        List<Omission> left = editable.refused().stream().map(ChosenFaces::omission).toList();
        if (editable.faces().isEmpty()) {
            throw new FacetException(
                    left.size() == 1
                            ? left.get(0).reason()
                            : left.stream()
                                    .map(Omission::summary)
                                    .collect(
                                            Collectors.joining(
                                                    " ", "No face can be edited: ", "")));
        }
        return new ChosenFaces(editable.faces().stream().map(FaceChoice::of).toList(), left);
    }

    private static Omission omission(EditableFaces.Refusal refusal) {
        return new Omission(refusal.face().description(), refusal.reason());
    }
}
