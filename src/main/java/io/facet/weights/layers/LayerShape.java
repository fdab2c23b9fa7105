package io.facet.weights.layers;

import io.facet.network.VggTopology;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape that a layer of a network requires: a kernel of height x width x inputs x outputs, and
 * a bias. A dense layer after a map is a convolution as large as the map.
 */
public record LayerShape(
        String name, int height, int width, int inputs, int outputs, boolean dense) {

    /** Returns all layers of a topology, in order from the input. */
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

    /** Returns the number of rows of the kernel, each with one value per output. */
    public int rows() {
        return height * width * inputs;
    }
}
