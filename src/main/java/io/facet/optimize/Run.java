package io.facet.optimize;

import io.facet.Cancellation;
import io.facet.Progress;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One run of an optimiser. It evaluates and counts, stores the best point, reports progress and
 * applies the stopping criteria, so that an optimiser only implements its steps.
 */
public final class Run {

    private final Objective objective;
    private final Box box;
    private final Limits limits;
    private final Progress<? super Iteration> progress;
    private final Cancellation cancellation;

    /** The best values after the last iterations, the oldest first. */
    private final Deque<Double> recentBests = new ArrayDeque<>();

    private Iterate best;
    private boolean lastWasFinite;
    private double firstGradientNorm;
    private int evaluations;
    private int iterations;

    /** Null while the run continues. */
    private StopReason reason;

    /**
     * @param box bounds of the objective's variables
     */
    public Run(
            Objective objective,
            Box box,
            Limits limits,
            Progress<? super Iteration> progress,
            Cancellation cancellation) {
        this.objective = objective;
        this.box = box;
        this.limits = limits;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** Evaluates the start, projected onto the box, as iteration 0. */
    public Iterate begin(float[] start) {
        box.requireSize(start.length, "start");
        requireFinite(start);
        float[] point = start.clone();
        box.project(point);
        Iterate first = evaluate(point);
        if (!first.isFinite()) {
            throw new IllegalArgumentException(
                    ("The objective or its gradient is not finite at the start (its value is %s):"
                                    + " start elsewhere.")
                            .formatted(first.value()));
        }
        firstGradientNorm = gradientNorm(first);
        announce(first);
        return first;
    }

    /**
     * Evaluates a point of the box that is never written to again.
     *
     * @throws IllegalStateException if all evaluations are used up
     */
    public Iterate evaluate(float[] point) {
        if (isSpent()) {
            throw new IllegalStateException(
                    "All %s evaluations are spent.".formatted(limits.maxEvaluations()));
        }
        evaluations++;
        Iterate iterate = new Iterate(point, objective.evaluate(point));
        box.requireSize(iterate.gradient().length, "objective's gradient");
        lastWasFinite = iterate.isFinite();
        if (lastWasFinite && (best == null || iterate.value() < best.value())) {
            best = iterate;
        }
        progress.report("minimising", evaluations / (double) limits.maxEvaluations());
        return iterate;
    }

    /** Ends an iteration, and also the run if the iterate is not finite. */
    public void reach(Iterate iterate) {
        if (!iterate.isFinite()) {
            reason =
                    cancellation.isCancelled()
                            ? StopReason.STOPPED_BY_LISTENER
                            : StopReason.NOT_FINITE;
            return;
        }
        iterations++;
        announce(iterate);
    }

    /** Ends the run because there is no next iterate. */
    public void giveUp() {
        if (cancellation.isCancelled()) {
            reason = StopReason.STOPPED_BY_LISTENER;
        } else if (isSpent()) {
            reason = StopReason.EVALUATIONS_SPENT;
        } else {
            reason = lastWasFinite ? StopReason.LINE_SEARCH_FAILED : StopReason.NOT_FINITE;
        }
    }

    public boolean goesOn() {
        return reason == null;
    }

    /** Returns whether a step may evaluate further points. */
    public boolean mayEvaluate() {
        return !cancellation.isCancelled() && !isSpent();
    }

    private boolean isSpent() {
        return evaluations >= limits.maxEvaluations();
    }

    Box box() {
        return box;
    }

    public Minimum minimum() {
        return new Minimum(best.point(), best.evaluation(), iterations, evaluations, reason);
    }

    private void announce(Iterate iterate) {
        Iteration iteration =
                new Iteration(
                        iterations,
                        evaluations,
                        iterate.point().clone(),
                        iterate.evaluation(),
                        best.point(),
                        best.value());
        progress.reached(() -> iteration);
        if (cancellation.isCancelled()) {
            reason = StopReason.STOPPED_BY_LISTENER;
        } else if (gradientNorm(iterate) <= limits.relativeGradient() * firstGradientNorm) {
            reason = StopReason.CONVERGED;
        } else if (hasStalled()) {
            reason = StopReason.STALLED;
        } else if (isSpent()) {
            reason = StopReason.EVALUATIONS_SPENT;
        }
    }

    /**
     * Returns whether the best value has stalled. It compares best values, not last ones, because
     * descent with momentum may increase for a while.
     */
    private boolean hasStalled() {
        recentBests.addLast(best.value());
        if (recentBests.size() <= limits.window()) {
            return false;
        }
        double before = recentBests.removeFirst();
        return before - best.value() <= limits.relativeDecrease() * Math.abs(before);
    }

    private double gradientNorm(Iterate iterate) {
        return FreeVariables.at(iterate, box).norm(iterate.gradient());
    }

    private static void requireFinite(float[] start) {
        for (int i = 0; i < start.length; i++) {
            if (!Float.isFinite(start[i])) {
                throw new IllegalArgumentException(
                        "The start must be finite, but its number %s is %s."
                                .formatted(i, start[i]));
            }
        }
    }
}
