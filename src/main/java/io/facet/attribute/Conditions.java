package io.facet.attribute;

import io.facet.network.FeatureMap;
import java.util.List;

/**
 * What of a face an attribute's change depends on: numbers read linearly from one layer, such as
 * how male, how old, or how far turned it looks to the network. A smile differs between men and
 * women; a change averaged over both puts shadows of beards on women.
 *
 * @param networkSha256 hash of the weights of the network whose layer it is
 * @param layer the layer that is read
 * @param readings one for each number
 */
public record Conditions(String networkSha256, String layer, List<Reading> readings) {

    /**
     * A reading is cut at this many standard deviations, so that no unusual face is extrapolated
     * to.
     */
    private static final float LIMIT = 2.5f;

    public Conditions {
        readings = List.copyOf(readings);
    }

    /**
     * One number: scale · (Σ direction·map - centre).
     *
     * @param name what it says
     * @param direction as long as the layer's map
     * @param centre mean of the sum over the training pictures
     * @param scale one over its standard deviation there
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

    /** Names of the numbers. */
    List<String> names() {
        return readings.stream().map(Reading::name).toList();
    }

    /** All numbers of a face, each with mean 0 and deviation 1 over the training pictures. */
    public float[] of(FeatureMap map) {
        float[] numbers = new float[readings.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = readings.get(i).of(map);
        }
        return numbers;
    }
}
