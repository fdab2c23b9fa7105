package io.facet.optimize;

/**
 * The stopping criteria of an optimiser. All tolerances are relative, so that they do not depend on
 * the scale of the objective.
 *
 * @param maxEvaluations the largest number of evaluations of the objective, at least 1; never
 *     exceeded
 * @param relativeDecrease stop when the best value decreased by no more than this fraction of
 *     itself over {@code window} iterations; in [0, 1); 0 stops only if it did not decrease at all
 * @param window the number of iterations to look back over, at least 1
 * @param relativeGradient stop when the gradient's Euclidean norm, without the variables that it
 *     pushes against a bound of the box, is at most this fraction of its initial value; in [0, 1)
 */
public record Limits(
        int maxEvaluations, double relativeDecrease, int window, double relativeGradient) {

    /** Default fraction by which the value has to decrease over {@link #WINDOW} iterations. */
    public static final double RELATIVE_DECREASE = 1e-4;

    /** Default number of iterations to look back over. */
    public static final int WINDOW = 5;

    /** Default fraction of the first gradient's norm below which the run has converged. */
    public static final double RELATIVE_GRADIENT = 1e-6;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a limit is outside its range
     */
    public Limits {
        requireAtLeastOne(maxEvaluations, "most evaluations allowed");
        requireShare(relativeDecrease, "smallest relative decrease");
        requireAtLeastOne(window, "window of iterations");
        requireShare(relativeGradient, "smallest relative gradient");
    }

    /** Uses the default tolerance on the gradient. */
    public Limits(int maxEvaluations, double relativeDecrease, int window) {
        this(maxEvaluations, relativeDecrease, window, RELATIVE_GRADIENT);
    }

    /** Returns the default tolerances with at most {@code maxEvaluations} evaluations. */
    public static Limits ofEvaluations(int maxEvaluations) {
        return new Limits(maxEvaluations, RELATIVE_DECREASE, WINDOW);
    }

    private static void requireAtLeastOne(int number, String what) {
        if (number < 1) {
            throw new IllegalArgumentException(
                    "The %s must be 1 or more, not %s.".formatted(what, number));
        }
    }

    private static void requireShare(double share, String what) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "The %s must be 0 or more and below 1, not %s.".formatted(what, share));
        }
    }
}
