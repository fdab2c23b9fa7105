package io.facet.weights.matlab;

import io.facet.weights.layers.KernelAxes;
import io.facet.weights.layers.LayerShape;
import io.facet.weights.layers.StoredArray;
import io.facet.weights.layers.StoredLayers;
import io.facet.weights.layers.UnreadableWeights;
import io.facet.weights.layers.WeightBytes;
import io.facet.weights.layers.WeightFormat;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Char;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Struct;

/**
 * Locates the layers of a MatConvNet network, at the root of the file or in its struct {@code net}.
 * A SimpleNN has a cell array {@code layers} of structs, each with a name and {@code weights}, or
 * {@code filters} and {@code biases} in older files. A DagNN has a struct array {@code params} of
 * names and values; the name of an array starts with that of its layer.
 */
public final class MatLayers implements StoredLayers {

    private static final Set<String> READ =
            Set.of("net", "layers", "params", "meta", "normalization");

    private static final Set<String> SCALING = Set.of("bnorm", "dagnn.BatchNorm", "dagnn.Scale");

    private final WeightBytes bytes;
    private final Map<String, Layer> layers = new HashMap<>();
    private final Optional<float[]> mean;

    private MatLayers(WeightBytes bytes, Map<String, Array> net, List<LayerShape> wanted) {
        this.bytes = bytes;
        this.mean = MatMean.of(net);
        if (net.get("layers") instanceof Cell cells) {
            readSimple(cells);
        }
        if (layers.isEmpty() && net.get("params") instanceof Struct params) {
            if (net.get("layers") instanceof Struct kinds) {
                for (int i = 0; i < kinds.getNumElements(); i++) {
                    requireNoScaling(text(field(kinds, "name", i)), text(field(kinds, "type", i)));
                }
            }
            readDag(params, wanted);
        }
    }

    /** Locates the layers of a file. */
    public static MatLayers open(WeightBytes bytes, List<LayerShape> wanted) throws IOException {
        MatReader reader = new MatReader(new MatSource(bytes));
        reader.setEntryFilter(header -> READ.contains(header.getName()));
        Map<String, Array> net = new HashMap<>();
        for (MatFile.Entry entry : reader.readMat().getEntries()) {
            net.put(entry.getName(), entry.getValue());
        }
        if (net.get("net") instanceof Struct inner && inner.getNumElements() == 1) {
            for (String field : inner.getFieldNames()) {
                net.put(field, inner.get(field, 0));
            }
        }
        if (!net.containsKey("layers") && !net.containsKey("params")) {
            throw new UnreadableWeights(
                    "is a MATLAB file without the layers of a network. Choose a file of MatConvNet.");
        }
        return new MatLayers(bytes, net, wanted);
    }

    private void readSimple(Cell cells) {
        for (int i = 0; i < cells.getNumElements(); i++) {
            if (!(cells.get(i) instanceof Struct layer) || layer.getNumElements() != 1) {
                continue;
            }
            String name = text(field(layer, "name", 0));
            requireNoScaling(name, text(field(layer, "type", 0)));
            if (field(layer, "weights", 0) instanceof Cell pair) {
                layers.put(name, new Layer(array(element(pair, 0)), array(element(pair, 1))));
            } else if (field(layer, "filters", 0) != null) {
                StoredArray kernel = array(field(layer, "filters", 0));
                layers.put(name, new Layer(kernel, array(field(layer, "biases", 0))));
            }
        }
    }

    /**
     * Rejects layers that scale channels, by their types: "bnorm" of a SimpleNN, "dagnn.BatchNorm"
     * and "dagnn.Scale" of a DagNN.
     */
    private static void requireNoScaling(String name, String type) {
        if (SCALING.contains(type)) {
            throw UnreadableWeights.scaling(name + ", " + type);
        }
    }

    private void readDag(Struct params, List<LayerShape> wanted) {
        for (int i = 0; i < params.getNumElements(); i++) {
            String name = text(field(params, "name", i));
            StoredArray value = array(field(params, "value", i));
            for (LayerShape layer : wanted) {
                if (value != null && belongsTo(layer.name(), name)) {
                    layers.merge(layer.name(), layer(value), MatLayers::joined);
                }
            }
        }
    }

    private static boolean belongsTo(String layer, String name) {
        return name.startsWith(layer)
                && (name.length() == layer.length()
                        || !Character.isDigit(name.charAt(layer.length())));
    }

    /** Returns the layer of a value; a bias is a row or a column. */
    private static Layer layer(StoredArray value) {
        boolean isBias = value.rank() == 2 && (value.shape()[0] == 1 || value.shape()[1] == 1);
        return isBias ? new Layer(null, value) : new Layer(value, null);
    }

    private static Layer joined(Layer one, Layer other) {
        return new Layer(
                one.kernel() == null ? other.kernel() : one.kernel(),
                one.bias() == null ? other.bias() : one.bias());
    }

    private static Array field(Struct struct, String name, int index) {
        return struct.getFieldNames().contains(name) ? struct.<Array>get(name, index) : null;
    }

    private static Array element(Cell cell, int index) {
        return index < cell.getNumElements() ? cell.<Array>get(index) : null;
    }

    private static String text(Array array) {
        return array instanceof Char text && text.getNumElements() > 0 ? text.getString() : "";
    }

    /** Returns an array with as many numbers as its shape requires; null for anything else. */
    private static StoredArray array(Array array) {
        if (!(array instanceof Matrix matrix)) {
            return null;
        }
        int[] dimensions = matrix.getDimensions();
        long[] shape = new long[dimensions.length];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = dimensions[axis];
        }
        return StoredArray.columnMajor(new MatValues(matrix), shape);
    }

    @Override
    public WeightFormat format() {
        return WeightFormat.MATCONVNET;
    }

    @Override
    public KernelAxes axes() {
        return KernelAxes.HWIO_COLUMNS;
    }

    @Override
    public Optional<Layer> layer(String name) {
        return Optional.ofNullable(layers.get(name));
    }

    @Override
    public Optional<float[]> mean() {
        return mean;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
