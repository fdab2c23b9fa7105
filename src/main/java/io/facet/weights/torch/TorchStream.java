package io.facet.weights.torch;

import io.facet.weights.layers.FileValues;
import io.facet.weights.layers.LayerShape;
import io.facet.weights.layers.StoredLayers;
import io.facet.weights.layers.StoredValues;
import io.facet.weights.layers.UnreadableWeights;
import io.facet.weights.layers.WeightBytes;
import io.facet.weights.layers.WeightStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the format of PyTorch before 1.6: five pickles in sequence (a magic number, the protocol
 * version, the system, the object, the keys of its storages), then every storage, preceded by its
 * count.
 */
public final class TorchStream {

    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
    private static final long PROTOCOL = 1001;

    /** The first pickle: protocol, ten bytes of an integer, end. */
    private static final int MAGIC_LENGTH = 15;

    private TorchStream() {}

    /** Returns whether a file starts with the magic number. */
    public static boolean isOne(byte[] head) {
        byte[] magic = MAGIC.toByteArray();
        if (head.length < MAGIC_LENGTH || head[0] != (byte) 0x80 || head[2] != (byte) 0x8a) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (head[4 + i] != magic[magic.length - 1 - i]) {
                return false;
            }
        }
        return true;
    }

    /** Locates the requested layers. */
    public static StoredLayers open(WeightBytes bytes, List<LayerShape> wanted) throws IOException {
        WeightStream stream = new WeightStream(bytes, 0);
        Object magic = new PickleReader(stream).read();
        Object protocol = new PickleReader(stream).read();
        if (!MAGIC.equals(magic) || !Long.valueOf(PROTOCOL).equals(protocol)) {
            throw UnreadableWeights.damaged("it does not start as PyTorch's files do");
        }
        ByteOrder order = order(new PickleReader(stream).read());
        PickleReader object = new PickleReader(stream);
        Object saved = object.read();
        Map<String, StoredValues> storages = storages(bytes, stream, order, object.storages());
        return TorchTensors.layers(saved, storage -> storages.get(storage.key()), bytes, wanted);
    }

    private static ByteOrder order(Object system) {
        return system instanceof Map<?, ?> map && Boolean.FALSE.equals(map.get("little_endian"))
                ? ByteOrder.BIG_ENDIAN
                : ByteOrder.LITTLE_ENDIAN;
    }

    private static Map<String, StoredValues> storages(
            WeightBytes bytes,
            WeightStream stream,
            ByteOrder order,
            Map<String, TorchStorage> known)
            throws IOException {
        if (!(new PickleReader(stream).read() instanceof List<?> keys)) {
            throw UnreadableWeights.damaged("it does not list its storages");
        }
        Map<String, StoredValues> storages = new HashMap<>();
        for (Object key : keys) {
            boolean plain = key instanceof String || key instanceof Long;
            TorchStorage storage = plain ? known.get(key.toString()) : null;
            if (storage == null) {
                throw UnreadableWeights.damaged("it lists a storage that no tensor has");
            }
            // Counts are little-endian on every system.
            long count = stream.littleEndian(8);
            FileValues values =
                    new FileValues(bytes, stream.position(), count, storage.type(), order);
            storages.put(storage.key(), values);
            stream.skip(count * storage.type().bytes());
        }
        if (!storages.keySet().containsAll(known.keySet())) {
            throw UnreadableWeights.damaged("a storage is missing");
        }
        return storages;
    }
}
