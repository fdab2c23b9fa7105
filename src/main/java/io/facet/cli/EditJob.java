package io.facet.cli;

import io.facet.ProgressListener;
import io.facet.edit.EditRequest;
import io.facet.edit.EditResult;
import io.facet.edit.FaceEditor;
import io.facet.edit.Preset;
import io.facet.edit.TunedTarget;

/**
 * An edit to do.
 *
 * @param picture what is edited
 * @param face which of its faces
 * @param target the attributes and their strengths
 * @param preset how to edit
 */
record EditJob(InputPicture picture, FaceChoice face, TunedTarget target, Preset preset) {

    /** Does it, and takes the time. */
    CompletedEdit run(FaceEditor editor, ProgressListener listener) {
        long start = System.nanoTime();
        EditResult result =
                editor.edit(
                        new EditRequest(picture.photograph(), face.location(), target, preset),
                        listener);
        return new CompletedEdit(this, result, (System.nanoTime() - start) / 1e9);
    }
}
