package io.facet.weights.torch;

import io.facet.weights.layers.NumberType;
import io.facet.weights.layers.UnreadableWeights;
import java.util.List;

/**
 * Numbers that tensors of a PyTorch file share.
 *
 * @param key name of the storage in the file
 */
record TorchStorage(NumberType type, String key) {

    /**
     * Creates a storage from the persistent id ("storage", type, key, device, count, ...) of a
     * pickle.
     */
    static TorchStorage of(Object id) {
        if (id instanceof List<?> parts
                && parts.size() >= 5
                && "storage".equals(parts.get(0))
                && parts.get(1) instanceof PickleGlobal type
                && type.storage() != null
                && (parts.get(2) instanceof String || parts.get(2) instanceof Long)
                && (parts.size() == 5 || parts.get(5) == PickleReader.NONE)) {
            return new TorchStorage(type.storage(), String.valueOf(parts.get(2)));
        }
        throw new UnreadableWeights(
                "keeps its tensors in a way that Facet does not know. Save it again with torch.save.");
    }
}
