package io.facet.optimize;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The variables that can follow the downhill direction: all except those at a bound of the box that
 * the negative gradient pushes against. Vectors of the subspace of the free variables keep their
 * full length n; the other elements are ignored. Sums are accumulated in double, in a fixed order.
 *
 * @param indices the free variables, in ascending order
 */
record FreeVariables(int[] indices) {

    static FreeVariables at(Iterate iterate, Box box) {
        float[] point = iterate.point();
        float[] gradient = iterate.gradient();
        return new FreeVariables(
                IntStream.range(0, point.length)
                        .filter(i -> !box.blocks(i, point[i], -gradient[i]))
                        .toArray());
    }

    double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i : indices) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    double norm(float[] vector) {
        double sum = 0;
        for (int i : indices) {
            sum += (double) vector[i] * vector[i];
        }
        return Math.sqrt(sum);
    }

    double largestMagnitude(float[] vector) {
        return Arrays.stream(indices).mapToDouble(i -> Math.abs(vector[i])).max().orElse(0);
    }

    /** Returns a vector times a factor, with 0 where not free. */
    double[] scaled(float[] vector, double factor) {
        double[] result = new double[vector.length];
        for (int i : indices) {
            result[i] = factor * vector[i];
        }
        return result;
    }

    void scale(double[] target, double factor) {
        for (int i : indices) {
            target[i] *= factor;
        }
    }

    void add(double[] target, double factor, double[] vector) {
        for (int i : indices) {
            target[i] += factor * vector[i];
        }
    }
}
