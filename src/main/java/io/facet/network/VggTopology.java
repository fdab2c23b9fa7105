package io.facet.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a VGG-style network: stages of 3x3 convolutions, each followed by a ReLU, with a 2x2
 * max pool after every stage. Layers are named as Parkhi, Vedaldi and Zisserman do in <i>Deep Face
 * Recognition</i> (BMVC 2015): {@code conv<stage>_<index>} and {@code pool<stage>}, both counted
 * from 1.
 *
 * @param inputSize side of the square input, in pixels
 * @param widths channels of every stage
 * @param convolutions convolutions of every stage; as long as {@code widths}
 */
public record VggTopology(int inputSize, List<Integer> widths, List<Integer> convolutions) {

    /** Convolutions of the stages of VGG-16, the topology of VGG-Face. */
    public static final List<Integer> VGG_16 = List.of(2, 2, 3, 3, 3);

    public VggTopology {
        widths = List.copyOf(widths);
        convolutions = List.copyOf(convolutions);
        if (widths.size() != convolutions.size()) {
            throw new IllegalArgumentException(
                    "Every stage needs a width and a count of convolutions.");
        }
    }

    /**
     * One convolution: its name, its channels in and out, and the distance of its units in input
     * pixels.
     */
    public record Convolution(String name, int inputs, int outputs, int stride, int stage) {}

    /** All convolutions, in order from the input. */
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

    /** Whether the stage's pool follows this convolution. */
    public boolean endsStage(Convolution layer) {
        return layer.name().endsWith("_" + convolutions.get(layer.stage() - 1));
    }

    /** Number of stages. */
    public int stages() {
        return widths.size();
    }
}
