package io.facet.tensorflow;

import io.facet.image.AtomicFile;
import io.facet.image.Sha256;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCardFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

/**
 * Writes a graph without variables as a SavedModel, and its card. The exporter of TensorFlow's Java
 * API is for graphs with variables, and leaves the values of resource variables out.
 */
final class SavedModelWriter {

    private SavedModelWriter() {}

    /** Writes a network and its card, in place of older ones; returns the card with its hash. */
    static NetworkCard write(Path folder, NetworkCard card, Graph graph) {
        Map<String, String> outputs = new LinkedHashMap<>();
        card.layers().forEach(layer -> outputs.put(layer.name(), layer.tensor()));
        card.outputs().forEach(output -> outputs.put(output.name(), output.tensor()));
        String sha256 = write(folder, graph, Map.of("input", card.inputTensor()), outputs);
        NetworkCard written = card.withWeightsSha256(sha256);
        NetworkCardFile.write(written, folder);
        return written;
    }

    /**
     * Writes a graph, in place of an older one.
     *
     * @param inputs tensors of the signature, by their names in it
     * @return SHA-256 of the file
     */
    static String write(
            Path folder, Graph graph, Map<String, String> inputs, Map<String, String> outputs) {
        SignatureDef.Builder signature =
                SignatureDef.newBuilder().setMethodName("tensorflow/serving/predict");
        inputs.forEach((name, tensor) -> signature.putInputs(name, info(tensor)));
        outputs.forEach((name, tensor) -> signature.putOutputs(name, info(tensor)));
        MetaGraphDef.Builder meta =
                MetaGraphDef.newBuilder()
                        .setGraphDef(graph.toGraphDef())
                        .putSignatureDef("serving_default", signature.build());
        meta.getMetaInfoDefBuilder().addTags(SavedModelGraph.TAG);
        byte[] bytes =
                SavedModel.newBuilder()
                        .setSavedModelSchemaVersion(1)
                        .addMetaGraphs(meta)
                        .build()
                        .toByteArray();
        AtomicFile.write(folder.resolve(SavedModelGraph.FILE_NAME), true, out -> out.write(bytes));
        return Sha256.of(bytes);
    }

    private static TensorInfo info(String tensor) {
        return TensorInfo.newBuilder().setName(tensor).setDtype(DataType.DT_FLOAT).build();
    }
}
