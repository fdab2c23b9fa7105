package io.facet.tensorflow.savedmodel;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.facet.FacetException;
import io.facet.tensorflow.graph.FlatGraph;
import io.facet.tensorflow.graph.FunctionInlining;
import io.facet.tensorflow.graph.TensorName;
import io.facet.tensorflow.graph.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TrackableObjectGraphOuterClass.TrackableObjectGraph;

/**
 * Maps variables to the checkpoint keys of their values. The keys are read from the part of the
 * graph that would restore the variables, without running it. If a key is not found there, it is
 * taken from TensorFlow 2's saved objects, or else is the variable's own name.
 */
final class CheckpointKeys {

    private static final Parser<TrackableObjectGraph> OBJECTS =
            DiscardUnknownFieldsParser.wrap(TrackableObjectGraph.parser());

    private final Map<String, String> restored = new HashMap<>();
    private final Map<String, String> objects = new HashMap<>();
    private final TensorBundle bundle;

    CheckpointKeys(MetaGraphDef model, TensorBundle bundle) {
        this.bundle = bundle;
        readRestore(model);
        readObjects();
    }

    /**
     * Returns the checkpoint key of a variable.
     *
     * @param variable a node that holds a variable
     * @throws FacetException if the checkpoint has no value for it
     */
    String of(NodeDef variable) {
        String shared =
                variable.getAttrOrDefault("shared_name", AttrValue.getDefaultInstance())
                        .getS()
                        .toStringUtf8();
        String name = shared.isEmpty() ? variable.getName() : shared;
        return Optional.ofNullable(restored.get(variable.getName()))
                .or(() -> Optional.ofNullable(objects.get(name)))
                .or(() -> Optional.of(name))
                .filter(key -> bundle.keys().contains(key))
                .orElseThrow(
                        () ->
                                new FacetException(
                                        "The variable '%s' has no saved value: the SavedModel was written without it. Save the network again with its weights."
                                                .formatted(Words.shown(name))));
    }

    private void readRestore(MetaGraphDef model) {
        String root = model.getSaverDef().getRestoreOpName().replaceAll(":[0-9]+$", "");
        boolean there =
                model.getGraphDef().getNodeList().stream().anyMatch(n -> n.getName().equals(root));
        if (!there) {
            return;
        }
        FlatGraph restore = FunctionInlining.withOrder(model.getGraphDef(), root);
        for (NodeDef node : restore.nodes().values()) {
            boolean assigns =
                    node.getOp().equals("Assign") || node.getOp().equals("AssignVariableOp");
            if (assigns && FlatGraph.inputs(node).size() == 2) {
                List<TensorName> inputs = FlatGraph.inputs(node);
                NodeDef variable = restore.source(inputs.get(0));
                TensorName value = restore.sourceTensor(inputs.get(1));
                key(restore, value).ifPresent(key -> restored.put(variable.getName(), key));
            }
        }
    }

    /** Returns the checkpoint key of one output of a RestoreV2 node; empty for other nodes. */
    private static Optional<String> key(FlatGraph restore, TensorName value) {
        NodeDef read = restore.node(value.node());
        List<TensorName> inputs = FlatGraph.inputs(read);
        if (!read.getOp().equals("RestoreV2") || inputs.size() != 3) {
            return Optional.empty();
        }
        List<ByteString> names = texts(restore.source(inputs.get(1)));
        List<ByteString> slices = texts(restore.source(inputs.get(2)));
        if (value.index() >= names.size()) {
            return Optional.empty();
        }
        if (value.index() < slices.size() && !slices.get(value.index()).isEmpty()) {
            throw new FacetException(
                    "The variable '%s' is saved in slices, which Facet does not read."
                            .formatted(Words.shown(names.get(value.index()).toStringUtf8())));
        }
        return Optional.of(names.get(value.index()).toStringUtf8());
    }

    private static List<ByteString> texts(NodeDef constant) {
        TensorProto value =
                constant.getAttrOrDefault("value", AttrValue.getDefaultInstance()).getTensor();
        return value.getStringValList();
    }

    private void readObjects() {
        try {
            byte[] written = bundle.objects();
            Descriptor type = TrackableObjectGraph.getDescriptor();
            if (!new MessageCensus(written).excess(0, written.length, type).isEmpty()) {
                return;
            }
            TrackableObjectGraph graph = OBJECTS.parseFrom(written);
            graph.getNodesList().stream()
                    .flatMap(node -> node.getAttributesList().stream())
                    .filter(attribute -> !attribute.getFullName().isEmpty())
                    .forEach(a -> objects.put(a.getFullName(), a.getCheckpointKey()));
        } catch (InvalidProtocolBufferException e) {
            // The saved objects are only a fallback; the restoring part of the graph usually has
            // the keys.
            objects.clear();
        }
    }
}
