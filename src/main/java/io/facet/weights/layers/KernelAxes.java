package io.facet.weights.layers;

import java.util.Arrays;

/** The axis order of a format's kernels. */
public enum KernelAxes {
    /**
     * Height x width x inputs x outputs; dense kernels may also be inputs x outputs, the inputs
     * height x width x channels with the channels fastest.
     */
    HWIO {
        @Override
        long[] wanted(LayerShape layer) {
            return new long[] {layer.height(), layer.width(), layer.inputs(), layer.outputs()};
        }

        @Override
        long[] flat(LayerShape layer) {
            return new long[] {layer.rows(), layer.outputs()};
        }

        @Override
        long[] ordered(long[] s) {
            return s;
        }

        @Override
        long[] unfolded(long[] s, LayerShape l) {
            return new long[] {l.width() * l.inputs() * s[0], l.inputs() * s[0], s[0], s[1]};
        }
    },
    /** MATLAB's: always four axes as above, though trailing axes of one element are dropped. */
    HWIO_COLUMNS {
        @Override
        long[] wanted(LayerShape layer) {
            return HWIO.wanted(layer);
        }

        @Override
        long[] flat(LayerShape layer) {
            return wanted(layer);
        }

        @Override
        long[] ordered(long[] s) {
            return s;
        }

        @Override
        long[] unfolded(long[] s, LayerShape layer) {
            return s;
        }
    },
    /**
     * Outputs x inputs x height x width; dense kernels may also be outputs x inputs, the inputs
     * channels x height x width with the width fastest.
     */
    OIHW {
        @Override
        long[] wanted(LayerShape layer) {
            return new long[] {layer.outputs(), layer.inputs(), layer.height(), layer.width()};
        }

        @Override
        long[] flat(LayerShape layer) {
            return new long[] {layer.outputs(), layer.rows()};
        }

        @Override
        long[] ordered(long[] s) {
            return new long[] {s[2], s[3], s[1], s[0]};
        }

        @Override
        long[] unfolded(long[] s, LayerShape l) {
            return new long[] {l.width() * s[1], s[1], (long) l.height() * l.width() * s[1], s[0]};
        }
    };

    /** Returns the shape of a layer's kernel in this order. */
    abstract long[] wanted(LayerShape layer);

    /** Returns the shape of a dense kernel with its inputs in one axis. */
    abstract long[] flat(LayerShape layer);

    /**
     * Returns the strides by height, width, input and output, from those of the four axes in this
     * order.
     */
    abstract long[] ordered(long[] strides);

    /** Returns the same strides from those of the two axes of a dense kernel. */
    abstract long[] unfolded(long[] strides, LayerShape layer);

    /**
     * Arranges a layer's kernel.
     *
     * @throws UnreadableWeights if it has another shape, or extends beyond the stored numbers
     */
    public ArrangedWeight arranged(StoredArray stored, LayerShape layer) {
        if (!fits(stored, layer)) {
            throw misshaped(layer.kernel(), stored.shape(), expected(layer));
        }
        StoredArray kernel = this == HWIO_COLUMNS ? padded(stored) : stored;
        long[] strides =
                kernel.is(wanted(layer))
                        ? ordered(kernel.strides())
                        : unfolded(kernel.strides(), layer);
        kernel.requireStored(layer.kernel());
        return new ArrangedWeight(layer.kernel(), kernel, layer, strides);
    }

    /** Returns whether a kernel has the shape that a layer requires. */
    boolean fits(StoredArray stored, LayerShape layer) {
        StoredArray kernel = this == HWIO_COLUMNS ? padded(stored) : stored;
        return kernel.is(wanted(layer)) || layer.dense() && kernel.is(flat(layer));
    }

    /** Returns the height of a kernel of four axes. */
    long height(StoredArray kernel) {
        return kernel.shape()[this == OIHW ? 2 : 0];
    }

    /** Returns the width of a kernel of four axes. */
    long width(StoredArray kernel) {
        return kernel.shape()[this == OIHW ? 3 : 1];
    }

    /** Returns the inputs of a kernel of four axes. */
    long inputs(StoredArray kernel) {
        return kernel.shape()[this == OIHW ? 1 : 2];
    }

    /** Arranges a layer's bias, in an array that may have axes of one element. */
    public static ArrangedWeight bias(StoredArray stored, LayerShape layer) {
        int axis = 0;
        while (axis < stored.rank() - 1 && stored.shape()[axis] == 1) {
            axis++;
        }
        if (stored.rank() == 0
                || stored.size() != layer.outputs()
                || stored.shape()[axis] != layer.outputs()) {
            throw misshaped(layer.bias(), stored.shape(), Integer.toString(layer.outputs()));
        }
        stored.requireStored(layer.bias());
        LayerShape single = new LayerShape(layer.name(), 1, 1, 1, layer.outputs(), false);
        long[] strides = {0, 0, 0, stored.strides()[axis]};
        return new ArrangedWeight(layer.bias(), stored, single, strides);
    }

    /** Returns the shapes that a layer's kernel may have, for a message. */
    String expected(LayerShape layer) {
        String wanted = StoredArray.text(wanted(layer));
        return layer.dense() && !Arrays.equals(wanted(layer), flat(layer))
                ? wanted + " or " + StoredArray.text(flat(layer))
                : wanted;
    }

    private static UnreadableWeights misshaped(String weight, long[] found, String wanted) {
        return new UnreadableWeights(
                "holds %s as %s, but the network needs %s. Choose a file of a network of this shape."
                        .formatted(weight, StoredArray.text(found), wanted));
    }

    private static StoredArray padded(StoredArray array) {
        if (array.rank() >= 4) {
            return array;
        }
        long[] shape = Arrays.copyOf(array.shape(), 4);
        long[] strides = Arrays.copyOf(array.strides(), 4);
        Arrays.fill(shape, array.rank(), 4, 1);
        return new StoredArray(array.values(), array.offset(), shape, strides);
    }
}
