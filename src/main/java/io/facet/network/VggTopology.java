package io.facet.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Describes the topology of a VGG-style network: stages of 3x3 convolutions, each followed by a
 * ReLU, with a 2x2 max pool after every stage. Layers are named as Parkhi, Vedaldi and Zisserman do
 * in <i>Deep Face Recognition</i> (BMVC 2015): {@code conv<stage>_<index>} and {@code pool<stage>},
 * both counted from 1. Dense layers, each followed by a ReLU, may follow the last pool; their
 * numbers continue those of the stages, so that {@code fc6} is the first after five stages.
 *
 * @param inputSize side of the square input, in pixels
 * @param widths channels of every stage
 * @param convolutions convolutions of every stage; as long as {@code widths}
 * @param denseWidths units of every dense layer; often none
 */
public record VggTopology(
        int inputSize,
        List<Integer> widths,
        List<Integer> convolutions,
        List<Integer> denseWidths) {

    /** Convolutions of the stages of VGG-16, the topology of VGG-Face. */
    public static final List<Integer> VGG_16 = List.of(2, 2, 3, 3, 3);

    public VggTopology {
        widths = List.copyOf(widths);
        convolutions = List.copyOf(convolutions);
        denseWidths = List.copyOf(denseWidths);
        if (widths.size() != convolutions.size()) {
            throw new IllegalArgumentException(
                    "Every stage needs a width and a count of convolutions.");
        }
    }

    /** Creates a topology without dense layers. */
    public VggTopology(int inputSize, List<Integer> widths, List<Integer> convolutions) {
        this(inputSize, widths, convolutions, List.of());
    }

    /** Returns the same convolutions without dense layers. */
    public VggTopology withoutDense() {
        return new VggTopology(inputSize, widths, convolutions);
    }

    /**
     * One convolution: its name, its input and output channels, and the distance between its units
     * in input pixels.
     */
    public record Convolution(String name, int inputs, int outputs, int stride, int stage) {}

    /** One dense layer: its name and its numbers of inputs and outputs. */
    public record Dense(String name, int inputs, int outputs) {}

    /** Returns all convolutions, in order from the input. */
    public List<Convolution> layers() {
        List<Convolution> layers = new ArrayList<>();
        int inputs = 3;
        for (int stage = 0; stage < widths.size(); stage++) {
            for (int i = 0; i < convolutions.get(stage); i++) {
                String name = "conv" + (stage + 1) + "_" + (i + 1);
                layers.add(new Convolution(name, inputs, widths.get(stage), 1 << stage, stage + 1));
                inputs = widths.get(stage);
            }
        }
        return layers;
    }

    /**
     * Returns the maps after every ReLU and pool, as a card lists them; a tensor has its layer's
     * name.
     */
    public List<NetworkCard.Layer> maps() {
        List<NetworkCard.Layer> maps = new ArrayList<>();
        for (Convolution layer : layers()) {
            maps.add(map(layer.name(), layer.stride(), layer.outputs()));
            if (endsStage(layer)) {
                maps.add(map("pool" + layer.stage(), 2 * layer.stride(), layer.outputs()));
            }
        }
        return maps;
    }

    private static NetworkCard.Layer map(String name, int stride, int channels) {
        return new NetworkCard.Layer(name, name + ":0", stride, channels);
    }

    /** Returns all dense layers, in order from the last pool. */
    public List<Dense> dense() {
        List<Dense> layers = new ArrayList<>();
        int inputs = poolSide() * poolSide() * widths.get(stages() - 1);
        for (int i = 0; i < denseWidths.size(); i++) {
            layers.add(new Dense("fc" + (stages() + 1 + i), inputs, denseWidths.get(i)));
            inputs = denseWidths.get(i);
        }
        return layers;
    }

    /** Returns the side of the last pool's map. */
    public int poolSide() {
        return inputSize >> stages();
    }

    /** Returns whether the stage's pool follows this convolution. */
    public boolean endsStage(Convolution layer) {
        return layer.name().endsWith("_" + convolutions.get(layer.stage() - 1));
    }

    /** Returns the number of stages. */
    public int stages() {
        return widths.size();
    }
}
