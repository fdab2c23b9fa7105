package io.facet.edit;

import io.facet.Progress;
import io.facet.image.Photograph;
import io.facet.optimize.Iteration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reports the descents of one edit as one task, and keeps the loss after every step. */
final class EditProgress {

    private final Progress<? super Photograph> progress;
    private final int limit;
    private final List<EditResult.Step> history = new ArrayList<>();
    private int evaluations;
    private String message = "";

    /**
     * @param limit the most evaluations of the loss that the edit may take
     */
    EditProgress(Progress<? super Photograph> progress, int limit) {
        this.progress = progress;
        this.limit = limit;
    }

    /** Returns the loss after every step so far. */
    List<EditResult.Step> history() {
        return history;
    }

    /** Returns the number of evaluations of the loss, without those of a running descent. */
    int evaluations() {
        return evaluations;
    }

    /** Adds completed evaluations. */
    void add(int more) {
        evaluations += more;
        report(evaluations);
    }

    private void report(double done) {
        progress.report(new Progress.Step("Editing", message, done / limit));
    }

    /**
     * Returns the progress of a descent that goes on from the evaluations so far.
     *
     * @param most evaluations that it may take
     * @param startsElsewhere whether its start is a change of the photograph too
     * @param picture makes the photograph of a point
     */
    Progress<Iteration> descent(
            int most, boolean startsElsewhere, Function<float[], Photograph> picture) {
        boolean isFirst = history.isEmpty();
        return new Progress<>() {
            private double lowest = Double.POSITIVE_INFINITY;

            @Override
            public void report(Step step) {
                EditProgress.this.report(evaluations + step.fraction() * most);
            }

            @Override
            public void reached(Supplier<? extends Iteration> soFar) {
                Iteration iteration = soFar.get();
                // A second descent starts where the first one ended.
                if (isFirst || iteration.index() > 0) {
                    add(iteration);
                }
                boolean isNew = startsElsewhere || iteration.index() > 0;
                if (isNew && iteration.lowest() < lowest) {
                    progress.reached(() -> picture.apply(iteration.best()));
                }
                lowest = iteration.lowest();
                message = String.format(Locale.ROOT, "loss %.4f", iteration.evaluation().value());
                EditProgress.this.report(evaluations + iteration.evaluations());
            }
        };
    }

    private void add(Iteration iteration) {
        history.add(
                new EditResult.Step(
                        history.size(),
                        evaluations + iteration.evaluations(),
                        iteration.evaluation().value(),
                        iteration.evaluation().terms()));
    }
}
