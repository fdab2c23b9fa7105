package io.facet.tensorflow;

import io.facet.network.VggTopology;
import io.facet.network.VggTopology.Convolution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds batch normalisation into the convolution before it: with g = scale / sqrt(variance +
 * epsilon), the kernel becomes g·kernel and the bias offset - g·mean.
 */
final class BatchNormFolding {

    private BatchNormFolding() {}

    static Map<String, float[]> fold(
            VggTopology topology, Map<String, float[]> trained, float epsilon) {
        Map<String, float[]> folded = new LinkedHashMap<>();
        for (Convolution layer : topology.layers()) {
            String name = layer.name();
            float[] gain = gain(trained, name, epsilon);
            float[] kernel = trained.get(name + "/kernel").clone();
            for (int i = 0; i < kernel.length; i++) {
                kernel[i] *= gain[i % gain.length];
            }
            float[] bias = trained.get(name + "/offset").clone();
            float[] mean = trained.get(name + "/mean");
            for (int c = 0; c < bias.length; c++) {
                bias[c] -= gain[c] * mean[c];
            }
            folded.put(name + "/kernel", kernel);
            folded.put(name + "/bias", bias);
        }
        for (String head : List.of("descriptor", "attributes")) {
            folded.put(head + "/kernel", trained.get(head + "/kernel"));
            folded.put(head + "/bias", trained.get(head + "/bias"));
        }
        return folded;
    }

    private static float[] gain(Map<String, float[]> trained, String name, float epsilon) {
        float[] gain = trained.get(name + "/scale").clone();
        float[] variance = trained.get(name + "/variance");
        for (int c = 0; c < gain.length; c++) {
            gain[c] /= (float) Math.sqrt(variance[c] + epsilon);
        }
        return gain;
    }
}
