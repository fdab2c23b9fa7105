package io.facet.tensorflow.savedmodel;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import io.facet.FacetException;
import io.facet.tensorflow.graph.TensorSize;
import io.facet.tensorflow.graph.Words;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.BundleEntryProto;
import org.tensorflow.proto.BundleHeaderProto;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorProto;

/**
 * Reads the values of a SavedModel's variables from the files {@code variables.index} and {@code
 * variables.data-…}: TensorFlow's checkpoint format, read without TensorFlow.
 */
final class TensorBundle {

    /** Entry in which TensorFlow 2 stores the keys of its objects. */
    static final String OBJECTS = "_CHECKPOINTABLE_OBJECT_GRAPH";

    private static final int MOST_SHARDS = 10_000;
    private static final long LARGEST_OBJECTS = 64L << 20;

    private final Path folder;
    private final Map<String, byte[]> index;
    private final int shards;

    private TensorBundle(Path folder, Map<String, byte[]> index) {
        this.folder = folder;
        this.index = index;
        shards = shards();
    }

    /**
     * Opens the variables of a SavedModel.
     *
     * @param model folder of the SavedModel
     * @throws FacetException if it has no variables, or their index is damaged
     */
    static TensorBundle open(Path model) {
        Path folder = model.resolve("variables");
        return new TensorBundle(folder, SortedTable.read(folder.resolve("variables.index")));
    }

    private int shards() {
        byte[] header = index.get("");
        if (header == null) {
            throw damaged("it has no header");
        }
        try {
            BundleHeaderProto parsed = BundleHeaderProto.parseFrom(header);
            if (parsed.getEndianness() != BundleHeaderProto.Endianness.LITTLE) {
                throw new FacetException(
                        "The variables of " + folder + " have their bytes in the other order.");
            }
            int count = parsed.getNumShards();
            if (count < 1 || count > MOST_SHARDS) {
                throw damaged("it tells of " + count + " files");
            }
            return count;
        } catch (InvalidProtocolBufferException e) {
            throw damaged("its header is not readable");
        }
    }

    Set<String> keys() {
        return index.keySet();
    }

    /**
     * Returns the values of a variable.
     *
     * @throws FacetException if there are none, or they do not match their shape or checksum
     */
    TensorProto read(String key) {
        BundleEntryProto entry = entry(key);
        int width = width(entry.getDtype(), key);
        long size = TensorSize.of(entry.getShape(), "The variable '" + Words.shown(key) + "'");
        if (size > Integer.MAX_VALUE / 16 || size * width != entry.getSize()) {
            throw damaged(
                    "'%s' has %s bytes and not as many as its shape says"
                            .formatted(Words.shown(key), entry.getSize()));
        }
        byte[] bytes = bytes(entry, key);
        if (MaskedChecksum.of(bytes, 0, bytes.length) != entry.getCrc32C()) {
            throw new FacetException(
                    "The checksum of the variable '%s' in %s differs. Fetch it again."
                            .formatted(Words.shown(key), shard(entry)));
        }
        return TensorProto.newBuilder()
                .setDtype(entry.getDtype())
                .setTensorShape(entry.getShape())
                .setTensorContent(UnsafeByteOperations.unsafeWrap(bytes))
                .build();
    }

    private BundleEntryProto entry(String key) {
        byte[] stored = index.get(key);
        if (stored == null) {
            throw new FacetException(
                    "The variables of "
                            + folder
                            + " have none of the key '"
                            + Words.shown(key)
                            + "'.");
        }
        try {
            BundleEntryProto entry = BundleEntryProto.parseFrom(stored);
            if (entry.getSlicesCount() > 0) {
                throw new FacetException(
                        "The variable '%s' is saved in slices, which Facet does not read."
                                .formatted(Words.shown(key)));
            }
            return entry;
        } catch (InvalidProtocolBufferException e) {
            throw damaged("its entry '" + Words.shown(key) + "' is not readable");
        }
    }

    private static int width(DataType type, String key) {
        return switch (type) {
            case DT_FLOAT, DT_INT32 -> 4;
            case DT_DOUBLE, DT_INT64 -> 8;
            case DT_BOOL -> 1;
            case DT_HALF, DT_BFLOAT16 ->
                    throw new FacetException(
                            "The variable '%s' is of half precision; save the network in float32."
                                    .formatted(Words.shown(key)));
            default ->
                    throw new FacetException(
                            "The variable '%s' is of the type %s, of which no network is made."
                                    .formatted(Words.shown(key), type));
        };
    }

    private byte[] bytes(BundleEntryProto entry, String key) {
        Path file = shard(entry);
        try {
            long length = Files.size(file);
            boolean within =
                    entry.getOffset() >= 0
                            && entry.getSize() >= 0
                            && entry.getOffset() <= length
                            && entry.getSize() <= length - entry.getOffset();
            if (!within) {
                throw new FacetException(
                        "The file %s ends before the variable '%s'. Fetch it again."
                                .formatted(file, Words.shown(key)));
            }
            return FileBytes.read(file, entry.getOffset(), Math.toIntExact(entry.getSize()));
        } catch (EOFException e) {
            throw new FacetException("The file " + file + " became shorter.", e);
        } catch (IOException e) {
            throw new FacetException("The variables' file " + file + " cannot be read.", e);
        }
    }

    private Path shard(BundleEntryProto entry) {
        if (entry.getShardId() < 0 || entry.getShardId() >= shards) {
            throw damaged("it points to a file that it does not have");
        }
        String name =
                String.format(
                        Locale.ROOT, "variables.data-%05d-of-%05d", entry.getShardId(), shards);
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new FacetException("The SavedModel's variables are missing: no " + file + ".");
        }
        return file;
    }

    /** Returns TensorFlow 2's description of the saved objects; empty if there is none. */
    byte[] objects() {
        if (!index.containsKey(OBJECTS)) {
            return new byte[0];
        }
        BundleEntryProto entry = entry(OBJECTS);
        if (entry.getDtype() != DataType.DT_STRING || entry.getSize() > LARGEST_OBJECTS) {
            return new byte[0];
        }
        // The entry is the length, with seven bits per byte, a checksum of the length, and the
        // text.
        byte[] stored = bytes(entry, OBJECTS);
        int at = 0;
        while (at < stored.length && stored[at] < 0) {
            at++;
        }
        int start = Math.min(at + 1 + Integer.BYTES, stored.length);
        return Arrays.copyOfRange(stored, start, stored.length);
    }

    private FacetException damaged(String how) {
        return new FacetException(
                "The variables' index in %s is damaged: %s. Fetch it again."
                        .formatted(folder, how));
    }
}
