package io.facet.weights;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The layers of a PyTorch state dict: keys {@code conv1_1.weight}, which other names may precede,
 * as in {@code module.features.conv1_1.weight}.
 */
final class TorchLayers implements StoredLayers {

    /** Where programs keep the state dict within what they save. */
    private static final List<String> HOLDERS =
            List.of("state_dict", "model_state_dict", "model", "net", "network", "weights");

    private static final int DEEPEST = 4;

    private final Map<String, Layer> layers = new HashMap<>();
    private final WeightBytes bytes;

    /** Numbers of a storage. */
    @FunctionalInterface
    interface Storages {
        StoredValues values(TorchStorage storage) throws IOException;
    }

    /**
     * @param saved what the pickle holds
     * @throws UnreadableWeights if it is no state dict, or names a layer twice
     */
    TorchLayers(Object saved, Storages storages, WeightBytes bytes, List<LayerShape> wanted)
            throws IOException {
        this.bytes = bytes;
        Map<String, TorchTensor> tensors = tensors(saved, DEEPEST);
        for (LayerShape layer : wanted) {
            StoredArray kernel = array(tensors, layer.name() + ".weight", storages);
            StoredArray bias = array(tensors, layer.name() + ".bias", storages);
            if (kernel != null || bias != null) {
                layers.put(layer.name(), new Layer(kernel, bias));
            }
        }
    }

    private static Map<String, TorchTensor> tensors(Object saved, int depth) {
        Map<String, TorchTensor> tensors = new HashMap<>();
        if (saved instanceof Map<?, ?> map) {
            map.forEach(
                    (key, value) -> {
                        if (value instanceof TorchTensor tensor) {
                            tensors.put(key.toString(), tensor);
                        }
                    });
            for (String holder : HOLDERS) {
                if (tensors.isEmpty() && depth > 0 && map.get(holder) instanceof Map<?, ?> inner) {
                    tensors.putAll(tensors(inner, depth - 1));
                }
            }
        }
        if (tensors.isEmpty() && depth == DEEPEST) {
            throw new UnreadableWeights(
                    "holds no state dict of tensors. Save one: torch.save(model.state_dict(), name).");
        }
        return tensors;
    }

    private static StoredArray array(
            Map<String, TorchTensor> tensors, String name, Storages storages) throws IOException {
        TorchTensor tensor = tensors.get(name);
        if (tensor == null) {
            List<String> keys =
                    tensors.keySet().stream().filter(key -> key.endsWith("." + name)).toList();
            if (keys.size() > 1) {
                throw new UnreadableWeights(
                        "holds %s more than once. Save the state dict of one network."
                                .formatted(name));
            }
            tensor = keys.isEmpty() ? null : tensors.get(keys.get(0));
        }
        return tensor == null ? null : tensor.in(storages.values(tensor.storage()));
    }

    @Override
    public WeightFormat format() {
        return WeightFormat.PYTORCH;
    }

    @Override
    public KernelAxes axes() {
        return KernelAxes.OIHW;
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
