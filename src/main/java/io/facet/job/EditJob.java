package io.facet.job;

import io.facet.edit.EditRequest;
import io.facet.edit.Preset;
import io.facet.edit.target.AttributeTarget;
import io.facet.image.Photograph;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Represents the requested edits of one picture.
 *
 * @param picture the picture to edit
 * @param faces the faces to edit
 * @param target what the faces should show
 * @param region where the face may change
 * @param preset how to edit the faces
 */
public record EditJob(
        InputPicture picture,
        ChosenFaces faces,
        AttributeTarget target,
        RegionChoice region,
        Preset preset) {

    /**
     * Returns the request to edit one of the faces, at its location in the original picture.
     *
     * @param photograph the result of the edits of the previous faces
     * @param origin as {@link #origin} returns it
     */
    EditRequest request(ChosenFaces.Face face, Photograph photograph, Optional<String> origin) {
        EditRequest request =
                new EditRequest(photograph, face.location(), target, region.region(), preset);
        return origin.map(request::madeOf).orElse(request);
    }

    /**
     * Computes the digest of the original picture, by which its own guides are excluded; empty
     * unless several faces are edited with guides, the later ones in already edited pictures.
     */
    Optional<String> origin() {
        return faces.faces().size() > 1 && !target.guided().isEmpty()
                ? Optional.of(picture.photograph().sha256())
                : Optional.empty();
    }

    /** Returns the part of the input after which the details of a face are named. */
    public Part part(ChosenFaces.Face face) {
        return faces.faces().size() == 1 ? picture.part() : picture.part().withFace(face.number());
    }

    /** Returns the files of the details. */
    public List<Path> details(EditFiles files) {
        return files.details(picture.part(), faces.faces().stream().map(this::part).toList());
    }
}
