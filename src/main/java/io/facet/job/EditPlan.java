package io.facet.job;

import io.facet.FacetException;
import io.facet.ProgressListener;
import io.facet.edit.AttributeTarget;
import io.facet.edit.FaceEditor;
import io.facet.edit.Preset;
import io.facet.image.Photograph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What one call edits, once the faces are found.
 *
 * @param jobs a picture, or several pages of a stack; at least one
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
     * @param pictures one, or several pages of one file
     * @param chooser chooses the faces of each, or throws a {@link FacetException} if none of its
     *     faces can be edited
     * @param region where they may change
     * @throws FacetException if a picture cannot be read, or none has faces to edit
     */
    public static EditPlan of(
            List<InputPicture> pictures,
            BiFunction<InputPicture, Photograph, ChosenFaces> chooser,
            AttributeTarget target,
            RegionChoice region,
            Preset preset,
            ProgressListener listener) {
        List<EditJob> jobs = new ArrayList<>();
        List<SkippedItem> left = new ArrayList<>();
        boolean stopped = false;
        for (InputPicture picture : pictures) {
            if (stopped || !listener.proceed(picture.part().prefix() + "looking for faces", 0)) {
                stopped = true;
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
        if (jobs.isEmpty() && stopped) {
            throw new FacetException("Stopped before anything was edited.");
        }
        if (jobs.isEmpty()) {
            throw new FacetException("No page can be edited; " + reasons(left));
        }
        return new EditPlan(jobs, left);
    }

    private static SkippedItem stoppedBefore(InputPicture picture) {
        return new SkippedItem("page " + picture.page(), "It was stopped before.");
    }

    /** Each reason once, behind all that it holds for. */
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
        List<SkippedItem> all = new ArrayList<>(left);
        AtomicBoolean stopped = new AtomicBoolean();
        for (JobAt at : numbered()) {
            if (stopped.get()) {
                all.add(stoppedBefore(at.job().picture()));
                continue;
            }
            String page = at.job().picture().part().prefix();
            ProgressListener part =
                    (task, done) -> {
                        double share = (at.index() + done) / jobs.size();
                        boolean goesOn = listener.proceed(page + task, share);
                        stopped.compareAndSet(false, !goesOn);
                        return goesOn;
                    };
            edits.add(at.job().run(editor, listener.withProgress(part)));
        }
        return new EditOutcome(edits, all);
    }

    /** A job and how many come before it. */
    private record JobAt(int index, EditJob job) {}

    private List<JobAt> numbered() {
        return IntStream.range(0, jobs.size()).mapToObj(i -> new JobAt(i, jobs.get(i))).toList();
    }
}
