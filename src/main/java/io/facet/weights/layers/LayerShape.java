package io.facet.weights.layers;

import io.facet.network.VggTopology;
import java.util.ArrayList;
import java.util.List;

/**
 * What a layer of a network wants: a kernel of height x width x inputs x outputs, and a bias. A
 * dense layer behind a map is a convolution as large as the map.
 */
public record LayerShape(
        String name, int height, int width, int inputs, int outputs, boolean dense) {

    /** All layers of a topology, from the input on. */
    public static List<LayerShape> of(VggTopology topology) {
        List<LayerShape> layers = new ArrayList<>();
        topology.layers()
                .forEach(
                        c ->
                                layers.add(
                                        new LayerShape(
                                                c.name(), 3, 3, c.inputs(), c.outputs(), false)));
        int side = topology.poolSide();
        for (VggTopology.Dense dense : topology.dense()) {
            int inputs = dense.inputs() / (side * side);
            layers.add(new LayerShape(dense.name(), side, side, inputs, dense.outputs(), true));
            side = 1;
        }
        return layers;
    }

    public String kernel() {
        return name + "/kernel";
    }

    public String bias() {
        return name + "/bias";
    }

    /** Rows of the kernel, each of as many values as there are outputs. */
    public int rows() {
        return height * width * inputs;
    }
}
