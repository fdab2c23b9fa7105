package io.facet.network;

import io.facet.image.FloatImage;

/**
 * Represents a fixed network that maps a picture to one map: the grid of a detector, or landmarks
 * as a map with one position. Safe for use by several threads, except that it must not be closed
 * meanwhile.
 */
public interface ImageFunction extends AutoCloseable {

    /**
     * Computes the network's output for a picture.
     *
     * @param picture RGB, grey levels 0..255, of a size that the network accepts
     */
    FeatureMap apply(FloatImage picture);

    @Override
    void close();
}
