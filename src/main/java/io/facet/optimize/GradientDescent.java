package io.facet.optimize;

import io.facet.Cancellation;
import io.facet.Progress;

/**
 * Gradient descent with momentum, projected onto the box: v &larr; &mu; v &minus; &eta; g, x &larr;
 * P(x + v) (the heavy ball of Polyak, Some Methods of Speeding up the Convergence of Iteration
 * Methods, USSR Computational Mathematics and Mathematical Physics 4, 1964). A variable that
 * reaches a bound loses its velocity.
 *
 * <p>The rate &eta; is determined by the length of the first step, because the scale of gradients
 * varies, and is constant from then on. There is no line search: a first step that is too long
 * diverges.
 */
public final class GradientDescent implements Optimizer {

    /** Default first step: one grey level. */
    public static final double FIRST_STEP = 1;

    /** Default momentum &mu;. */
    public static final double MOMENTUM = 0.9;

    private final StepLength firstStep;
    private final double momentum;

    /** Uses the default parameters. */
    public GradientDescent() {
        this(FIRST_STEP, MOMENTUM);
    }

    /**
     * Sets the parameters.
     *
     * @param firstStep the largest change of a variable in the first step, in the unit of the
     *     variables, above 0
     * @param momentum the fraction &mu; of the last step that is repeated, in [0, 1)
     * @throws IllegalArgumentException if a parameter is outside its range
     */
    public GradientDescent(double firstStep, double momentum) {
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException(
                    "The momentum must be 0 or more and below 1, not %s.".formatted(momentum));
        }
        this.firstStep = new StepLength(firstStep);
        this.momentum = momentum;
    }

    @Override
    public String name() {
        return "gradient descent";
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
        Iterate current = run.begin(start);
        double rate = firstStep.perGradient(current.gradient(), FreeVariables.at(current, box));
        double[] velocity = new double[start.length];
        while (run.goesOn()) {
            accelerate(velocity, rate, current.gradient());
            current = run.evaluate(move(current.point(), velocity, box));
            run.reach(current);
        }
        return run.minimum();
    }

    private void accelerate(double[] velocity, double rate, float[] gradient) {
        for (int i = 0; i < velocity.length; i++) {
            velocity[i] = momentum * velocity[i] - rate * gradient[i];
        }
    }

    private static float[] move(float[] from, double[] velocity, Box box) {
        float[] point = new float[from.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = (float) (from[i] + velocity[i]);
        }
        box.project(point);
        for (int i = 0; i < point.length; i++) {
            if (box.blocks(i, point[i], velocity[i])) {
                velocity[i] = 0;
            }
        }
        return point;
    }
}
