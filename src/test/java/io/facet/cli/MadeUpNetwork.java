package io.facet.cli;

import io.facet.attribute.Attribute;
import io.facet.attribute.AttributeCard;
import io.facet.attribute.AttributeEffect;
import io.facet.attribute.AttributeFile;
import io.facet.attribute.AttributeLibrary;
import io.facet.attribute.Conditions;
import io.facet.network.FeatureMap;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.network.NetworkCard.Layer;
import io.facet.network.NetworkEngine;
import io.facet.network.VggTopology;
import io.facet.network.VggTopology.Convolution;
import io.facet.network.WeightSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A small network with random weights and random attributes. It has learned nothing about faces,
 * but performs every step of a trained network in a fraction of a second.
 */
final class MadeUpNetwork {

    static final List<String> ATTRIBUTES =
            List.of("age", "beard", "glasses", "masculinity", "mustache", "smile");

    private static final int SIZE = 64;
    private static final VggTopology TOPOLOGY =
            new VggTopology(SIZE, List.of(4, 6, 8, 8), List.of(2, 2, 2, 2));

    private MadeUpNetwork() {}

    /** Writes the network into the folder {@code name} of the models. */
    static void write(Path models, String name) {
        write(models, name, "");
    }

    /**
     * Writes the network into the folder {@code name} of the models.
     *
     * @param prefix prefix of the names of its layers
     */
    static void write(Path models, String name, String prefix) {
        Path folder = models.resolve(name);
        NetworkCard card =
                NetworkEngine.installed()
                        .save(folder, card(name, prefix), TOPOLOGY, WeightSource.of(weights()));
        Path attributes = folder.resolve(AttributeLibrary.FOLDER);
        AttributeFile.write(
                new Conditions(card.weightsSha256(), prefix + "conv4_2", List.of()),
                attributes.resolve(AttributeLibrary.CONDITIONS));
        for (String attribute : ATTRIBUTES) {
            AttributeFile.write(
                    attribute(attribute, card, prefix),
                    attributes.resolve(attribute + AttributeFile.ENDING));
        }
    }

    private static NetworkCard card(String name, String prefix) {
        return new NetworkCard(
                name,
                "1",
                SIZE,
                "input:0",
                ChannelOrder.RGB,
                List.of(128f, 128f, 128f),
                1 / 64f,
                new FaceTemplate(22, 30, 42, 30),
                TOPOLOGY.maps().stream()
                        .map(
                                l ->
                                        new Layer(
                                                prefix + l.name(),
                                                l.tensor(),
                                                l.stride(),
                                                l.channels()))
                        .toList(),
                List.of(),
                "none needed",
                "random numbers",
                "",
                "");
    }

    private static Map<String, float[]> weights() {
        Random random = new Random(1);
        Map<String, float[]> weights = new HashMap<>();
        for (Convolution layer : TOPOLOGY.layers()) {
            // He et al. (2015): this standard deviation keeps the magnitude of the feature maps
            // from layer to layer.
            double deviation = Math.sqrt(2.0 / (9 * layer.inputs()));
            weights.put(
                    layer.name() + "/kernel",
                    gaussian(random, 9 * layer.inputs() * layer.outputs(), deviation));
            weights.put(layer.name() + "/bias", new float[layer.outputs()]);
        }
        return weights;
    }

    private static Attribute attribute(String name, NetworkCard network, String prefix) {
        Random random = new Random(name.hashCode());
        Map<String, List<FeatureMap>> changes = new LinkedHashMap<>();
        for (String plain : List.of("conv2_2", "conv3_2", "conv4_2")) {
            String layer = prefix + plain;
            int side = SIZE / network.layer(layer).stride();
            int channels = network.layer(layer).channels();
            float[] values = gaussian(random, side * side * channels, 0.3);
            changes.put(layer, List.of(new FeatureMap(side, side, channels, values)));
        }
        AttributeCard card =
                new AttributeCard(
                        name,
                        "more " + name,
                        "less " + name,
                        new AttributeEffect(1, false),
                        List.of("face"),
                        network.name(),
                        network.weightsSha256(),
                        List.copyOf(changes.keySet()),
                        List.of(),
                        0,
                        0,
                        "random numbers");
        return new Attribute(card, new float[0], changes);
    }

    private static float[] gaussian(Random random, int length, double deviation) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }
}
