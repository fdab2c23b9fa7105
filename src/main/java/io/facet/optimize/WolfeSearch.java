package io.facet.optimize;

import java.util.Arrays;
import java.util.Optional;

/**
 * Searches along the path x(a) = P(x + a d), where P projects onto the box, for a step a that
 * satisfies the strong Wolfe conditions
 *
 * <ul>
 *   <li>sufficient decrease: f(x(a)) &le; f(x) + c1 g'(x(a) - x), the form of Bertsekas (Projected
 *       Newton Methods for Optimization Problems with Simple Constraints, SIAM Journal on Control
 *       and Optimization 20, 1982), which equals that of Armijo while no bound is reached;
 *   <li>curvature: |slope at a| &le; c2 |slope at 0|, where the slope is that of f along the path.
 * </ul>
 *
 * <p>Bracketing and zooming follow algorithms 3.5 and 3.6 of Nocedal and Wright, Numerical
 * Optimization (2nd edition). At a bound the path bends and its slope jumps, so a step with a small
 * slope need not exist; in that case the step with the lowest value and sufficient decrease is
 * taken.
 */
final class WolfeSearch {

    private static final double C1 = 1e-4;
    private static final double C2 = 0.9;

    private static final int MAX_TRIALS = 20;

    /** Bounds of the next step beyond the longest so far, as multiples of it. */
    private static final double LEAST_EXPANSION = 2;

    private static final double MOST_EXPANSION = 10;

    /**
     * Smallest distance of the next step inside a bracket from both ends, as a fraction of the
     * bracket's width.
     */
    private static final double MARGIN = 0.1;

    /** A bracket that kept more than this fraction of its width is bisected next. */
    private static final double SLOW = 2.0 / 3;

    /**
     * @param expected the change of value over the step if f were linear, g'(x(a) - x)
     * @param slope the derivative of f along the path, on the side of longer steps
     */
    private record Trial(double step, Iterate iterate, double expected, double slope) {

        double value() {
            return iterate.value();
        }
    }

    private final Run run;
    private final Trial origin;
    private final double[] direction;
    private int trials;

    /**
     * @param direction n elements; those that push a variable beyond a bound where it is have no
     *     effect
     */
    WolfeSearch(Run run, Iterate from, double[] direction) {
        this.run = run;
        this.direction = direction;
        this.origin = new Trial(0, from, 0, slopeAt(from));
    }

    /**
     * Searches for a step, trying 1 first.
     *
     * @return the iterate found, with a lower value than the origin; empty if none was found, if
     *     the direction does not descend, or if the evaluations were used up or the run was
     *     cancelled before
     */
    Optional<Iterate> find() {
        if (!(origin.slope() < 0)) {
            return Optional.empty();
        }
        Trial previous = origin;
        double step = 1;
        while (canTry()) {
            Trial trial = evaluate(step, pointAt(step));
            if (isTooHigh(trial, previous)) {
                return zoom(previous, trial);
            }
            if (isFlat(trial)) {
                return found(trial);
            }
            if (trial.slope() >= 0) {
                return zoom(trial, previous);
            }
            step = beyond(previous, trial);
            previous = trial;
        }
        return found(previous);
    }

    /**
     * Narrows a bracket.
     *
     * @param low the end with the lower value, which decreases sufficiently and slopes down towards
     *     the other end
     */
    private Optional<Iterate> zoom(Trial low, Trial high) {
        double widthBefore = Double.POSITIVE_INFINITY;
        while (canTry()) {
            double width = Math.abs(high.step() - low.step());
            double step = width > SLOW * widthBefore ? middle(low, high) : between(low, high);
            float[] point = pointAt(step);
            if (Arrays.equals(point, low.iterate().point())) {
                break; // The bracket is narrower than the spacing of floats.
            }
            Trial trial = evaluate(step, point);
            if (isTooHigh(trial, low)) {
                high = trial;
            } else if (isFlat(trial)) {
                return found(trial);
            } else {
                high = trial.slope() * (high.step() - low.step()) >= 0 ? low : high;
                low = trial;
            }
            widthBefore = width;
        }
        return found(low);
    }

    private boolean canTry() {
        return trials < MAX_TRIALS && run.mayEvaluate();
    }

    @SuppressWarnings("ReferenceEquality") // Compares identity.
    private Optional<Iterate> found(Trial trial) {
        return trial == origin ? Optional.empty() : Optional.of(trial.iterate());
    }

    private boolean isTooHigh(Trial trial, Trial low) {
        double bound = origin.value() + C1 * trial.expected();
        return !trial.iterate().isFinite() || trial.value() > bound || trial.value() >= low.value();
    }

    private boolean isFlat(Trial trial) {
        return Math.abs(trial.slope()) <= -C2 * origin.slope();
    }

    private float[] pointAt(double step) {
        float[] from = origin.iterate().point();
        float[] point = new float[from.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = (float) (from[i] + step * direction[i]);
        }
        run.box().project(point);
        return point;
    }

    private Trial evaluate(double step, float[] point) {
        trials++;
        Iterate iterate = run.evaluate(point);
        return new Trial(step, iterate, expectedChange(point), slopeAt(iterate));
    }

    private double expectedChange(float[] point) {
        float[] from = origin.iterate().point();
        float[] gradient = origin.iterate().gradient();
        double change = 0;
        for (int i = 0; i < point.length; i++) {
            change += gradient[i] * ((double) point[i] - from[i]);
        }
        return change;
    }

    private double slopeAt(Iterate iterate) {
        double slope = 0;
        for (int i = 0; i < direction.length; i++) {
            if (!run.box().blocks(i, iterate.point()[i], direction[i])) {
                slope += iterate.gradient()[i] * direction[i];
            }
        }
        return slope;
    }

    /** Returns a longer step, given that the value still decreases at the longest so far. */
    private static double beyond(Trial previous, Trial longest) {
        double least = LEAST_EXPANSION * longest.step();
        double most = MOST_EXPANSION * longest.step();
        double minimum = cubicMinimum(previous, longest);
        // A cubic without a minimum ahead means that the slope steepens: go as far as allowed.
        return minimum > longest.step() ? Math.min(Math.max(minimum, least), most) : most;
    }

    private static double between(Trial low, Trial high) {
        double minimum = high.iterate().isFinite() ? cubicMinimum(low, high) : Double.NaN;
        if (Double.isNaN(minimum)) {
            return middle(low, high);
        }
        double margin = MARGIN * Math.abs(high.step() - low.step());
        double least = Math.min(low.step(), high.step()) + margin;
        double most = Math.max(low.step(), high.step()) - margin;
        return Math.min(Math.max(minimum, least), most);
    }

    private static double middle(Trial low, Trial high) {
        return (low.step() + high.step()) / 2;
    }

    /**
     * Returns the minimum of the cubic with the values and slopes of both trials, Nocedal and
     * Wright, equation 3.59; NaN if it has none.
     */
    private static double cubicMinimum(Trial a, Trial b) {
        double width = b.step() - a.step();
        double d1 = a.slope() + b.slope() - 3 * (b.value() - a.value()) / width;
        double d2 = Math.signum(width) * Math.sqrt(d1 * d1 - a.slope() * b.slope());
        return b.step() - width * (b.slope() + d2 - d1) / (b.slope() - a.slope() + 2 * d2);
    }
}
