package io.facet.job;

import io.facet.edit.EditRequest;
import io.facet.edit.Preset;
import io.facet.edit.target.AttributeTarget;
import io.facet.image.Photograph;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The edits of one picture to do.
 *
 * @param picture what is edited
 * @param faces which of its faces
 * @param target what the faces are to show
 * @param region where the face may change
 * @param preset how to edit
 */
public record EditJob(
        InputPicture picture,
        ChosenFaces faces,
        AttributeTarget target,
        RegionChoice region,
        Preset preset) {

    /**
     * Returns the edit of one of the faces, where it lies in the picture as it was.
     *
     * @param photograph what the edits of the faces before it left
     * @param origin as {@link #origin} returns it
     */
    EditRequest request(ChosenFaces.Face face, Photograph photograph, Optional<String> origin) {
        EditRequest request =
                new EditRequest(photograph, face.location(), target, region.region(), preset);
        return origin.map(request::madeOf).orElse(request);
    }

    /**
     * Computes the digest that guides are left out by, where faces are edited in what others left.
     */
    Optional<String> origin() {
        return faces.faces().size() > 1 && !target.guided().isEmpty()
                ? Optional.of(picture.photograph().sha256())
                : Optional.empty();
    }

    /** What the details of a face are named after. */
    public Part part(ChosenFaces.Face face) {
        return faces.faces().size() == 1 ? picture.part() : picture.part().withFace(face.number());
    }

    /** The files of the details. */
    public List<Path> details(EditFiles files) {
        return files.details(picture.part(), faces.faces().stream().map(this::part).toList());
    }
}
