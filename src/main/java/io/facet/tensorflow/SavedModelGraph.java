package io.facet.tensorflow;

import io.facet.FacetException;
import io.facet.image.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SavedModel;

/** Reads the graph of a SavedModel as data, without running anything of it. */
final class SavedModelGraph {

    static final String FILE_NAME = "saved_model.pb";
    static final String TAG = "serve";

    private static final Set<String> VARIABLES = Set.of("VarHandleOp", "Variable", "VariableV2");

    private SavedModelGraph() {}

    /**
     * The graph that a card describes.
     *
     * @param sha256 of the file, as the card has it
     * @throws FacetException if the file is missing, no SavedModel, other than the card's, or keeps
     *     its weights in variables
     */
    static GraphDef read(Path folder, String sha256) {
        Path file = folder.resolve(FILE_NAME);
        byte[] bytes = bytes(file);
        if (!Sha256.of(bytes).equals(sha256)) {
            throw new FacetException(
                    file
                            + " is not the file that its card describes: the SHA-256 differs."
                            + " Install the network again.");
        }
        GraphDef graph = parse(bytes, file);
        for (NodeDef node : graph.getNodeList()) {
            if (VARIABLES.contains(node.getOp())) {
                throw new FacetException(
                        file
                                + " keeps its weights in variables ("
                                + node.getName()
                                + "); Facet needs them as constants of the graph.");
            }
        }
        return graph;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new FacetException("The network's file " + file + " cannot be read.", e);
        }
    }

    private static GraphDef parse(byte[] bytes, Path file) {
        try {
            Optional<MetaGraphDef> meta =
                    SavedModel.parseFrom(bytes).getMetaGraphsList().stream()
                            .filter(m -> m.getMetaInfoDef().getTagsList().contains(TAG))
                            .findFirst();
            return meta.orElseThrow(
                            () ->
                                    new FacetException(
                                            file + " has no graph with the tag '" + TAG + "'."))
                    .getGraphDef();
        } catch (IOException e) {
            throw new FacetException(file + " is not a SavedModel.", e);
        }
    }
}
