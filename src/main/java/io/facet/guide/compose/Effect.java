package io.facet.guide.compose;

import io.facet.face.Landmarks;
import io.facet.guide.Guide;
import io.facet.guide.GuideSet;
import io.facet.guide.Mirror;
import java.util.Arrays;
import java.util.List;

/**
 * The effect of one attribute on a face: the chosen guides and their amount.
 *
 * @param set the set that contains the guides
 * @param guides the chosen guides, the nearest first; at least one
 * @param amount factor of the guides' mean change, negative for its opposite
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

    /** Returns the mean of a value over all guides, 136 numbers. */
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

    /** Returns the symmetric mean of the faces from which the displacements start. */
    double[] landmarks() {
        return Mirror.symmetric(mean(Guide::landmarks));
    }

    /**
     * Returns the displacements at full strength: first their symmetric mean, then the directions
     * in which the guides differ most (principal components), each scaled to one standard
     * deviation.
     *
     * @param count largest number of directions
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

    /**
     * Returns the leading principal component of rows by power iteration, and removes it from them.
     */
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
