package io.facet.weights.torch;

import io.facet.weights.layers.FoundNames;
import io.facet.weights.layers.LayerShape;
import io.facet.weights.layers.LayersInOrder.Order;
import io.facet.weights.layers.NumberType;
import io.facet.weights.layers.StoredArray;
import io.facet.weights.layers.StoredLayers;
import io.facet.weights.layers.StoredValues;
import io.facet.weights.layers.UnreadableWeights;
import io.facet.weights.layers.WeightBytes;
import io.facet.weights.layers.WeightFormat;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the tensors of an object that PyTorch saved: a state dict, or an object that contains
 * one. Nested dicts are treated as modules, so that their keys are joined, as in {@code
 * features.0.weight}.
 */
final class TorchTensors {

    /** Keys under which programs store the state dict, the most likely first. */
    private static final List<String> HOLDERS =
            List.of("state_dict", "model_state_dict", "model", "net", "network", "weights");

    private static final int DEEPEST = 8;
    private static final int MOST_ENTRIES = 100_000;

    private final Map<String, TorchTensor> tensors = new LinkedHashMap<>();
    private int entries;

    /** Numbers of a storage. */
    @FunctionalInterface
    interface Storages {
        StoredValues values(TorchStorage storage) throws IOException;
    }

    private TorchTensors() {}

    /**
     * Locates the layers in the content of a pickle.
     *
     * @throws UnreadableWeights if it is not a state dict of a single VGG network
     */
    static StoredLayers layers(
            Object saved, Storages storages, WeightBytes bytes, List<LayerShape> wanted)
            throws IOException {
        TorchTensors found = new TorchTensors();
        if (saved instanceof Map<?, ?> map) {
            found.collect("", holder(map), 0);
        }
        if (found.tensors.isEmpty()) {
            throw new UnreadableWeights(
                    "holds no state dict of tensors. Save one: torch.save(model.state_dict(), name).");
        }
        Map<String, StateDictLayers.Tensor> tensors = new LinkedHashMap<>();
        found.tensors.forEach((key, tensor) -> tensors.put(key, new Stored(key, tensor, storages)));
        return new StateDictLayers(WeightFormat.PYTORCH, tensors, Order.PROGRAM, bytes, wanted);
    }

    private static Map<?, ?> holder(Map<?, ?> saved) {
        Map<?, ?> holder = saved;
        for (int depth = 0; depth < DEEPEST; depth++) {
            if (holder.values().stream().anyMatch(TorchTensor.class::isInstance)
                    && holder.keySet().stream().anyMatch(k -> k.toString().endsWith("weight"))) {
                return holder;
            }
            Map<?, ?> inner = null;
            for (String name : HOLDERS) {
                if (inner == null && holder.get(name) instanceof Map<?, ?> next) {
                    inner = next;
                }
            }
            if (inner == null) {
                return holder;
            }
            holder = inner;
        }
        return holder;
    }

    /** Collects tensors. Dicts may contain each other, or one dict many times; both are limited. */
    private void collect(String prefix, Map<?, ?> dict, int depth) {
        if (depth == DEEPEST) {
            throw UnreadableWeights.damaged("its dicts are nested too deeply");
        }
        dict.forEach(
                (key, value) -> {
                    entries++;
                    if (entries > MOST_ENTRIES) {
                        throw UnreadableWeights.damaged("its dicts have too many entries");
                    }
                    if (value instanceof TorchTensor tensor) {
                        put(prefix + key, tensor);
                    } else if (value instanceof Map<?, ?> inner) {
                        collect(prefix + key + ".", inner, depth + 1);
                    }
                });
    }

    private void put(String key, TorchTensor tensor) {
        if (tensors.put(key, tensor) != null) {
            throw new UnreadableWeights(
                    "holds %s more than once. Save the state dict of one network."
                            .formatted(FoundNames.shown(key)));
        }
    }

    private record Stored(String key, TorchTensor tensor, Storages storages)
            implements StateDictLayers.Tensor {

        @Override
        public long[] shape() {
            return tensor.shape();
        }

        @Override
        public StoredArray array() throws IOException {
            NumberType type = tensor.storage().type();
            if (!type.isFloating()) {
                throw UnreadableWeights.notFloating(key, type.toString());
            }
            return tensor.in(storages.values(tensor.storage()));
        }
    }
}
