package io.facet.optimize;

import java.util.Arrays;

/**
 * f(x) = offset + k'(x - c) + (x - c)' H L H (x - c) / 2, where L is diagonal with eigenvalues from
 * 1 to the condition number in equal ratios, and H reflects at a plane that no axis lies in, so
 * that every variable depends on every other.
 *
 * <p>With a tilt k of 0 the minimum is at the centre c. In a box with c at a bound wherever k is
 * not 0, and k pushing against that bound, c is the minimum in the box: f is convex, and these are
 * the conditions of Karush, Kuhn and Tucker. The value there is the offset.
 */
record Quadratic(double condition, float[] centre, float[] tilt, double offset)
        implements Objective {

    static Quadratic around(double condition, float... centre) {
        return new Quadratic(condition, centre, new float[centre.length], 0);
    }

    Quadratic raisedBy(double offset) {
        return new Quadratic(condition, centre, tilt, offset);
    }

    @Override
    public Evaluation evaluate(float[] point) {
        double[] away = new double[point.length];
        Arrays.setAll(away, i -> (double) point[i] - centre[i]);
        double[] curved = reflected(away);
        for (int i = 0; i < curved.length; i++) {
            curved[i] *= Math.pow(condition, i / Math.max(1.0, curved.length - 1));
        }
        curved = reflected(curved);
        double value = offset;
        float[] gradient = new float[point.length];
        for (int i = 0; i < point.length; i++) {
            value += (tilt[i] + curved[i] / 2) * away[i];
            gradient[i] = (float) (tilt[i] + curved[i]);
        }
        return new Evaluation(value, gradient);
    }

    /** I - 2 w w' / w'w applied to a vector. */
    private static double[] reflected(double[] vector) {
        double dot = 0;
        double norm = 0;
        for (int i = 0; i < vector.length; i++) {
            double w = Math.sin(3 * i + 1);
            dot += w * vector[i];
            norm += w * w;
        }
        double[] result = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            result[i] = vector[i] - 2 * dot / norm * Math.sin(3 * i + 1);
        }
        return result;
    }
}
