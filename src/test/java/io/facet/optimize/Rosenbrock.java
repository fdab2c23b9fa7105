package io.facet.optimize;

/**
 * The extended Rosenbrock function, problem 21 of Moré, Garbow and Hillstrom (Testing Unconstrained
 * Optimization Software, ACM Transactions on Mathematical Software 7, 1981), of which two variables
 * make Rosenbrock's own: the minimum is 0, at 1 everywhere.
 */
final class Rosenbrock implements Objective {

    /** The standard start: -1.2 and 1 in turn. */
    static float[] start(int size) {
        float[] start = new float[size];
        for (int i = 0; i < size; i++) {
            start[i] = i % 2 == 0 ? -1.2f : 1;
        }
        return start;
    }

    @Override
    public Evaluation evaluate(float[] point) {
        double value = 0;
        float[] gradient = new float[point.length];
        for (int i = 0; i < point.length; i += 2) {
            double x = point[i];
            double valley = point[i + 1] - x * x;
            double rest = 1 - x;
            value += 100 * valley * valley + rest * rest;
            gradient[i] = (float) (-400 * valley * x - 2 * rest);
            gradient[i + 1] = (float) (200 * valley);
        }
        return new Evaluation(value, gradient);
    }
}
