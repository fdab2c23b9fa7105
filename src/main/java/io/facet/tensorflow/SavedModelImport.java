package io.facet.tensorflow;

import io.facet.FacetException;
import io.facet.network.ForeignNetwork;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.network.NetworkCard.Layer;
import io.facet.network.NetworkCard.VectorOutput;
import io.facet.tensorflow.graph.AllowedOps;
import io.facet.tensorflow.graph.FlatGraph;
import io.facet.tensorflow.graph.FunctionInlining;
import io.facet.tensorflow.graph.GradientRules;
import io.facet.tensorflow.graph.GraphBuilding;
import io.facet.tensorflow.graph.GraphGuard;
import io.facet.tensorflow.graph.InputPath;
import io.facet.tensorflow.graph.OpDefinitions;
import io.facet.tensorflow.graph.TensorName;
import io.facet.tensorflow.graph.Words;
import io.facet.tensorflow.savedmodel.LayerSearch;
import io.facet.tensorflow.savedmodel.ModelInput;
import io.facet.tensorflow.savedmodel.ModelSignature;
import io.facet.tensorflow.savedmodel.PlainNames;
import io.facet.tensorflow.savedmodel.SavedModelFile;
import io.facet.tensorflow.savedmodel.SavedModelWriter;
import io.facet.tensorflow.savedmodel.VariableFreezing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * Converts a third-party SavedModel to a Facet network. Everything up to the shapes is done on the
 * SavedModel as data; TensorFlow receives only graphs that {@link GraphGuard} accepted.
 */
final class SavedModelImport {

    private static final String NO_LAYERS =
            "The network has no feature maps between its input '%s' and its outputs whose size divides %d pixels evenly.";

    private static final int MOST_LAYERS = 1_000;

    private final MetaGraphDef model;
    private final Path source;
    private final ForeignNetwork said;
    private final ModelSignature signature;

    private SavedModelImport(Path source, ForeignNetwork said) {
        this.source = source;
        this.said = said;
        model = SavedModelFile.graph(SavedModelFile.bytes(source), source);
        signature = ModelSignature.of(model, said.input());
    }

    /**
     * Imports a SavedModel.
     *
     * @param folder folder for the network and its card, written only after all checks have passed
     * @return the card as written
     * @throws FacetException if the SavedModel cannot be used; the message gives the reason
     */
    static NetworkCard run(Path source, Path folder, ForeignNetwork said) {
        try {
            return new SavedModelImport(source, said).write(folder);
        } catch (OutOfMemoryError e) {
            throw new FacetException(
                    "The SavedModel "
                            + source
                            + " needs more memory than Java may take: give it"
                            + " more, by -Xmx.",
                    e);
        }
    }

    private NetworkCard write(Path folder) {
        FunctionInlining.Flat inlined = FunctionInlining.inline(model.getGraphDef(), roots());
        ModelInput input =
                ModelInput.of(
                        inlined.graph(), inlined.tensors().get(signature.input()), signature, said);
        FlatGraph whole = input.placedIn(inlined.graph());
        InputPath path = new InputPath(whole, input.tensor().node());
        Map<TensorName, String> layers = wantedLayers(whole, path, input);
        Map<String, TensorName> outputs = vectors(whole, path, inlined.tensors());
        FlatGraph needed = whole.neededBy(nodes(layers.keySet(), outputs.values(), input));
        input.requireOnly(needed);
        needed.nodes().values().stream()
                .filter(node -> !VariableFreezing.VARIABLES.contains(node.getOp()))
                .filter(node -> !node.getOp().equals("ReadVariableOp"))
                .forEach(AllowedOps::require);
        FlatGraph checked = GraphGuard.check(VariableFreezing.freeze(needed, model, source));
        NetworkCard card = card(checked, input, layers, outputs);
        return write(folder, card, checked, input);
    }

    /**
     * Returns the tensors to start from: the input, the model's outputs, and the tensors that the
     * user names.
     */
    private Set<String> roots() {
        Set<String> roots = new LinkedHashSet<>();
        roots.add(signature.input());
        roots.addAll(signature.outputs().values());
        Set<String> names = new LinkedHashSet<>();
        model.getGraphDef().getNodeList().forEach(node -> names.add(node.getName()));
        for (String layer : said.layers()) {
            if (names.contains(TensorName.parse(layer).node())) {
                roots.add(layer);
            }
        }
        if (signature.outputs().isEmpty() && said.layers().isEmpty()) {
            roots.addAll(withoutUsers(model.getGraphDef()));
        }
        return roots;
    }

    /**
     * Returns the graph's terminal nodes: those that depend on the input and whose outputs no other
     * node uses.
     */
    private List<String> withoutUsers(GraphDef def) {
        FlatGraph graph = FlatGraph.of(def);
        Map<String, List<String>> users = graph.users();
        InputPath path = new InputPath(graph, TensorName.parse(signature.input()).node());
        return graph.nodes().keySet().stream()
                .filter(name -> path.contains(name) && !users.containsKey(name))
                .toList();
    }

    /** Returns the tensors that may be layers, and the names that the user gave them, or none. */
    private Map<TensorName, String> wantedLayers(
            FlatGraph graph, InputPath path, ModelInput input) {
        LayerSearch search = new LayerSearch(graph, path);
        Map<TensorName, String> layers = new LinkedHashMap<>();
        for (String name : said.layers()) {
            layers.put(search.named(name, signature.input()), name);
        }
        if (said.layers().isEmpty()) {
            search.candidates().forEach(node -> layers.put(new TensorName(node, 0), ""));
        }
        if (layers.size() > MOST_LAYERS) {
            throw new FacetException(
                    "The network has %s feature maps. Name the layers that you want."
                            .formatted(layers.size()));
        }
        if (layers.isEmpty()) {
            graph.nodes().values().stream()
                    .filter(node -> path.contains(node.getName()))
                    .forEach(AllowedOps::require);
            throw new FacetException(
                    NO_LAYERS.formatted(Words.shown(signature.input()), input.size()));
        }
        return layers;
    }

    /**
     * Returns the model's outputs that depend on the picture and do not need any rejected
     * operation.
     */
    private Map<String, TensorName> vectors(
            FlatGraph graph, InputPath path, Map<String, String> tensors) {
        Map<String, TensorName> vectors = new LinkedHashMap<>();
        Set<String> harmless = harmless(graph);
        signature
                .outputs()
                .forEach(
                        (name, tensor) -> {
                            TensorName flat = TensorName.parse(tensors.get(tensor));
                            if (path.contains(flat.node()) && harmless.contains(flat.node())) {
                                vectors.put(name, flat);
                            }
                        });
        return vectors;
    }

    /** Returns the nodes that do not need any rejected operation. */
    private static Set<String> harmless(FlatGraph graph) {
        Set<String> harmless = new HashSet<>();
        for (NodeDef node : graph.ordered()) {
            String op = node.getOp();
            boolean allowed =
                    AllowedOps.names().contains(op)
                            || VariableFreezing.VARIABLES.contains(op)
                            || op.equals("ReadVariableOp");
            if (allowed
                    && FlatGraph.inputs(node).stream()
                            .allMatch(input -> harmless.contains(input.node()))) {
                harmless.add(node.getName());
            }
        }
        return harmless;
    }

    private static List<String> nodes(
            Set<TensorName> layers, Iterable<TensorName> outputs, ModelInput input) {
        List<String> nodes = new ArrayList<>();
        nodes.add(input.tensor().node());
        layers.forEach(tensor -> nodes.add(tensor.node()));
        outputs.forEach(tensor -> nodes.add(tensor.node()));
        return nodes;
    }

    private NetworkCard card(
            FlatGraph graph,
            ModelInput input,
            Map<TensorName, String> wanted,
            Map<String, TensorName> outputs) {
        try (Graph shapes = new Graph()) {
            GraphBuilding.add(graph, shapes, Map.of());
            List<Layer> layers = layers(graph, input, wanted, shapes);
            return new NetworkCard(
                    said.name(),
                    "1",
                    input.size(),
                    input.tensor().toString(),
                    said.channelOrder(),
                    said.mean(),
                    said.scale(),
                    said.template().orElseGet(() -> usualTemplate(input.size())),
                    layers,
                    vectorOutputs(graph, outputs, shapes),
                    said.licence(),
                    said.source(),
                    "",
                    "");
        }
    }

    private List<Layer> layers(
            FlatGraph graph, ModelInput input, Map<TensorName, String> wanted, Graph shapes) {
        InputPath path = new InputPath(graph, input.tensor().node());
        GradientRules rules = new GradientRules(node -> shape(shapes, node, 0).numDimensions());
        PlainNames names = new PlainNames();
        List<Layer> layers = new ArrayList<>();
        wanted.forEach(
                (tensor, name) -> {
                    Shape shape = shape(shapes, tensor.node(), tensor.index());
                    Optional<Layer> layer =
                            LayerSearch.layer(
                                    name.isEmpty() ? tensor.node() : TensorName.parse(name).node(),
                                    tensor,
                                    shape,
                                    input.size());
                    if (layer.isEmpty() && !name.isEmpty()) {
                        throw new FacetException(
                                "The layer '%s' has the shape %s, which is no map of 1 x side x side x channels whose side divides %s pixels evenly."
                                        .formatted(Words.shown(name), shape, input.size()));
                    }
                    layer.ifPresent(l -> layers.add(named(l, names.next(l.name()))));
                });
        List<String> nodes =
                layers.stream().map(layer -> TensorName.parse(layer.tensor()).node()).toList();
        rules.require(graph.neededBy(nodes), path);
        if (layers.isEmpty()) {
            throw new FacetException(
                    NO_LAYERS.formatted(Words.shown(signature.input()), input.size()));
        }
        return layers;
    }

    private static Layer named(Layer layer, String name) {
        return new Layer(name, layer.tensor(), layer.stride(), layer.channels());
    }

    private static Shape shape(Graph graph, String node, int output) {
        return graph.operationOrThrow(node).output(output).shape();
    }

    private static List<VectorOutput> vectorOutputs(
            FlatGraph graph, Map<String, TensorName> outputs, Graph shapes) {
        List<VectorOutput> vectors = new ArrayList<>();
        outputs.forEach(
                (name, tensor) -> {
                    Shape shape = shape(shapes, tensor.node(), tensor.index());
                    DataType type =
                            OpDefinitions.outputTypes(graph.node(tensor.node()))
                                    .get(tensor.index());
                    boolean real = type == DataType.DT_FLOAT || type == DataType.DT_DOUBLE;
                    if (real && shape.numDimensions() == 2 && !shape.hasUnknownDimension()) {
                        int size = (int) shape.get(1);
                        vectors.add(new VectorOutput(name, tensor.toString(), size, List.of()));
                    }
                });
        return vectors;
    }

    /**
     * Returns the usual position of the pupils in face crops for networks, in pixels, from
     * fractions of the crop's side.
     */
    private static FaceTemplate usualTemplate(int size) {
        return new FaceTemplate(0.345 * size, 0.47 * size, 0.655 * size - 1, 0.47 * size);
    }

    private NetworkCard write(Path folder, NetworkCard card, FlatGraph graph, ModelInput input) {
        List<String> wanted = new ArrayList<>();
        wanted.add(input.tensor().node());
        card.layers().forEach(layer -> wanted.add(TensorName.parse(layer.tensor()).node()));
        card.outputs().forEach(output -> wanted.add(TensorName.parse(output.tensor()).node()));
        FlatGraph needed = graph.neededBy(wanted);
        requireWritable(needed);
        TrialRun.of(needed, card);
        try (Graph written = new Graph()) {
            GraphBuilding.add(needed, written, Map.of());
            return SavedModelWriter.write(folder, card, written);
        }
    }

    private static void requireWritable(FlatGraph graph) {
        long size = 0;
        for (NodeDef node : graph.nodes().values()) {
            size += node.getSerializedSize() + 16L;
        }
        if (size > Integer.MAX_VALUE - (1L << 20)) {
            throw new FacetException(
                    String.format(
                            Locale.ROOT,
                            "With its weights as constants the network has %.1f GB, and a"
                                    + " SavedModel can hold 2 GB. Choose fewer layers, which need"
                                    + " fewer weights.",
                            size / 1e9));
        }
    }
}
