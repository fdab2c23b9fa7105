package io.facet.network;

import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.network.NetworkCard.FaceTemplate;
import java.util.List;
import java.util.Optional;

/**
 * Describes a SavedModel that Facet did not write, with the properties that cannot be derived from
 * its graph.
 *
 * @param name short name for the network
 * @param channelOrder order of the input's channels
 * @param mean three numbers, subtracted from the input in the order of its channels, in grey levels
 * @param scale factor applied to the input after the mean is subtracted
 * @param inputSize side of the square input, in pixels; required if the graph does not fix it
 * @param input tensor of the picture, {@code input_1:0}, or its key in the signature; required if
 *     the model has several inputs
 * @param template where a face's pupils lie in the input; empty for a usual crop
 * @param layers the requested feature maps, by their names in the graph or on its card; all that
 *     are found if empty
 * @param licence of the weights
 * @param source where the weights come from
 */
public record ForeignNetwork(
        String name,
        ChannelOrder channelOrder,
        List<Float> mean,
        float scale,
        Optional<Integer> inputSize,
        Optional<String> input,
        Optional<FaceTemplate> template,
        List<String> layers,
        String licence,
        String source) {

    /**
     * @throws IllegalArgumentException if the mean has other than three finite numbers, the scale
     *     is 0 or not finite, or the size is not positive
     */
    public ForeignNetwork {
        mean = List.copyOf(mean);
        layers = List.copyOf(layers);
        if (mean.size() != 3 || !mean.stream().allMatch(Float::isFinite)) {
            throw new IllegalArgumentException("A mean is three finite numbers, not " + mean);
        }
        if (!Float.isFinite(scale) || scale == 0) {
            throw new IllegalArgumentException("A scale is finite and not 0, unlike " + scale);
        }
        if (inputSize.isPresent() && inputSize.get() <= 0) {
            throw new IllegalArgumentException("An input size is positive.");
        }
    }
}
