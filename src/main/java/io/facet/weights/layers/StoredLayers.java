package io.facet.weights.layers;

import java.io.Closeable;
import java.util.Optional;

/** Provides the layers of an opened weight file by VGG's names. */
public interface StoredLayers extends Closeable {

    /** Kernel and bias of a layer; each null if the file does not have it. */
    record Layer(StoredArray kernel, StoredArray bias) {}

    /** Returns the layout of the file. */
    WeightFormat format();

    /** Returns the order of a kernel's axes. */
    KernelAxes axes();

    /** Returns a layer, if the file has one of this name. */
    Optional<Layer> layer(String name);

    /** Returns whether the layers were not found by name but by their order and shapes. */
    default boolean inOrder() {
        return false;
    }

    /** Returns the mean that the file states, in its channel order. */
    default Optional<float[]> mean() {
        return Optional.empty();
    }
}
