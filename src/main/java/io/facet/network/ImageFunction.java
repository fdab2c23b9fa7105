package io.facet.network;

import io.facet.image.FloatImage;

/**
 * A fixed network that turns a picture into one map: a detector's grid, or points as a map of one
 * unit. Safe for use by several threads, except that it must not be closed meanwhile.
 */
public interface ImageFunction extends AutoCloseable {

    /**
     * What the network says of a picture.
     *
     * @param picture RGB, grey levels 0..255, of a size that the network takes
     */
    FeatureMap apply(FloatImage picture);

    @Override
    void close();
}
