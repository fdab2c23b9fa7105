package io.facet.weights;

import io.jhdf.api.Group;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The layers of a Keras model. If the model names them as VGG does, they are found by name;
 * otherwise they are those that have a kernel, in the model's order, as in a Sequential model whose
 * layers are called {@code conv2d_1}. Layers of padding tell a Sequential model whatever the names:
 * the functional one pads within its convolutions.
 */
final class KerasLayers implements StoredLayers {

    /** What Keras calls the layers that widen a picture, with a number behind. */
    private static final String PADDING = "zero_padding2d";

    private static final Pattern NUMBERED = Pattern.compile("(.*?)_?(\\d{1,9})?");

    private final KerasFile file;
    private final WeightFormat format;
    private final Map<String, Layer> layers = new HashMap<>();

    private KerasLayers(KerasFile file, WeightFormat format) {
        this.file = file;
        this.format = format;
    }

    /** Finds the wanted layers. */
    static KerasLayers open(Path path, WeightBytes bytes, List<LayerShape> wanted)
            throws IOException {
        KerasFile file = new KerasFile(path, bytes);
        try {
            Map<String, Group> groups = new LinkedHashMap<>();
            file.layers().forEach(group -> groups.put(group.getName(), group));
            return wanted.stream().anyMatch(layer -> groups.containsKey(layer.name()))
                    ? byName(file, groups, wanted)
                    : inOrder(file, groups, wanted);
        } catch (RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    private static KerasLayers byName(
            KerasFile file, Map<String, Group> groups, List<LayerShape> wanted) {
        boolean padded = groups.keySet().stream().anyMatch(name -> name.startsWith(PADDING));
        KerasLayers found =
                new KerasLayers(file, padded ? WeightFormat.KERAS_SEQUENTIAL : WeightFormat.KERAS);
        for (LayerShape shape : wanted) {
            Group group = groups.get(shape.name());
            if (group != null) {
                found.layers.put(shape.name(), layer(file, group));
            }
        }
        return found;
    }

    private static KerasLayers inOrder(
            KerasFile file, Map<String, Group> groups, List<LayerShape> wanted) {
        KerasLayers found = new KerasLayers(file, WeightFormat.KERAS_SEQUENTIAL);
        List<Layer> kernels = new ArrayList<>();
        for (Group group : ordered(file, groups)) {
            Layer layer = layer(file, group);
            if (layer.kernel() != null) {
                kernels.add(layer);
            }
        }
        if (kernels.size() < wanted.size()) {
            throw new UnreadableWeights(
                    "holds %s layers with a kernel, but the network has %s (%s to %s). Choose a file of a VGG network with all of them."
                            .formatted(
                                    kernels.size(),
                                    wanted.size(),
                                    wanted.get(0).name(),
                                    wanted.get(wanted.size() - 1).name()));
        }
        for (int i = 0; i < wanted.size(); i++) {
            found.layers.put(wanted.get(i).name(), kernels.get(i));
        }
        return found;
    }

    private static List<Group> ordered(KerasFile file, Map<String, Group> groups) {
        List<String> order = file.order();
        if (order.isEmpty()) {
            return groups.values().stream()
                    .sorted(
                            Comparator.comparing((Group group) -> stem(group.getName()))
                                    .thenComparing(group -> number(group.getName())))
                    .toList();
        }
        return order.stream().filter(groups::containsKey).map(groups::get).distinct().toList();
    }

    // conv2d, conv2d_1 ... come before dense, dense_1 ... as they do in the model.
    private static String stem(String name) {
        Matcher parts = NUMBERED.matcher(name);
        return parts.matches() ? parts.group(1) : name;
    }

    private static int number(String name) {
        Matcher parts = NUMBERED.matcher(name);
        return parts.matches() && parts.group(2) != null ? Integer.parseInt(parts.group(2)) : 0;
    }

    /** Kernel and bias are told apart by their axes: a bias has one. */
    private static Layer layer(KerasFile file, Group group) {
        StoredArray kernel = null;
        StoredArray bias = null;
        for (StoredArray array : file.arrays(group)) {
            boolean isKernel = array.rank() == 2 || array.rank() == 4;
            if (isKernel ? kernel != null : array.rank() == 1 && bias != null) {
                throw new UnreadableWeights(
                        "holds more than a kernel and a bias in %s. Choose a file of a VGG network without other weights."
                                .formatted(group.getName()));
            }
            kernel = isKernel ? array : kernel;
            bias = array.rank() == 1 ? array : bias;
        }
        return new Layer(kernel, bias);
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
    public Optional<Layer> layer(String name) {
        return Optional.ofNullable(layers.get(name));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
