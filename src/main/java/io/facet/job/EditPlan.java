package io.facet.job;

import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import io.facet.edit.EditResult;
import io.facet.edit.FaceEditor;
import io.facet.edit.Preset;
import io.facet.edit.target.AttributeTarget;
import io.facet.image.Photograph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Represents what one call edits, once the faces are found.
 *
 * @param jobs a picture, or several pages of a file or slices of a stack; at least one
 * @param left pages without a face that can be edited
 */
public record EditPlan(List<EditJob> jobs, List<SkippedItem> left) {

    public EditPlan {
        jobs = List.copyOf(jobs);
        left = List.copyOf(left);
    }

    /**
     * Chooses the faces of every picture.
     *
     * @param pictures one picture, or several pages of one file or slices of one stack
     * @param chooser chooses the faces of each, or throws a {@link FacetException} if none of its
     *     faces can be edited
     * @param region where the faces may change
     * @param cancellation checked before every picture
     * @throws FacetException if a picture cannot be read, no picture has faces to edit, or the work
     *     was cancelled before any was found
     */
    public static EditPlan of(
            List<InputPicture> pictures,
            BiFunction<InputPicture, Photograph, ChosenFaces> chooser,
            AttributeTarget target,
            RegionChoice region,
            Preset preset,
            Progress<?> progress,
            Cancellation cancellation) {
        List<EditJob> jobs = new ArrayList<>();
        List<SkippedItem> left = new ArrayList<>();
        for (InputPicture picture : pictures) {
            progress.report(picture.part().prefix() + "looking for faces", 0);
            if (cancellation.isCancelled()) {
                left.add(stoppedBefore(picture));
                continue;
            }
            Photograph photograph = picture.photograph();
            try {
                region.region().requireFit(photograph);
                jobs.add(
                        new EditJob(
                                picture,
                                chooser.apply(picture, photograph),
                                target,
                                region,
                                preset));
            } catch (FacetException e) {
                if (pictures.size() == 1) {
                    throw e;
                }
                left.add(new SkippedItem("page " + picture.page(), e.getMessage()));
            }
        }
        if (jobs.isEmpty()) {
            cancellation.throwIfCancelled("Stopped before anything was edited.");
            throw new FacetException("No page can be edited; " + reasons(left));
        }
        return new EditPlan(jobs, left);
    }

    private static SkippedItem stoppedBefore(InputPicture picture) {
        return new SkippedItem("page " + picture.page(), "It was stopped before.");
    }

    /** Returns each reason once, after the pages that it applies to. */
    private static String reasons(List<SkippedItem> left) {
        Map<String, String> pages =
                left.stream()
                        .collect(
                                Collectors.groupingBy(
                                        SkippedItem::reason,
                                        LinkedHashMap::new,
                                        Collectors.mapping(
                                                SkippedItem::what, Collectors.joining(", "))));
        return pages.entrySet().stream()
                .map(entry -> entry.getValue() + ": " + entry.getKey())
                .collect(Collectors.joining(" "));
    }

    /** Returns the files of all details. */
    public List<Path> details(EditFiles files) {
        return jobs.stream().flatMap(job -> job.details(files).stream()).toList();
    }

    /**
     * Edits the faces of the pictures one by one, and measures the time.
     *
     * @param progress receives all edits as a single task
     * @param cancellation ends the current edit with its best result so far, and leaves the
     *     remaining pictures unchanged
     */
    public EditOutcome run(
            FaceEditor editor, Progress<? super PictureSoFar> progress, Cancellation cancellation) {
        List<CompletedEdit> edits = new ArrayList<>();
        List<SkippedItem> all = new ArrayList<>(left);
        for (EditJob job : jobs) {
            InputPicture input = job.picture();
            if (!edits.isEmpty() && cancellation.isCancelled()) {
                all.add(stoppedBefore(input));
                continue;
            }
            Progress<Photograph> picture =
                    progress.part(input.part().prefix(), edits.size(), jobs.size())
                            .converting(soFar -> new PictureSoFar(input, soFar));
            Optional<String> origin = job.origin();
            Photograph photograph = input.photograph();
            List<FaceEdit> faces = new ArrayList<>();
            for (ChosenFaces.Face face : job.faces().faces()) {
                long start = System.nanoTime();
                EditResult result =
                        editor.edit(
                                job.request(face, photograph, origin),
                                picture.part("", faces.size(), job.faces().faces().size()),
                                cancellation);
                photograph = result.photograph();
                faces.add(FaceEdit.of(face, result, (System.nanoTime() - start) / 1e9));
            }
            edits.add(new CompletedEdit(job, photograph, faces));
        }
        return new EditOutcome(edits, all);
    }
}
