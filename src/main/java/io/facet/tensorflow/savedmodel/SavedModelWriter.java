package io.facet.tensorflow.savedmodel;

import io.facet.file.AtomicFile;
import io.facet.file.Sha256;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCardFile;
import io.facet.tensorflow.savedmodel.SavedModelContent.Constant;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

/**
 * Writes a graph without variables as a SavedModel, and its card. The exporter of TensorFlow's Java
 * API is for graphs with variables, and omits the values of resource variables.
 */
public final class SavedModelWriter {

    private SavedModelWriter() {}

    /** Writes a network and its card, replacing older ones; returns the card with its hash. */
    public static NetworkCard write(Path folder, NetworkCard card, Graph graph) {
        return write(folder, card, graph.toGraphDef(), Map.of());
    }

    /**
     * Writes a network and its card, replacing older ones.
     *
     * @param graph the network
     * @param constants replacements for the graph's placeholders, by name
     * @return the card with its hash
     */
    public static NetworkCard write(
            Path folder, NetworkCard card, GraphDef graph, Map<String, Constant> constants) {
        Map<String, String> outputs = new LinkedHashMap<>();
        card.layers().forEach(layer -> outputs.put(layer.name(), layer.tensor()));
        card.outputs().forEach(output -> outputs.put(output.name(), output.tensor()));
        SignatureDef signature = signature(Map.of("input", card.inputTensor()), outputs);
        String sha256 = write(folder, graph, signature, constants);
        NetworkCard written = card.withWeightsSha256(sha256);
        NetworkCardFile.write(written, folder);
        return written;
    }

    /**
     * Writes a graph, replacing an older one.
     *
     * @param inputs tensors of the signature, by their names in the signature
     * @return SHA-256 of the file
     */
    public static String write(
            Path folder, Graph graph, Map<String, String> inputs, Map<String, String> outputs) {
        return write(folder, graph.toGraphDef(), signature(inputs, outputs), Map.of());
    }

    private static String write(
            Path folder, GraphDef graph, SignatureDef signature, Map<String, Constant> constants) {
        Path file = folder.resolve(SavedModelFile.NAME);
        SavedModelContent content = new SavedModelContent(graph, signature, constants);
        AtomicFile.write(file, true, content::writeTo);
        return Sha256.of(file);
    }

    private static SignatureDef signature(Map<String, String> inputs, Map<String, String> outputs) {
        SignatureDef.Builder signature =
                SignatureDef.newBuilder().setMethodName("tensorflow/serving/predict");
        inputs.forEach((name, tensor) -> signature.putInputs(name, info(tensor)));
        outputs.forEach((name, tensor) -> signature.putOutputs(name, info(tensor)));
        return signature.build();
    }

    private static TensorInfo info(String tensor) {
        return TensorInfo.newBuilder().setName(tensor).setDtype(DataType.DT_FLOAT).build();
    }
}
