package io.facet.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.image.FloatImage;
import io.facet.network.FeatureNetwork;
import io.facet.weights.WrittenWeights.Layout;
import io.facet.weights.WrittenWeights.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Compares the outputs of an imported network with those of PyTorch for the same weights. */
public final class ImportedFeatures {

    /** Largest difference divided by the largest value. */
    private static final double TOLERANCE = 1e-4;

    private ImportedFeatures() {}

    /** Checks every map, and the descriptor if the layout has one. */
    public static void assertThoseOfPyTorch(
            WrittenWeights written, Layout layout, FeatureNetwork network) {
        int side = network.card().inputSize();
        FloatImage picture =
                new FloatImage(side, side, 3, written.numbers(written.index().picture().file()));
        assertThat(layout.features()).containsKeys("conv3_1", "conv4_1", "conv5_3");
        for (Map.Entry<String, Numbers> feature : layout.features().entrySet()) {
            String name = feature.getKey();
            float[] found =
                    name.startsWith("conv")
                            ? network.features(picture, List.of(name)).get(name).values()
                            : network.output(picture, "descriptor");
            float[] expected = written.numbers(feature.getValue().file());
            assertThat(found).as(name).hasSameSizeAs(expected);
            assertThat(relative(expected, found)).as(name).isLessThan(TOLERANCE);
        }
    }

    private static double relative(float[] expected, float[] found) {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs(expected[i] - found[i]));
        }
        assertThat(largest).isPositive();
        return difference / largest;
    }

    /** Returns the mean of a layout, red first. */
    static List<Float> meanRgb(Layout layout) {
        List<Float> mean = new ArrayList<>();
        for (float value : layout.mean()) {
            mean.add(value);
        }
        if (layout.channelOrder().equals("BGR")) {
            Collections.reverse(mean);
        }
        return mean;
    }
}
