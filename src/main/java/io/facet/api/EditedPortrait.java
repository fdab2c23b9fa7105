package io.facet.api;

import io.facet.job.FaceEdit;
import io.facet.report.ChangeFigures;
import java.util.List;
import net.imglib2.img.Img;

/**
 * Represents an edited image and the measurements of the edit.
 *
 * @param image the edited image, with the type and the dimensions of the input and its minimum at
 *     0; owned by the caller
 * @param faces the landmarks, losses, evaluations and seconds of each face's edit
 * @param change the number of changed pixels and the size of the change
 * @param summary sentences for users about how each face was edited and what could not be done
 */
public record EditedPortrait<T>(
        Img<T> image, List<FaceEdit> faces, ChangeFigures change, List<String> summary) {

    public EditedPortrait {
        faces = List.copyOf(faces);
        summary = List.copyOf(summary);
    }
}
