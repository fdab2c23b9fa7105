package io.facet.network;

import io.facet.FacetException;
import io.facet.image.FloatImage;
import java.util.Collection;
import java.util.Map;

/**
 * Represents a fixed network that maps an aligned face to feature maps and computes their gradient
 * with respect to the pixels.
 *
 * <pre>{@code
 * try (FeatureNetwork network = NetworkEngine.installed().load(Path.of("models/vgg-facet"))) {
 *     FeatureMap map = network.features(face, List.of("conv3_2")).get("conv3_2");
 * }
 * }</pre>
 *
 * Safe for use by several threads, except that it must not be closed meanwhile.
 */
public interface FeatureNetwork extends AutoCloseable {

    /** Returns the network's card. */
    NetworkCard card();

    /**
     * Computes the feature maps of layers.
     *
     * @param face S x S x 3, RGB, grey levels 0..255, S the card's input size
     * @param layers names on the card
     * @throws FacetException if a layer is not on the card
     */
    Map<String, FeatureMap> features(FloatImage face, Collection<String> layers);

    /**
     * Computes a vector output.
     *
     * @param name on the card, {@code descriptor} or {@code attributes}
     * @throws FacetException if the network has no such output
     */
    float[] output(FloatImage face, String name);

    /**
     * Prepares a loss for evaluation. The graph for its layers is built once per choice of layers
     * and reused.
     *
     * @throws FacetException if a layer is not on the card, or the network has no gradient there
     */
    ImageLoss loss(LossProblem problem);

    @Override
    void close();
}
