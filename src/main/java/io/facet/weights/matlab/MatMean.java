package io.facet.weights.matlab;

import io.facet.weights.layers.UnreadableWeights;
import java.util.Map;
import java.util.Optional;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Struct;

/** Reads the mean that a MatConvNet network states: {@code normalization.averageImage}. */
final class MatMean {

    private static final int CHANNELS = 3;

    private MatMean() {}

    /**
     * Returns one number for each channel, the mean over the pixels if it is a picture.
     *
     * @throws UnreadableWeights if one is not finite
     */
    static Optional<float[]> of(Map<String, Array> net) {
        Array normalization = field(net.get("meta"), "normalization");
        if (normalization == null) {
            normalization = net.get("normalization");
        }
        return field(normalization, "averageImage") instanceof Matrix image
                        && image.getNumElements() > 0
                        && image.getNumElements() % CHANNELS == 0
                        && isPerChannel(image.getDimensions())
                ? Optional.of(mean(image))
                : Optional.empty();
    }

    private static Array field(Array array, String name) {
        return array instanceof Struct struct
                        && struct.getNumElements() == 1
                        && struct.getFieldNames().contains(name)
                ? struct.<Array>get(name, 0)
                : null;
    }

    /** Returns the height x width x 3, or three numbers in any direction. */
    private static boolean isPerChannel(int[] dimensions) {
        long size = 1;
        for (int extent : dimensions) {
            size *= extent;
        }
        return size == CHANNELS || dimensions.length == 3 && dimensions[2] == CHANNELS;
    }

    private static float[] mean(Matrix image) {
        int pixels = image.getNumElements() / CHANNELS;
        float[] mean = new float[CHANNELS];
        for (int channel = 0; channel < CHANNELS; channel++) {
            double sum = 0;
            for (int pixel = 0; pixel < pixels; pixel++) {
                sum += image.getDouble(channel * pixels + pixel);
            }
            mean[channel] = (float) (sum / pixels);
            if (!Float.isFinite(mean[channel])) {
                throw UnreadableWeights.damaged("its mean is no finite number");
            }
        }
        return mean;
    }
}
