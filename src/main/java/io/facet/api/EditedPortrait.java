package io.facet.api;

import io.facet.job.FaceEdit;
import io.facet.report.ChangeFigures;
import java.util.List;
import net.imglib2.img.Img;

/**
 * Holds an edited image and what was measured.
 *
 * @param image the edited image, of the type and the dimensions of the one that was given, from 0
 *     on; the caller's own
 * @param faces how the edit of each face went: its landmarks, losses, evaluations and seconds
 * @param change how many pixels changed, and by how much
 * @param summary sentences for users: how each face was edited, what could not be done
 */
public record EditedPortrait<T>(
        Img<T> image, List<FaceEdit> faces, ChangeFigures change, List<String> summary) {

    public EditedPortrait {
        faces = List.copyOf(faces);
        summary = List.copyOf(summary);
    }
}
