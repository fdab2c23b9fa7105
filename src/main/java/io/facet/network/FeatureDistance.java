package io.facet.network;

import java.util.List;

/**
 * Computes how far the picture's feature maps are from targets: the sum over layers of Σ_p
 * weights(p)·‖F(x)_p − target_p‖².
 */
public record FeatureDistance(List<Layer> layers) implements LossFunction.Formula {

    public FeatureDistance {
        layers = List.copyOf(layers);
    }

    /**
     * One layer's share.
     *
     * @param name on the network's card
     * @param target the target of its map
     * @param weights weight of the squared difference at each position of the map
     */
    public record Layer(String name, FeatureMap target, float[] weights) {

        /**
         * @throws IllegalArgumentException if there is not one weight for each position
         */
        public Layer {
            if (weights.length != target.positions()) {
                throw new IllegalArgumentException(
                        "A layer has a weight for each of its "
                                + target.positions()
                                + " positions.");
            }
        }
    }

    @Override
    public <V> V of(LossOperations<V> on) {
        V sum = on.constant(0);
        for (Layer layer : layers) {
            V map = on.layer(layer.name());
            V target = on.input(layer.name(), layer.target().values());
            V weights = on.input(layer.name(), layer.weights());
            V squares = on.squaredDifference(map, target);
            sum = on.add(sum, on.sum(on.multiply(squares, weights)));
        }
        return sum;
    }
}
