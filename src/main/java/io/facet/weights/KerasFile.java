package io.facet.weights;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.FloatingPoint;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * An HDF5 file with the weights of a Keras model: in its root or in the group {@code model_weights}
 * a group for every layer, in which the layer's arrays lie, often in further groups. Links to other
 * places or files are never followed.
 */
final class KerasFile implements Closeable {

    private static final int DEEPEST = 8;
    private static final int MOST_NODES = 10_000;
    private static final int MOST_NAMES = 10_000;

    private final WeightBytes bytes;
    private final CountedChannel channel;
    private final HdfFile hdf;
    private final Group root;
    private int nodes;

    KerasFile(Path file, WeightBytes bytes) throws IOException {
        this.bytes = bytes;
        this.channel = new CountedChannel(Files.newByteChannel(file));
        try {
            this.hdf = new HdfFile(channel, file.toAbsolutePath().toUri());
            Node weights = hdf.getChildren().get("model_weights");
            this.root = weights instanceof Group group ? group : hdf;
        } catch (RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    /** The groups of the layers by their names, in the file's order. */
    List<Group> layers() {
        return root.getChildren().values().stream()
                .filter(node -> !node.isLink())
                .filter(Group.class::isInstance)
                .map(Group.class::cast)
                .toList();
    }

    /** The names of the layers in the order of the model; none if the file does not tell. */
    List<String> order() {
        return names(root, "layer_names");
    }

    /** The arrays of a layer: those that it names, otherwise all in its group. */
    List<StoredArray> arrays(Group layer) {
        List<Dataset> datasets = new ArrayList<>();
        for (String name : names(layer, "weight_names")) {
            if (descendant(layer, name) instanceof Dataset dataset) {
                datasets.add(dataset);
            }
        }
        if (datasets.isEmpty()) {
            collect(layer, datasets, 0);
        }
        return datasets.stream().map(this::array).toList();
    }

    private static List<String> names(Node node, String attributeName) {
        Attribute attribute = node.getAttributes().get(attributeName);
        if (attribute == null || attribute.isEmpty() || attribute.getSize() > MOST_NAMES) {
            return List.of();
        }
        Object names = attribute.getData();
        return names instanceof Object[] several
                ? Arrays.stream(several).map(String::valueOf).toList()
                : List.of(String.valueOf(names));
    }

    private static Node descendant(Group group, String path) {
        Node node = group;
        for (String name : path.split("/")) {
            node = node instanceof Group parent ? parent.getChildren().get(name) : null;
            if (node == null || node.isLink()) {
                return null;
            }
        }
        return node;
    }

    private void collect(Group group, List<Dataset> into, int depth) {
        if (depth == DEEPEST) {
            throw UnreadableWeights.damaged("its groups are nested too deeply");
        }
        for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
            nodes++;
            if (nodes > MOST_NODES) {
                throw UnreadableWeights.damaged("it holds too many groups");
            }
            Node node = child.getValue();
            if (node.isLink()) {
                continue;
            }
            if (node instanceof Dataset dataset) {
                into.add(dataset);
            } else if (node instanceof Group inner) {
                collect(inner, into, depth + 1);
            }
        }
    }

    private StoredArray array(Dataset dataset) {
        long[] shape = dataset.getDimensionsAsLong();
        if (!(dataset.getDataType() instanceof FloatingPoint number)) {
            throw new UnreadableWeights(
                    "holds %s not as floating-point numbers. Save the model with those."
                            .formatted(dataset.getPath()));
        }
        NumberType type =
                switch (number.getSize()) {
                    case 2 -> NumberType.FLOAT16;
                    case 4 -> NumberType.FLOAT32;
                    case 8 -> NumberType.FLOAT64;
                    default -> throw UnreadableWeights.damaged("it holds numbers of no known size");
                };
        return StoredArray.rowMajor(values(dataset, type, number.getByteOrder()), shape);
    }

    private StoredValues values(Dataset dataset, NumberType type, ByteOrder order) {
        long[] shape = dataset.getDimensionsAsLong();
        if (!(dataset instanceof ContiguousDataset contiguous)) {
            return new HdfValues(dataset, type, order, channel);
        }
        long count = StoredArray.rowMajor(null, shape).size();
        if (contiguous.isEmpty()) {
            throw UnreadableWeights.damaged("%s was never written".formatted(dataset.getPath()));
        }
        long address = Math.addExact(contiguous.getDataAddress(), hdf.getUserBlockSize());
        return new FileValues(bytes, address, count, type, order);
    }

    @Override
    public void close() throws IOException {
        hdf.close();
        channel.close();
        bytes.close();
    }
}
