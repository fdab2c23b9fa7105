package io.facet.network;

import io.facet.FacetException;
import io.facet.isolation.Engines;
import java.nio.file.Path;
import java.util.Map;

/** Runs networks; found as a service, so that no other package names an engine. */
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
     * Loads the network in a folder, to be computed in the precision that is said.
     *
     * @throws FacetException as {@link #load(Path)}, or if the processor has no instructions for
     *     this precision
     */
    FeatureNetwork load(Path folder, Precision precision);

    /**
     * Writes a VGG-style network as a SavedModel with its card.
     *
     * @param folder receives {@code saved_model.pb} and the card, in place of older ones
     * @param card its hash is filled in
     * @param weights {@code <layer>/kernel} (3 x 3 x inputs x outputs) and {@code <layer>/bias} for
     *     every convolution; the same for the heads {@code descriptor} and {@code attributes}, if
     *     the card lists them
     * @return the card as written
     */
    NetworkCard save(Path folder, NetworkCard card, VggTopology topology, WeightSource weights);

    /**
     * Makes a network of a SavedModel that was not written by Facet. It is read as data: its
     * functions are inlined and its variables become constants, what does not lie between the input
     * and the layers is left out, and nothing of the rest is loaded that is not plain arithmetic.
     *
     * @param savedModel folder of the SavedModel
     * @param folder receives {@code saved_model.pb} and the card, in place of older ones, once
     *     everything is right
     * @return the card as written
     * @throws FacetException if the SavedModel is damaged, does what a network has no need to do,
     *     or cannot be differentiated by its input
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
     * @param weights by the names that they are published with
     * @return the card as written
     * @throws FacetException if weights are missing or have another shape
     */
    ImageFunctionCard save(Path folder, ImageFunctionCard card, Map<String, WeightArray> weights);

    /**
     * How fast this engine multiplies two square matrices of floats: what its networks are measured
     * against.
     *
     * @param size rows and columns
     * @param repetitions products to average over
     * @return floating-point operations per second
     */
    double matrixProductSpeed(int size, int repetitions);

    /**
     * The installed engine.
     *
     * @throws FacetException if there is none for this system, or none that it can run
     */
    static NetworkEngine installed() {
        return Engines.installed(NetworkEngine.class);
    }
}
