package io.facet.weights.layers;

/**
 * A layer with the name in its file.
 *
 * @param bias null if the file has none
 */
public record FoundLayer(String name, StoredArray kernel, StoredArray bias) {

    /** Returns whether it is a convolution of this extent. */
    boolean isConvolution(int side, KernelAxes axes) {
        return kernel.rank() == 4 && axes.height(kernel) == side && axes.width(kernel) == side;
    }

    public StoredLayers.Layer layer() {
        return new StoredLayers.Layer(kernel, bias);
    }

    /** Returns the name and shape of its kernel, for a message. */
    @Override
    public String toString() {
        return FoundNames.shown(name) + " " + StoredArray.text(kernel.shape());
    }
}
