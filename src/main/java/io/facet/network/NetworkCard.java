package io.facet.network;

import io.facet.FacetException;
import java.util.List;

/**
 * What a network is; stored as {@code network.json} beside its SavedModel.
 *
 * @param name short name, as users give it
 * @param version of the weights
 * @param inputSize side of the square input, in pixels
 * @param inputTensor the input's tensor in the graph: {@code 1 x S x S x 3}
 * @param channelOrder order of the input's channels
 * @param mean subtracted from the input, in the order of its channels, in grey levels
 * @param scale multiplied with the input after the mean was taken off
 * @param template where a face lies in the input
 * @param layers the feature maps that can be asked for, from the input on
 * @param outputs vectors that can be asked for beside the maps
 * @param licence under which the weights are
 * @param source where the weights come from
 * @param acceptance when and how the user accepted the licence; empty if nobody had to
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

    /** What only people read may be missing; older cards lack {@code acceptance}. */
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
     * Where the pupils of an aligned face lie, in pixels of the input; (0, 0) is the middle of the
     * first pixel. Left is where the viewer sees left.
     */
    public record FaceTemplate(double leftX, double leftY, double rightX, double rightY) {}

    /**
     * A feature map.
     *
     * @param name as users give it, {@code conv3_2}
     * @param tensor its tensor in the graph
     * @param stride distance of its units, in input pixels
     * @param channels its feature channels
     */
    public record Layer(String name, String tensor, int stride, int channels) {}

    /**
     * A vector that the network answers.
     *
     * @param name {@code descriptor} or {@code attributes}
     * @param tensor its tensor in the graph
     * @param size its length
     * @param labels what each element says; empty if they have no names
     */
    public record VectorOutput(String name, String tensor, int size, List<String> labels) {}

    /**
     * The layer of this name.
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
     * The vector output of this name.
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
     * Whether two networks answer alike to every picture: they have the same weights, and are fed
     * in the same way.
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

    /** The card of the same network with another hash. */
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
