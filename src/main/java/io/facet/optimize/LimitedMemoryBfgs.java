package io.facet.optimize;

import io.facet.Cancellation;
import io.facet.Progress;
import java.util.Optional;

/**
 * Limited-memory BFGS with a strong Wolfe line search, for bounded variables.
 *
 * <p>The method is that of Liu and Nocedal (On the Limited Memory BFGS Method for Large Scale
 * Optimization, Mathematical Programming 45, 1989). Bounds are enforced as in Bertsekas' projected
 * Newton methods (SIAM Journal on Control and Optimization 20, 1982): variables that the gradient
 * pushes against a bound are fixed for a step, the direction is computed among the others alone,
 * and the line search follows the projected path, so that many variables can reach their bounds in
 * one step. If such a direction yields no decrease, the curvature pairs are discarded and the step
 * follows the projected negative gradient.
 *
 * <p>A step mostly takes one evaluation. The memory is {@code 2 * pairs} vectors of n doubles.
 */
public final class LimitedMemoryBfgs implements Optimizer {

    /** Default number of stored curvature pairs. */
    public static final int PAIRS = 10;

    /** Default first step: one grey level. */
    public static final double FIRST_STEP = 1;

    private final int pairs;
    private final StepLength firstStep;

    /** Uses the default parameters. */
    public LimitedMemoryBfgs() {
        this(PAIRS, FIRST_STEP);
    }

    /**
     * Sets the parameters.
     *
     * @param pairs the number of curvature pairs to store, at least 1
     * @param firstStep the largest change of a variable in the first trial step, in the unit of the
     *     variables, above 0; the line search adapts it
     * @throws IllegalArgumentException if a parameter is outside its range
     */
    public LimitedMemoryBfgs(int pairs, double firstStep) {
        if (pairs < 1) {
            throw new IllegalArgumentException(
                    "L-BFGS must remember at least 1 curvature pair, not %s.".formatted(pairs));
        }
        this.pairs = pairs;
        this.firstStep = new StepLength(firstStep);
    }

    @Override
    public String name() {
        return "l-bfgs";
    }

    @Override
    public Minimum minimize(
            Objective objective,
            float[] start,
            Box box,
            Limits limits,
            Progress<? super Iteration> progress,
            Cancellation cancellation) {
        Run run = new Run(objective, box, limits, progress, cancellation);
        CurvaturePairs memory = new CurvaturePairs(pairs);
        Iterate current = run.begin(start);
        while (run.goesOn()) {
            Optional<Iterate> next = step(current, memory, run);
            if (next.isPresent()) {
                memory.add(current, next.get());
                current = next.get();
                run.reach(current);
            } else {
                run.giveUp();
            }
        }
        return run.minimum();
    }

    private Optional<Iterate> step(Iterate current, CurvaturePairs memory, Run run) {
        FreeVariables free = FreeVariables.at(current, run.box());
        if (!memory.isEmpty()) {
            double[] direction = memory.direction(current.gradient(), free);
            Optional<Iterate> next = new WolfeSearch(run, current, direction).find();
            if (next.isPresent()) {
                return next;
            }
            memory.forget();
        }
        return new WolfeSearch(run, current, steepest(current, free)).find();
    }

    private double[] steepest(Iterate current, FreeVariables free) {
        float[] gradient = current.gradient();
        return free.scaled(gradient, -firstStep.perGradient(gradient, free));
    }
}
