package io.facet.network;

import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.network.NetworkCard.FaceTemplate;
import java.util.List;
import java.util.Optional;

/**
 * What a user says of a SavedModel that Facet did not write, because it cannot be read off its
 * graph.
 *
 * @param name short name that the network is to have
 * @param channelOrder order of the input's channels
 * @param mean three numbers, subtracted from the input in the order of its channels, in grey levels
 * @param scale multiplied with the input after the mean was taken off
 * @param inputSize side of the square input, in pixels; needed where the graph leaves it open
 * @param input the picture's tensor, {@code input_1:0}, or its key in the signature; needed where
 *     the model has several inputs
 * @param template where a face's pupils lie in the input; empty for a usual crop
 * @param layers the feature maps that are wanted, as the graph names them or as its card would; all
 *     that can be found if empty
 * @param licence under which the weights are
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
