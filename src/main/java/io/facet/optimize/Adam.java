package io.facet.optimize;

import io.facet.Cancellation;
import io.facet.Progress;

/**
 * Adam (Kingma and Ba, Adam: A Method for Stochastic Optimization, ICLR 2015, algorithm 1),
 * projected onto the box.
 *
 * <p>Unlike in the paper, where &epsilon; is an absolute gradient magnitude, &epsilon; is a
 * fraction of the largest component of the first gradient, so that the steps do not depend on the
 * scale of the gradient.
 */
public final class Adam implements Optimizer {

    /** Default step &alpha;: one grey level. */
    public static final double STEP = 1;

    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final StepLength step;

    /** Uses the default parameters. */
    public Adam() {
        this(STEP);
    }

    /**
     * Sets the step.
     *
     * @param step the paper's &alpha;, approximately the change of each variable per iteration
     *     while its gradient keeps its sign, in the unit of the variables, above 0
     * @throws IllegalArgumentException if the step is outside its range
     */
    public Adam(double step) {
        this.step = new StepLength(step);
    }

    @Override
    public String name() {
        return "adam";
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
        FreeVariables free = FreeVariables.at(current, box);
        Moments moments =
                new Moments(start.length, EPSILON * free.largestMagnitude(current.gradient()));
        while (run.goesOn()) {
            moments.add(current.gradient());
            float[] point = moments.move(current.point(), step.units());
            box.project(point);
            current = run.evaluate(point);
            run.reach(current);
        }
        return run.minimum();
    }

    /** The moving averages m of the gradient and v of its square, in the paper's notation. */
    private static final class Moments {

        private final double[] m;
        private final double[] v;
        private final double epsilon;
        private int t;

        Moments(int size, double epsilon) {
            this.m = new double[size];
            this.v = new double[size];
            this.epsilon = epsilon;
        }

        void add(float[] gradient) {
            t++;
            for (int i = 0; i < m.length; i++) {
                double g = gradient[i];
                m[i] = BETA_1 * m[i] + (1 - BETA_1) * g;
                v[i] = BETA_2 * v[i] + (1 - BETA_2) * g * g;
            }
        }

        float[] move(float[] from, double alpha) {
            double bias1 = 1 - Math.pow(BETA_1, t);
            double bias2 = 1 - Math.pow(BETA_2, t);
            float[] point = new float[from.length];
            for (int i = 0; i < point.length; i++) {
                double root = Math.sqrt(v[i] / bias2) + epsilon;
                point[i] = (float) (from[i] - alpha * (m[i] / bias1) / root);
            }
            return point;
        }
    }
}
