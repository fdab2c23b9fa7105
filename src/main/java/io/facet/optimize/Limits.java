package io.facet.optimize;

/**
 * When an optimiser stops by itself. All tolerances are relative, so that they mean the same for an
 * objective of any size.
 *
 * @param maxEvaluations how often the objective may be evaluated, at least 1; never exceeded
 * @param relativeDecrease stop when the best value fell by no more than this share of itself over
 *     {@code window} iterations; in [0, 1), and 0 stops only when it did not fall at all
 * @param window the number of iterations to look back over, at least 1
 * @param relativeGradient stop when the gradient's Euclidean norm, without the numbers that it
 *     pushes against a wall of the box, is no more than this share of what it was at the start; in
 *     [0, 1)
 */
public record Limits(
        int maxEvaluations, double relativeDecrease, int window, double relativeGradient) {

    /** The usual share that the value has to fall by over {@link #WINDOW} iterations. */
    public static final double RELATIVE_DECREASE = 1e-4;

    /** The usual number of iterations to look back over. */
    public static final int WINDOW = 5;

    /** The usual share of the first gradient's norm that counts as none left. */
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

    /** Limits with the usual tolerance on the gradient. */
    public Limits(int maxEvaluations, double relativeDecrease, int window) {
        this(maxEvaluations, relativeDecrease, window, RELATIVE_GRADIENT);
    }

    /** The usual tolerances, and at most {@code maxEvaluations} evaluations. */
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
