package io.facet.attribute;

import io.facet.network.FeatureMap;
import java.util.List;

/**
 * Represents the properties of a face on which an attribute's change depends: linear functions of
 * one layer, such as how male, how old or how far turned the face appears to the network. A smile
 * differs between men and women; a change averaged over both adds beard shadows to women.
 *
 * @param networkSha256 hash of the weights of the network whose layer it is
 * @param layer the layer that is read
 * @param readings one for each number
 */
public record Conditions(String networkSha256, String layer, List<Reading> readings) {

    /**
     * Readings are clamped to this many standard deviations, so that changes are not extrapolated
     * to unusual faces.
     */
    private static final float LIMIT = 2.5f;

    public Conditions {
        readings = List.copyOf(readings);
    }

    /**
     * One number: scale · (Σ direction·map - centre).
     *
     * @param name its meaning
     * @param direction as long as the layer's map
     * @param centre mean of the sum over the training pictures
     * @param scale one over the standard deviation of that sum
     */
    public record Reading(String name, float[] direction, float centre, float scale) {

        float of(FeatureMap map) {
            float[] values = map.values();
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += (double) direction[i] * values[i];
            }
            float number = (float) (scale * (sum - centre));
            return Math.max(-LIMIT, Math.min(LIMIT, number));
        }
    }

    /** Returns the names of the numbers. */
    List<String> names() {
        return readings.stream().map(Reading::name).toList();
    }

    /**
     * Returns all numbers of a face, each with mean 0 and deviation 1 over the training pictures.
     */
    public float[] of(FeatureMap map) {
        float[] numbers = new float[readings.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = readings.get(i).of(map);
        }
        return numbers;
    }
}
