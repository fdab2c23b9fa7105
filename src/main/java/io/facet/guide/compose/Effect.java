package io.facet.guide.compose;

import io.facet.face.Landmarks;
import io.facet.guide.Guide;
import io.facet.guide.GuideSet;
import io.facet.guide.Mirror;
import java.util.Arrays;
import java.util.List;

/**
 * What one attribute is to do to a face: guides chosen for it and how much of them.
 *
 * @param set where the guides are from
 * @param guides the chosen ones, the nearest first; at least one
 * @param amount of the guides' mean change, negative for its opposite
 */
public record Effect(GuideSet set, List<Guide> guides, double amount) {

    public Effect {
        guides = List.copyOf(guides);
        if (guides.isEmpty()) {
            throw new IllegalArgumentException("no guides of " + set.name());
        }
    }

    /** Returns the nearest guide that has a mouth, or the nearest of all. */
    Guide lead() {
        return guides.stream()
                .filter(guide -> guide.mouth().isPresent())
                .findFirst()
                .orElse(guides.get(0));
    }

    /** Returns the mean of what every guide gives, 136 numbers. */
    private double[] mean(java.util.function.Function<Guide, double[]> of) {
        double[] mean = new double[2 * Landmarks.COUNT];
        for (Guide guide : guides) {
            double[] values = of.apply(guide);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += values[i] / guides.size();
            }
        }
        return mean;
    }

    /** The symmetric mean of the faces that the displacements start from. */
    double[] landmarks() {
        return Mirror.symmetric(mean(Guide::landmarks));
    }

    /**
     * The displacements of a full strength: first their symmetric mean, then the directions in
     * which the guides differ most (principal components), each of one standard deviation.
     *
     * @param count how many directions at most
     */
    double[][] modes(int count) {
        double[] mean = mean(Guide::displacement);
        int n = guides.size();
        int components = n < 4 ? 0 : Math.min(count, n - 2);
        double[][] modes = new double[1 + components][];
        modes[0] = Mirror.symmetric(mean);
        double[][] rest = new double[n][2 * Landmarks.COUNT];
        for (int g = 0; g < n; g++) {
            double[] own = Mirror.symmetric(guides.get(g).displacement());
            for (int i = 0; i < 2 * Landmarks.COUNT; i++) {
                rest[g][i] = own[i] - modes[0][i];
            }
        }
        for (int k = 1; k <= components; k++) {
            modes[k] = principal(rest);
        }
        return modes;
    }

    /** The leading component of rows by power iteration, which is taken out of them. */
    private static double[] principal(double[][] rows) {
        int n = rows.length;
        double[] direction = rows[0].clone();
        for (int step = 0; step < 60; step++) {
            double[] next = new double[direction.length];
            for (double[] row : rows) {
                double along = dot(row, direction);
                for (int i = 0; i < next.length; i++) {
                    next[i] += along * row[i];
                }
            }
            double norm = Math.sqrt(dot(next, next));
            if (norm < 1e-12) {
                return new double[direction.length];
            }
            for (int i = 0; i < next.length; i++) {
                next[i] /= norm;
            }
            direction = next;
        }
        double variance = 0;
        for (double[] row : rows) {
            double along = dot(row, direction);
            variance += along * along / n;
            for (int i = 0; i < row.length; i++) {
                row[i] -= along * direction[i];
            }
        }
        double deviation = Math.sqrt(variance);
        return Arrays.stream(direction).map(value -> deviation * value).toArray();
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
