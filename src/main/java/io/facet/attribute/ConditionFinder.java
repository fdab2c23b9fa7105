package io.facet.attribute;

import io.facet.attribute.Conditions.Reading;
import io.facet.dataset.Contrast;
import io.facet.dataset.LabelledPictures;
import io.facet.dataset.LabelledPictures.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the conditions on which attributes' changes depend. For each given contrast this is
 * Fisher's linear discriminant with a diagonal covariance. For the turn of a face and its lighting
 * from one side, these are the first principal components of the difference between its map and
 * that of its mirror image.
 */
final class ConditionFinder {

    private static final int TURNS = 2;
    private static final int ITERATIONS = 40;

    private final LabelledPictures table;
    private final List<Picture> pictures;
    private final float[][] plain;
    private final float[][] mirrored;

    /**
     * @param plain the condition layer's values of every picture
     * @param mirrored the same of their mirror images
     */
    ConditionFinder(
            LabelledPictures table, List<Picture> pictures, float[][] plain, float[][] mirrored) {
        this.table = table;
        this.pictures = pictures;
        this.plain = plain;
        this.mirrored = mirrored;
    }

    /**
     * @param traits other properties of a face that change the appearance of an attribute
     * @param networkSha256 hash of the network's weights
     * @param layer name of the condition layer
     */
    Conditions find(List<Contrast> traits, String networkSha256, String layer) {
        List<Reading> readings = new ArrayList<>();
        for (Contrast contrast : traits) {
            readings.add(standardised(contrast.name(), discriminant(contrast)));
        }
        List<float[]> turns = new ArrayList<>();
        for (int i = 0; i < TURNS; i++) {
            turns.add(sideways(turns));
            readings.add(standardised("side " + (i + 1), turns.get(i)));
        }
        return new Conditions(networkSha256, layer, readings);
    }

    private float[] discriminant(Contrast contrast) {
        int n = plain[0].length;
        double[][] sums = new double[2][n];
        double[] squares = new double[n];
        int[] counts = new int[2];
        for (int i = 0; i < plain.length; i++) {
            int sign = contrast.sign(table, pictures.get(i));
            if (sign != 0) {
                accumulate(plain[i], sums[(sign + 1) / 2], squares);
                accumulate(mirrored[i], sums[(sign + 1) / 2], squares);
                counts[(sign + 1) / 2] += 2;
            }
        }
        float[] direction = new float[n];
        double total = counts[0] + counts[1];
        for (int k = 0; k < n; k++) {
            double negative = sums[0][k] / counts[0];
            double positive = sums[1][k] / counts[1];
            double mean = (sums[0][k] + sums[1][k]) / total;
            double variance = squares[k] / total - mean * mean;
            direction[k] = (float) ((positive - negative) / (variance + 1e-3));
        }
        return direction;
    }

    private static void accumulate(float[] values, double[] sums, double[] squares) {
        for (int k = 0; k < values.length; k++) {
            sums[k] += values[k];
            squares[k] += (double) values[k] * values[k];
        }
    }

    /**
     * Returns the strongest direction of plain - mirrored that is orthogonal to those already
     * found, by power iteration.
     */
    private float[] sideways(List<float[]> found) {
        float[] direction = new float[plain[0].length];
        for (int k = 0; k < direction.length; k++) {
            direction[k] = plain[0][k] - mirrored[0][k];
        }
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double[] next = new double[direction.length];
            for (int i = 0; i < plain.length; i++) {
                double along = dot(direction, plain[i]) - dot(direction, mirrored[i]);
                for (int k = 0; k < next.length; k++) {
                    next[k] += along * (plain[i][k] - mirrored[i][k]);
                }
            }
            direction = normalised(next, found);
        }
        return direction;
    }

    private static float[] normalised(double[] vector, List<float[]> orthogonalTo) {
        for (float[] other : orthogonalTo) {
            double along = 0;
            for (int k = 0; k < vector.length; k++) {
                along += vector[k] * other[k];
            }
            for (int k = 0; k < vector.length; k++) {
                vector[k] -= along * other[k];
            }
        }
        double length = Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
        float[] unit = new float[vector.length];
        for (int k = 0; k < unit.length; k++) {
            unit[k] = (float) (vector[k] / length);
        }
        return unit;
    }

    private Reading standardised(String name, float[] direction) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < plain.length; i++) {
            for (float[] values : new float[][] {plain[i], mirrored[i]}) {
                double along = dot(direction, values);
                sum += along;
                squares += along * along;
            }
        }
        double n = 2.0 * plain.length;
        double mean = sum / n;
        double deviation = Math.sqrt(squares / n - mean * mean);
        return new Reading(name, direction, (float) mean, (float) (1 / deviation));
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
