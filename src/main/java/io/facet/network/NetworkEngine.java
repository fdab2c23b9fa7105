package io.facet.network;

import io.facet.FacetException;
import io.facet.isolation.Engines;
import java.nio.file.Path;
import java.util.Map;

/** Runs networks. Engines are found as services, so that no other package depends on one. */
public interface NetworkEngine {

    /**
     * Loads the network in a folder: {@code saved_model.pb} and its card.
     *
     * @throws FacetException if it is not there, does not fit its card, or was changed since the
     *     card was written
     */
    default FeatureNetwork load(Path folder) {
        return load(folder, Precision.FLOAT32);
    }

    /**
     * Loads the network in a folder, for computation in the given precision.
     *
     * @throws FacetException as {@link #load(Path)}, or if the processor has no instructions for
     *     this precision
     */
    FeatureNetwork load(Path folder, Precision precision);

    /**
     * Writes a VGG-style network as a SavedModel with its card.
     *
     * @param folder receives {@code saved_model.pb} and the card, replacing older ones
     * @param card its hash is filled in
     * @param weights {@code <layer>/kernel} (3 x 3 x inputs x outputs) and {@code <layer>/bias} for
     *     every convolution; the same for the heads {@code descriptor} and {@code attributes}, if
     *     the card lists them
     * @return the card as written
     */
    NetworkCard save(Path folder, NetworkCard card, VggTopology topology, WeightSource weights);

    /**
     * Imports a SavedModel that was not written by Facet. It is read as data: its functions are
     * inlined, its variables become constants, and nodes that are not between the input and the
     * layers are omitted. Only plain arithmetic operations are loaded.
     *
     * @param savedModel folder of the SavedModel
     * @param folder receives {@code saved_model.pb} and the card, replacing older ones, once all
     *     checks have passed
     * @return the card as written
     * @throws FacetException if the SavedModel is damaged, contains operations that a network does
     *     not need, or cannot be differentiated with respect to its input
     */
    NetworkCard importNetwork(Path savedModel, Path folder, ForeignNetwork said);

    /**
     * Loads a function of pictures: {@code saved_model.pb} and its card.
     *
     * @throws FacetException if it is not there, or was changed since the card was written
     */
    ImageFunction loadFunction(Path folder);

    /**
     * Builds a function of pictures from its weights and writes it as a SavedModel with its card.
     *
     * @param folder receives {@code saved_model.pb} and the card, in place of older ones
     * @param card its hash is filled in
     * @param weights by their published names
     * @return the card as written
     * @throws FacetException if weights are missing or have another shape
     */
    ImageFunctionCard save(Path folder, ImageFunctionCard card, Map<String, WeightArray> weights);

    /**
     * Measures how fast this engine multiplies two square float matrices, as a reference for the
     * speed of its networks.
     *
     * @param size rows and columns
     * @param repetitions products to average over
     * @return floating-point operations per second
     */
    double matrixProductSpeed(int size, int repetitions);

    /**
     * Returns the installed engine.
     *
     * @throws FacetException if there is none for this system, or this system cannot run it
     */
    static NetworkEngine installed() {
        return Engines.installed(NetworkEngine.class);
    }
}
