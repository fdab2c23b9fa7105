package io.facet.tensorflow.savedmodel;

import io.facet.FacetException;
import io.facet.tensorflow.graph.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorShapeProto;

/**
 * The signature of a SavedModel: its input and output tensors.
 *
 * @param input name of the input tensor, which is the picture
 * @param inputShape shape of the input, if the model specifies it
 * @param outputs names of the output tensors by key; empty if the model does not specify them
 */
public record ModelSignature(
        String input, Optional<TensorShapeProto> inputShape, Map<String, String> outputs) {

    private static final String USUAL = "serving_default";
    private static final String INITIALISER = "__saved_model_init_op";

    /**
     * Returns the signature of a model.
     *
     * @param said the input's tensor or key, if the user specifies it
     * @throws FacetException if the input cannot be determined unambiguously
     */
    public static ModelSignature of(MetaGraphDef model, Optional<String> said) {
        SignatureDef signature = signature(model);
        Map<String, String> inputs = new TreeMap<>();
        signature.getInputsMap().forEach((key, info) -> inputs.put(key, info.getName()));
        Map<String, String> outputs = new LinkedHashMap<>();
        new TreeMap<>(signature.getOutputsMap())
                .forEach((key, info) -> outputs.put(key, info.getName()));
        String input = said.map(name -> said(name, inputs)).orElseGet(() -> only(model, inputs));
        Optional<TensorShapeProto> shape =
                signature.getInputsMap().values().stream()
                        .filter(info -> info.getName().equals(input) && info.hasTensorShape())
                        .map(info -> info.getTensorShape())
                        .filter(known -> !known.getUnknownRank())
                        .findFirst();
        return new ModelSignature(input, shape, outputs);
    }

    private static SignatureDef signature(MetaGraphDef model) {
        Map<String, SignatureDef> all = new TreeMap<>(model.getSignatureDefMap());
        all.remove(INITIALISER);
        if (all.containsKey(USUAL)) {
            return all.get(USUAL);
        }
        if (all.size() > 1) {
            throw new FacetException(
                    "The SavedModel has the signatures %s and none named '%s', so that it is open which one is meant. Save it with one."
                            .formatted(Words.shown(all.keySet().toString()), USUAL));
        }
        return all.values().stream().findFirst().orElse(SignatureDef.getDefaultInstance());
    }

    private static String said(String name, Map<String, String> inputs) {
        return inputs.getOrDefault(name, name);
    }

    private static String only(MetaGraphDef model, Map<String, String> inputs) {
        if (inputs.size() == 1) {
            return inputs.values().iterator().next();
        }
        List<String> candidates =
                inputs.isEmpty() ? placeholders(model) : List.copyOf(inputs.values());
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        throw new FacetException(
                candidates.isEmpty()
                        ? "The SavedModel has no input: neither a signature nor a placeholder."
                        : "The SavedModel has several inputs, %s. Say which one takes the picture."
                                .formatted(Words.shown(candidates.toString())));
    }

    private static List<String> placeholders(MetaGraphDef model) {
        return model.getGraphDef().getNodeList().stream()
                .filter(node -> node.getOp().equals("Placeholder"))
                .map(NodeDef::getName)
                // The restoring part of the graph has a placeholder of its own, for a file name.
                .filter(name -> !name.startsWith("save/"))
                .map(name -> name + ":0")
                .toList();
    }
}
