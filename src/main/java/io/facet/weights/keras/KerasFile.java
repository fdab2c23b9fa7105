package io.facet.weights.keras;

import io.facet.weights.layers.CountedChannel;
import io.facet.weights.layers.FileValues;
import io.facet.weights.layers.NumberType;
import io.facet.weights.layers.StoredArray;
import io.facet.weights.layers.StoredValues;
import io.facet.weights.layers.UnreadableWeights;
import io.facet.weights.layers.WeightBytes;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads an HDF5 file with the weights of a Keras model. Up to Keras 2 there is a group for every
 * layer in the root or in the group {@code model_weights}. It contains the layer's arrays, often in
 * further groups, as it does for the layers of a nested model. In Keras 3 a layer is a group with a
 * group {@code vars}, in which its arrays are numbered; the group is named after the layer's class,
 * not by the layer's name. Links to other places or files are never followed.
 */
final class KerasFile implements Closeable {

    /** A group of Keras 3 that holds the arrays of one layer. */
    private static final String VARIABLES = "vars";

    /** Groups of Keras 3 that are not layers. */
    private static final List<String> NO_LAYERS = List.of("optimizer", "metrics", "loss");

    private static final int DEEPEST = 16;
    private static final int MOST_NODES = 10_000;
    private static final int MOST_NAMES = 10_000;

    private final WeightBytes bytes;
    private final CountedChannel channel;
    private final HdfFile hdf;
    private final Group root;
    private boolean numbered;
    private int nodes;

    /**
     * The arrays of one layer.
     *
     * @param name of the layer in the model; with Keras 3, that of its group unless the file states
     *     another
     * @param path of its group
     */
    record KerasLayer(String name, String path, List<StoredArray> arrays) {}

    KerasFile(Path file, WeightBytes bytes) {
        this.bytes = bytes;
        this.channel = new CountedChannel(bytes);
        this.hdf = new HdfFile(channel, file.toAbsolutePath().toUri());
        Node weights = hdf.getChildren().get("model_weights");
        this.root = weights instanceof Group group && !group.isLink() ? group : hdf;
    }

    /** Returns whether the file states the order of the layers. */
    boolean isOrdered() {
        return !names(root, "layer_names").isEmpty();
    }

    /** Returns the layers that have arrays, in the model's order if the file states it. */
    List<KerasLayer> layers() {
        List<KerasLayer> layers = new ArrayList<>();
        if (!isOrdered()) {
            collectNumbered(root, "", layers, 0);
        }
        numbered = !layers.isEmpty();
        if (!numbered) {
            groups().forEach(group -> layers.addAll(layersOf(group)));
        }
        return layers;
    }

    /** Returns whether the layers are stored as in Keras 3; valid after {@link #layers()}. */
    boolean isNumbered() {
        return numbered;
    }

    /** Returns whether a layer of this kind, with or without arrays, is in the file. */
    boolean hasKind(String kind) {
        return hasKind(root, kind, 0);
    }

    private boolean hasKind(Group group, String kind, int depth) {
        if (depth == DEEPEST) {
            return false;
        }
        for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
            count();
            if (child.getKey().startsWith(kind)
                    || !child.getValue().isLink()
                            && child.getValue() instanceof Group inner
                            && hasKind(inner, kind, depth + 1)) {
                return true;
            }
        }
        return false;
    }

    private List<Group> groups() {
        Map<String, Group> groups = new LinkedHashMap<>();
        root.getChildren()
                .forEach(
                        (name, node) -> {
                            if (!node.isLink() && node instanceof Group group) {
                                groups.put(name, group);
                            }
                        });
        List<String> order = names(root, "layer_names");
        return order.isEmpty()
                ? List.copyOf(groups.values())
                : order.stream().filter(groups::containsKey).map(groups::get).distinct().toList();
    }

    /** Returns the layers of a group of Keras 2: one, or those of a model within the model. */
    private List<KerasLayer> layersOf(Group group) {
        Map<String, List<Dataset>> byPlace = new LinkedHashMap<>();
        for (String name : names(group, "weight_names")) {
            if (descendant(group, name) instanceof Dataset dataset) {
                String place = name.substring(0, Math.max(0, name.lastIndexOf('/')));
                byPlace.computeIfAbsent(place, key -> new ArrayList<>()).add(dataset);
            }
        }
        if (byPlace.size() < 2) {
            List<Dataset> datasets = byPlace.values().stream().flatMap(List::stream).toList();
            List<Dataset> all = new ArrayList<>(datasets);
            if (all.isEmpty()) {
                collect(group, all, 0);
            }
            return all.isEmpty() ? List.of() : List.of(layer(group.getName(), group, all));
        }
        return byPlace.entrySet().stream()
                .map(
                        place ->
                                layer(
                                        place.getKey()
                                                .substring(place.getKey().lastIndexOf('/') + 1),
                                        group,
                                        place.getValue()))
                .toList();
    }

    private void collectNumbered(Group group, String path, List<KerasLayer> into, int depth) {
        requireShallow(depth);
        for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
            count();
            if (child.getValue().isLink()
                    || !(child.getValue() instanceof Group inner)
                    || depth == 0 && NO_LAYERS.contains(child.getKey())) {
                continue;
            }
            if (child.getKey().equals(VARIABLES)) {
                addNumbered(inner, path, into);
            } else {
                String place = path.isEmpty() ? child.getKey() : path + "/" + child.getKey();
                collectNumbered(inner, place, into, depth + 1);
            }
        }
    }

    private void addNumbered(Group variables, String path, List<KerasLayer> into) {
        List<Dataset> datasets = new ArrayList<>();
        for (int i = 0;
                variables.getChildren().get(Integer.toString(i)) instanceof Dataset d;
                i++) {
            datasets.add(d);
        }
        if (!datasets.isEmpty()) {
            List<String> told = names(variables, "name");
            String name = told.isEmpty() ? path.substring(path.lastIndexOf('/') + 1) : told.get(0);
            into.add(new KerasLayer(name, path, arrays(datasets)));
        }
    }

    private KerasLayer layer(String name, Group group, List<Dataset> datasets) {
        String place = name.equals(group.getName()) ? name : group.getName() + "/" + name;
        return new KerasLayer(name, place, arrays(datasets));
    }

    /**
     * Returns the arrays of a layer, without its counters such as the state of its random numbers.
     */
    private List<StoredArray> arrays(List<Dataset> datasets) {
        return datasets.stream()
                .filter(
                        d ->
                                d.getDimensionsAsLong().length > 1
                                        || d.getDataType() instanceof FloatingPoint)
                .map(this::array)
                .toList();
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
        requireShallow(depth);
        for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
            count();
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

    private static void requireShallow(int depth) {
        if (depth == DEEPEST) {
            throw UnreadableWeights.damaged("its groups are nested too deeply");
        }
    }

    private void count() {
        nodes++;
        if (nodes > MOST_NODES) {
            throw UnreadableWeights.damaged("it holds too many groups");
        }
    }

    private StoredArray array(Dataset dataset) {
        long[] shape = dataset.getDimensionsAsLong();
        if (!(dataset.getDataType() instanceof FloatingPoint number)) {
            throw UnreadableWeights.notFloating(
                    dataset.getPath(), dataset.getDataType().getClass().getSimpleName());
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
        bytes.close();
    }
}
