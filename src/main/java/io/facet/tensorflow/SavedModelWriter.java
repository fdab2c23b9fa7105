package io.facet.tensorflow;

import io.facet.image.AtomicFile;
import io.facet.image.Sha256;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCardFile;
import java.nio.file.Path;
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

    /** Writes both files, in place of older ones; returns the card with the hash filled in. */
    static NetworkCard write(Path folder, NetworkCard card, Graph graph) {
        byte[] bytes = savedModel(graph, card).toByteArray();
        AtomicFile.write(folder.resolve(SavedModelGraph.FILE_NAME), true, out -> out.write(bytes));
        NetworkCard written = card.withWeightsSha256(Sha256.of(bytes));
        NetworkCardFile.write(written, folder);
        return written;
    }

    private static SavedModel savedModel(Graph graph, NetworkCard card) {
        SignatureDef.Builder signature =
                SignatureDef.newBuilder()
                        .setMethodName("tensorflow/serving/predict")
                        .putInputs("input", info(card.inputTensor()));
        for (NetworkCard.Layer layer : card.layers()) {
            signature.putOutputs(layer.name(), info(layer.tensor()));
        }
        for (NetworkCard.VectorOutput output : card.outputs()) {
            signature.putOutputs(output.name(), info(output.tensor()));
        }
        MetaGraphDef.Builder meta =
                MetaGraphDef.newBuilder()
                        .setGraphDef(graph.toGraphDef())
                        .putSignatureDef("serving_default", signature.build());
        meta.getMetaInfoDefBuilder().addTags(SavedModelGraph.TAG);
        return SavedModel.newBuilder().setSavedModelSchemaVersion(1).addMetaGraphs(meta).build();
    }

    private static TensorInfo info(String tensor) {
        return TensorInfo.newBuilder().setName(tensor).setDtype(DataType.DT_FLOAT).build();
    }
}
