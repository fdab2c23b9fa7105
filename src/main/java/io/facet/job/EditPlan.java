package io.facet.job;

import io.facet.FacetException;
import io.facet.ProgressListener;
import io.facet.edit.FaceEditor;
import io.facet.edit.Preset;
import io.facet.edit.TunedTarget;
import io.facet.image.Photograph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one call edits, once the faces are found.
 *
 * @param jobs a picture, or several pages of a stack; at least one
 * @param left pages without a face that can be edited
 */
public record EditPlan(List<EditJob> jobs, List<Omission> left) {

    public EditPlan {
        jobs = List.copyOf(jobs);
        left = List.copyOf(left);
    }

    /**
     * Chooses the faces of every picture.
     *
     * @param pictures one, or several pages of one file
     * @param chooser the faces of each
     * @param region where they may change
     * @throws FacetException if a picture cannot be read, or none has faces to edit
     */
    public static EditPlan of(
            List<InputPicture> pictures,
            FaceChooser chooser,
            TunedTarget target,
            RegionChoice region,
            Preset preset,
            ProgressListener listener) {
        List<EditJob> jobs = new ArrayList<>();
        List<Omission> left = new ArrayList<>();
        for (InputPicture picture : pictures) {
            listener.proceed(picture.part().prefix() + "looking for faces", 0);
            Photograph photograph = picture.photograph();
            try {
                region.region().requireFit(photograph);
                jobs.add(
                        new EditJob(
                                picture,
                                chooser.choose(picture, photograph),
                                target,
                                region,
                                preset));
            } catch (FacetException e) {
                if (pictures.size() == 1) {
                    throw e;
                }
                left.add(new Omission("page " + picture.page(), e.getMessage()));
            }
        }
        if (jobs.isEmpty()) {
            throw new FacetException("No page can be edited; " + reasons(left));
        }
        return new EditPlan(jobs, left);
    }

    /** Each reason once, behind all that it holds for. */
    private static String reasons(List<Omission> left) {
        Map<String, String> pages =
                left.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Omission::reason,
                                        LinkedHashMap::new,
                                        Collectors.mapping(
                                                Omission::what, Collectors.joining(", "))));
        return pages.entrySet().stream()
                .map(entry -> entry.getValue() + ": " + entry.getKey())
                .collect(Collectors.joining(" "));
    }

    /** The files of all details. */
    public List<Path> details(EditFiles files) {
        return jobs.stream().flatMap(job -> job.details(files).stream()).toList();
    }

    /**
     * Does it.
     *
     * @param listener hears of all edits as of one task
     */
    public EditOutcome run(FaceEditor editor, JobListener listener) {
        List<CompletedEdit> edits = new ArrayList<>();
        for (EditJob job : jobs) {
            int before = edits.size();
            String page = job.picture().part().prefix();
            edits.add(
                    job.run(
                            editor,
                            listener.withProgress(
                                    (task, done) ->
                                            listener.proceed(
                                                    page + task, (before + done) / jobs.size()))));
        }
        return new EditOutcome(edits, left);
    }
}
