package io.facet.weights.keras;

import io.facet.weights.keras.KerasFile.KerasLayer;
import io.facet.weights.layers.FoundLayer;
import io.facet.weights.layers.FoundNames;
import io.facet.weights.layers.KernelAxes;
import io.facet.weights.layers.LayerShape;
import io.facet.weights.layers.LayersInOrder;
import io.facet.weights.layers.LayersInOrder.Order;
import io.facet.weights.layers.StoredArray;
import io.facet.weights.layers.StoredLayers;
import io.facet.weights.layers.UnreadableWeights;
import io.facet.weights.layers.WeightBytes;
import io.facet.weights.layers.WeightFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Locates the layers of a Keras model. If the model names them as VGG does, they are found by name;
 * otherwise they are those that have a kernel, in the model's order, as in a Sequential model whose
 * layers are called {@code conv2d_1}, or as Keras 3 names all layers. Padding layers identify a
 * Sequential model whatever its names: the functional one pads within its convolutions.
 */
public final class KerasLayers implements StoredLayers {

    /** Keras' name of padding layers, which a number may follow. */
    private static final String PADDING = "zero_padding2d";

    private final KerasFile file;
    private final WeightFormat format;
    private final boolean inOrder;
    private final Map<String, Layer> layers;

    private KerasLayers(KerasFile file, List<LayerShape> wanted, boolean pads) {
        this.file = file;
        List<KerasLayer> found = file.layers();
        this.inOrder = wanted.stream().noneMatch(shape -> !shape.dense() && isNamed(shape, found));
        boolean sequential = pads || inOrder && !file.isNumbered() || file.hasKind(PADDING);
        this.format = sequential ? WeightFormat.KERAS_SEQUENTIAL : WeightFormat.KERAS;
        List<FoundLayer> known = found.stream().map(KerasLayers::known).toList();
        this.layers =
                inOrder
                        ? new LayersInOrder(
                                        withKernels(known),
                                        file.isOrdered() ? Order.MODEL : Order.NONE,
                                        axes())
                                .named(wanted)
                        : byName(found, known, wanted);
    }

    /**
     * Locates the requested layers.
     *
     * @param pads whether the model is known to have padding layers
     */
    public static KerasLayers open(
            Path path, WeightBytes bytes, List<LayerShape> wanted, boolean pads) {
        return new KerasLayers(new KerasFile(path, bytes), wanted, pads);
    }

    private static boolean isNamed(LayerShape shape, List<KerasLayer> layers) {
        return layers.stream().anyMatch(layer -> layer.name().equals(shape.name()));
    }

    private static Map<String, Layer> byName(
            List<KerasLayer> found, List<FoundLayer> known, List<LayerShape> wanted) {
        Map<String, Layer> layers = new LinkedHashMap<>();
        for (int i = 0; i < found.size(); i++) {
            String name = found.get(i).name();
            boolean isWanted = wanted.stream().anyMatch(shape -> shape.name().equals(name));
            if (isWanted && layers.put(name, known.get(i).layer()) != null) {
                throw new UnreadableWeights(
                        "holds %s more than once. Save the weights of one network."
                                .formatted(name));
            }
        }
        return layers;
    }

    private static List<FoundLayer> withKernels(List<FoundLayer> layers) {
        return layers.stream().filter(layer -> layer.kernel() != null).toList();
    }

    /** Distinguishes kernel and bias by their number of axes: a bias has one. */
    private static FoundLayer known(KerasLayer layer) {
        StoredArray kernel = null;
        StoredArray bias = null;
        for (StoredArray array : layer.arrays()) {
            boolean isKernel = array.rank() == 2 || array.rank() == 4;
            if (isKernel ? kernel != null : array.rank() == 1 && bias != null) {
                throw new UnreadableWeights(
                        "holds more than a kernel and a bias in %s. Choose a file of a VGG network without other weights, such as those of batch normalisation."
                                .formatted(FoundNames.shown(layer.path())));
            }
            kernel = isKernel ? array : kernel;
            bias = array.rank() == 1 ? array : bias;
        }
        if (kernel == null && bias != null) {
            throw UnreadableWeights.scaling(layer.path());
        }
        return new FoundLayer(layer.path(), kernel, bias);
    }

    @Override
    public WeightFormat format() {
        return format;
    }

    @Override
    public KernelAxes axes() {
        return KernelAxes.HWIO;
    }

    @Override
    public boolean inOrder() {
        return inOrder;
    }

    @Override
    public Optional<Layer> layer(String name) {
        return Optional.ofNullable(layers.get(name));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
