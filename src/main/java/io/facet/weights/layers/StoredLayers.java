package io.facet.weights.layers;

import java.io.Closeable;
import java.util.Optional;

/** The layers of an opened weight file, by the names of VGG. */
public interface StoredLayers extends Closeable {

    /** Kernel and bias of a layer; each null if the file does not have it. */
    record Layer(StoredArray kernel, StoredArray bias) {}

    /** The layout of the file. */
    WeightFormat format();

    /** The order of a kernel's axes. */
    KernelAxes axes();

    /** A layer, if the file has one of this name. */
    Optional<Layer> layer(String name);

    /** Whether the layers were not found by name but by their order and shapes. */
    default boolean inOrder() {
        return false;
    }

    /** The mean that the file states, in its channel order. */
    default Optional<float[]> mean() {
        return Optional.empty();
    }
}
