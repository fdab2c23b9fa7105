package io.facet.weights.torch;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Locates the layers of a state dict: keys {@code conv1_1.weight}, possibly with a prefix, as in
 * {@code module.features.conv1_1.weight}. If there are no such keys, as in torchvision's {@code
 * features.0.weight} or in {@code 0.weight} of a sequence, the layers are found by their order.
 */
final class StateDictLayers implements StoredLayers {

    private static final String WEIGHT = "weight";
    private static final String BIAS = "bias";

    /** Arrays of PyTorch's batch normalisation, whatever its module's name. */
    private static final List<String> NORMALISATION = List.of("running_mean", "running_var");

    private final WeightFormat format;
    private final Map<String, Tensor> tensors;
    private final WeightBytes bytes;
    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private final boolean inOrder;

    /** A tensor whose numbers are located on demand. */
    interface Tensor {
        long[] shape();

        /**
         * @throws UnreadableWeights if its numbers are missing, or are not floating-point numbers
         */
        StoredArray array() throws IOException;
    }

    /**
     * @param tensors by their keys, in the file's order
     * @throws UnreadableWeights if they do not belong to a single VGG network
     */
    StateDictLayers(
            WeightFormat format,
            Map<String, Tensor> tensors,
            Order order,
            WeightBytes bytes,
            List<LayerShape> wanted)
            throws IOException {
        this.format = format;
        this.tensors = tensors;
        this.bytes = bytes;
        requireNoNormalisation();
        this.inOrder = wanted.stream().noneMatch(layer -> !layer.dense() && isNamed(layer));
        if (inOrder) {
            layers.putAll(new LayersInOrder(found(wanted), order, axes()).named(wanted));
        } else {
            putByName(wanted);
        }
    }

    private void requireNoNormalisation() {
        for (String key : tensors.keySet()) {
            if (NORMALISATION.contains(key.substring(key.lastIndexOf('.') + 1))) {
                throw UnreadableWeights.scaling(key);
            }
            if (isOrEndsWith(key, WEIGHT) && tensors.get(key).shape().length == 1) {
                throw UnreadableWeights.scaling(key);
            }
        }
    }

    private boolean isNamed(LayerShape layer) {
        return tensors.keySet().stream()
                .anyMatch(
                        key ->
                                isOrEndsWith(key, layer.name() + "." + WEIGHT)
                                        || isOrEndsWith(key, layer.name() + "." + BIAS));
    }

    private void putByName(List<LayerShape> wanted) throws IOException {
        for (LayerShape layer : wanted) {
            StoredArray kernel = array(layer.name() + "." + WEIGHT);
            StoredArray bias = array(layer.name() + "." + BIAS);
            if (kernel != null || bias != null) {
                layers.put(layer.name(), new Layer(kernel, bias));
            }
        }
    }

    private StoredArray array(String name) throws IOException {
        List<String> keys =
                tensors.keySet().stream().filter(key -> isOrEndsWith(key, name)).toList();
        if (keys.size() > 1 && !tensors.containsKey(name)) {
            throw new UnreadableWeights(
                    "holds %s more than once. Save the state dict of one network.".formatted(name));
        }
        if (keys.isEmpty()) {
            return null;
        }
        return tensors.get(tensors.containsKey(name) ? name : keys.get(0)).array();
    }

    private List<FoundLayer> found(List<LayerShape> wanted) throws IOException {
        List<FoundLayer> found = new ArrayList<>();
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            String key = entry.getKey();
            if (isOrEndsWith(key, WEIGHT)) {
                String stem = key.substring(0, key.length() - WEIGHT.length());
                Tensor bias = tensors.get(stem + BIAS);
                found.add(
                        new FoundLayer(
                                stem.isEmpty() ? key : stem.substring(0, stem.length() - 1),
                                kernel(entry.getValue(), key),
                                bias == null ? null : bias.array()));
            }
        }
        if (found.isEmpty()) {
            throw new UnreadableWeights(
                    "has no layer %s and no other with a weight. It holds: %s. Save a state dict: torch.save(model.state_dict(), name)."
                            .formatted(
                                    wanted.get(0).name(),
                                    FoundNames.list(
                                            tensors.keySet().stream()
                                                    .map(FoundNames::shown)
                                                    .toList())));
        }
        return found;
    }

    private static StoredArray kernel(Tensor tensor, String key) throws IOException {
        int rank = tensor.shape().length;
        if (rank != 2 && rank != 4) {
            throw new UnreadableWeights(
                    "holds %s as %s, which no layer of VGG has. Choose a file of a VGG network."
                            .formatted(FoundNames.shown(key), StoredArray.text(tensor.shape())));
        }
        return tensor.array();
    }

    private static boolean isOrEndsWith(String key, String name) {
        return key.equals(name) || key.endsWith("." + name);
    }

    @Override
    public WeightFormat format() {
        return format;
    }

    @Override
    public KernelAxes axes() {
        return KernelAxes.OIHW;
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
        bytes.close();
    }
}
