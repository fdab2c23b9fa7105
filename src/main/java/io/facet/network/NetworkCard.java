package io.facet.network;

import io.facet.FacetException;
import java.util.List;

/**
 * Describes a network; stored as {@code network.json} beside its SavedModel.
 *
 * @param name short name used by callers
 * @param version of the weights
 * @param inputSize side of the square input, in pixels
 * @param inputTensor the input's tensor in the graph: {@code 1 x S x S x 3}
 * @param channelOrder order of the input's channels
 * @param mean subtracted from the input, in the order of its channels, in grey levels
 * @param scale factor applied to the input after the mean is subtracted
 * @param template position of a face in the input
 * @param layers the available feature maps, in order from the input
 * @param outputs the available vector outputs
 * @param licence of the weights
 * @param source where the weights come from
 * @param acceptance when and how the user accepted the licence; empty if none was required
 * @param weightsSha256 SHA-256 of {@code saved_model.pb}, which holds the weights
 */
public record NetworkCard(
        String name,
        String version,
        int inputSize,
        String inputTensor,
        ChannelOrder channelOrder,
        List<Float> mean,
        float scale,
        FaceTemplate template,
        List<Layer> layers,
        List<VectorOutput> outputs,
        String licence,
        String source,
        String acceptance,
        String weightsSha256) {

    /** Replaces missing descriptive entries by empty ones; older cards lack {@code acceptance}. */
    public NetworkCard {
        version = version == null ? "" : version;
        licence = licence == null ? "" : licence;
        source = source == null ? "" : source;
        acceptance = acceptance == null ? "" : acceptance;
    }

    /** The card's file name, beside the SavedModel. */
    public static final String FILE_NAME = "network.json";

    /** Order of the input's channels. */
    public enum ChannelOrder {
        RGB,
        BGR
    }

    /**
     * Positions of the pupils of an aligned face, in pixels of the input; (0, 0) is the centre of
     * the first pixel. Left is the viewer's left.
     */
    public record FaceTemplate(double leftX, double leftY, double rightX, double rightY) {}

    /**
     * A feature map.
     *
     * @param name for example {@code conv3_2}
     * @param tensor its tensor in the graph
     * @param stride distance between its units, in input pixels
     * @param channels its feature channels
     */
    public record Layer(String name, String tensor, int stride, int channels) {}

    /**
     * A vector output of the network.
     *
     * @param name {@code descriptor} or {@code attributes}
     * @param tensor its tensor in the graph
     * @param size its length
     * @param labels meaning of each element; empty if they have no names
     */
    public record VectorOutput(String name, String tensor, int size, List<String> labels) {}

    /**
     * Returns the layer of this name.
     *
     * @throws FacetException if there is none
     */
    public Layer layer(String layerName) {
        return layers.stream()
                .filter(layer -> layer.name().equals(layerName))
                .findFirst()
                .orElseThrow(
                        () ->
                                new FacetException(
                                        "The network "
                                                + name
                                                + " has no layer '"
                                                + layerName
                                                + "'. It has: "
                                                + layers.stream().map(Layer::name).toList()));
    }

    /**
     * Returns the vector output of this name.
     *
     * @throws FacetException if there is none
     */
    public VectorOutput output(String outputName) {
        return outputs.stream()
                .filter(output -> output.name().equals(outputName))
                .findFirst()
                .orElseThrow(
                        () ->
                                new FacetException(
                                        "The network " + name + " gives no " + outputName + "."));
    }

    /**
     * Returns whether two networks give the same output for every picture: they have the same
     * weights and the same preprocessing.
     */
    public boolean answersLike(NetworkCard other) {
        return weightsSha256.equals(other.weightsSha256)
                && inputSize == other.inputSize
                && inputTensor.equals(other.inputTensor)
                && channelOrder == other.channelOrder
                && mean.equals(other.mean)
                && scale == other.scale
                && template.equals(other.template);
    }

    /** Returns the card of the same network with another hash. */
    public NetworkCard withWeightsSha256(String hash) {
        return new NetworkCard(
                name,
                version,
                inputSize,
                inputTensor,
                channelOrder,
                mean,
                scale,
                template,
                layers,
                outputs,
                licence,
                source,
                acceptance,
                hash);
    }
}
