package io.facet.network;

/**
 * Provides the operations of a {@link LossFunction.Formula}. Pictures and maps are rows x columns x
 * channels; two operands have the same shape, or one is a scalar, or one has a single channel.
 *
 * @param <V> the engine's representation of a value
 */
public interface LossOperations<V> {

    /** Returns S, the side of the network's input in pixels. */
    int side();

    /** Returns d, the masked change of the picture by the residual: S x S x 3, in units of 255. */
    V change();

    /** Returns the picture without the change: S x S x 3, in grey levels. */
    V reference();

    /**
     * Returns the feature map of the picture x.
     *
     * @param name of a layer on the network's card
     * @throws io.facet.FacetException if the network has no such layer
     */
    V layer(String name);

    /**
     * Returns values of the shape of a layer's map, or of one number for each of its positions.
     *
     * @throws IllegalArgumentException if there are more or fewer
     * @throws io.facet.FacetException if the network has no such layer
     */
    V input(String layer, float[] values);

    /**
     * Returns values for every pixel: S x S x 3, or S x S.
     *
     * @throws IllegalArgumentException if there are more or fewer
     */
    V input(float[] values);

    /** Returns a number that may differ between edits. */
    V input(float value);

    /** Returns a number that belongs to the formula and is the same in every edit. */
    V constant(double value);

    V add(V a, V b);

    V subtract(V a, V b);

    V multiply(V a, V b);

    V divide(V a, V b);

    V squareRoot(V a);

    /** Returns (a - b)² of every number. */
    V squaredDifference(V a, V b);

    /** Returns the sum of all numbers of a picture or map. */
    V sum(V a);

    /** Returns a rectangle of a picture or map. */
    V part(V a, int column, int row, int width, int height);

    /**
     * Returns every pixel's channels times a matrix.
     *
     * @param picture of three channels
     * @param matrix three rows, as many columns as the result has channels, row by row
     */
    V mixed(V picture, double[] matrix);
}
