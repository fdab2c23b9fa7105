package io.facet.network;

import io.facet.image.FloatImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Represents the relative error of a network in another precision against single precision, on a
 * drawn face: norm of the difference divided by the norm.
 *
 * @param features largest relative error over the layers
 * @param gradient relative error of the gradient of a loss on these layers, towards another drawn
 *     face
 */
public record PrecisionDifference(double features, double gradient) {

    /**
     * Compares two networks.
     *
     * @param exact the network in single precision
     * @param coarse the same network in the other precision
     * @param layers on its card
     */
    public static PrecisionDifference of(
            FeatureNetwork exact, FeatureNetwork coarse, List<String> layers) {
        FloatImage face = DrawnFace.of(exact.card(), 0);
        Map<String, FeatureMap> expected = exact.features(face, layers);
        Map<String, FeatureMap> found = coarse.features(face, layers);
        double features =
                layers.stream()
                        .mapToDouble(
                                layer ->
                                        relative(
                                                expected.get(layer).values(),
                                                found.get(layer).values()))
                        .max()
                        .orElse(0);
        LossProblem problem = problem(exact, face, layers);
        return new PrecisionDifference(
                features, relative(gradient(exact, problem), gradient(coarse, problem)));
    }

    /**
     * Returns a sentence that states the difference of a network from its single-precision version.
     *
     * @param folder of the network, which is loaded again for the comparison
     * @param coarse the network in the other precision
     * @param layers on its card
     */
    public static String sentence(Path folder, FeatureNetwork coarse, List<String> layers) {
        try (FeatureNetwork exact = NetworkEngine.installed().load(folder)) {
            PrecisionDifference difference = of(exact, coarse, layers);
            return String.format(
                    Locale.ROOT,
                    "bfloat16: features differ from single precision by %.2g %%, the gradient by"
                            + " %.2g %%.",
                    100 * difference.features(),
                    100 * difference.gradient());
        }
    }

    private static LossProblem problem(
            FeatureNetwork network, FloatImage face, List<String> layers) {
        FloatImage other = DrawnFace.of(network.card(), DrawnFace.count() - 1);
        List<FeatureDistance.Layer> terms = new ArrayList<>();
        network.features(other, layers)
                .forEach(
                        (layer, map) ->
                                terms.add(
                                        new FeatureDistance.Layer(
                                                layer,
                                                map,
                                                filled(
                                                        map.positions(),
                                                        1f / map.values().length))));
        LossPart distance = new LossPart("distance", 1, new FeatureDistance(terms));
        return LossProblem.everywhere(face, List.of(distance));
    }

    private static float[] gradient(FeatureNetwork network, LossProblem problem) {
        try (ImageLoss loss = network.loss(problem)) {
            return loss.evaluate(new float[problem.reference().samples().length]).gradient();
        }
    }

    private static float[] filled(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return values;
    }

    private static double relative(float[] expected, float[] found) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < expected.length; i++) {
            double d = (double) found[i] - expected[i];
            difference += d * d;
            norm += (double) expected[i] * expected[i];
        }
        return difference == 0 ? 0 : Math.sqrt(difference / norm);
    }
}
