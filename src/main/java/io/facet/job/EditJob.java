package io.facet.job;

import io.facet.edit.AttributeTarget;
import io.facet.edit.EditListener;
import io.facet.edit.EditRequest;
import io.facet.edit.EditResult;
import io.facet.edit.FaceEditor;
import io.facet.edit.Preset;
import io.facet.image.Photograph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
     * Edits one face after the other, where it lies in the picture as it was, in what the edits
     * before it left; and takes the time.
     *
     * @param listener hears of the edits as of one task
     */
    public CompletedEdit run(FaceEditor editor, JobListener listener) {
        Photograph photograph = picture.photograph();
        List<FaceEdit> edits = new ArrayList<>();
        Optional<String> origin = origin();
        for (ChosenFaces.Face face : faces.faces()) {
            int before = edits.size();
            long start = System.nanoTime();
            EditRequest request =
                    new EditRequest(photograph, face.location(), target, region.region(), preset);
            EditResult result =
                    editor.edit(
                            origin.map(request::madeOf).orElse(request),
                            following(listener, before));
            photograph = result.photograph();
            edits.add(FaceEdit.of(face, result, (System.nanoTime() - start) / 1e9));
        }
        return new CompletedEdit(this, photograph, edits);
    }

    /** The digest that guides are left out by, where faces are edited in what others left. */
    private Optional<String> origin() {
        return faces.faces().size() > 1 && !target.guided().isEmpty()
                ? Optional.of(picture.photograph().sha256())
                : Optional.empty();
    }

    /** What hears of one of the faces as the listener of all hears it. */
    private EditListener following(JobListener listener, int before) {
        return new EditListener() {
            @Override
            public boolean proceed(String task, double done) {
                return listener.proceed(task, (before + done) / faces.faces().size());
            }

            @Override
            public void reached(Supplier<Photograph> soFar) {
                listener.reached(picture, soFar);
            }
        };
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
