package io.facet.tensorflow;

import io.facet.FacetException;
import io.facet.image.FloatImage;
import io.facet.network.FeatureMap;
import io.facet.network.ImageFunction;
import io.facet.network.ImageFunctionCard;
import io.facet.network.WeightArray;
import io.facet.tensorflow.graph.FlatGraph;
import io.facet.tensorflow.graph.GraphBuilding;
import io.facet.tensorflow.graph.TensorName;
import io.facet.tensorflow.graph.Tensors;
import io.facet.tensorflow.graph.Words;
import io.facet.tensorflow.savedmodel.SavedModelGraph;
import io.facet.tensorflow.savedmodel.SavedModelWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operation;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;

/** Evaluates one TensorFlow graph for pictures. */
final class TensorFlowFunction implements ImageFunction {

    private final ImageFunctionCard card;
    private final Graph graph;
    private final Session session;

    private TensorFlowFunction(ImageFunctionCard card, Graph graph) {
        this.card = card;
        this.graph = graph;
        session = new Session(graph, SessionConfig.inference());
    }

    static ImageFunction load(Path folder) {
        ImageFunctionCard card = ImageFunctionCard.read(folder);
        FlatGraph nodes =
                SavedModelGraph.read(
                        folder,
                        card.weightsSha256(),
                        card.inputTensor(),
                        List.of(card.outputTensor()));
        Graph graph = new Graph();
        try {
            GraphBuilding.addOfAnySize(nodes, graph);
            requireMap(graph, card, folder);
            return new TensorFlowFunction(card, graph);
        } catch (RuntimeException e) {
            graph.close();
            throw e;
        }
    }

    private static void requireMap(Graph graph, ImageFunctionCard card, Path folder) {
        TensorName answer = TensorName.parse(card.outputTensor());
        Operation operation = graph.operation(answer.node());
        boolean there = operation != null && answer.index() < operation.numOutputs();
        Shape shape = there ? operation.output(answer.index()).shape() : Shape.unknown();
        if (shape.isUnknown() || shape.numDimensions() != 4) {
            throw new FacetException(
                    "The tensor %s of the model in %s is not a map, as its card says: the card is damaged. Install the model again."
                            .formatted(Words.shown(card.outputTensor()), folder));
        }
        if (shape.get(3) != card.architecture().channels()) {
            throw new FacetException(
                    "The model in %s answers %s numbers for each place, and not the %s of %s: it is damaged. Install it again."
                            .formatted(
                                    folder,
                                    shape.get(3),
                                    card.architecture().channels(),
                                    card.architecture()));
        }
    }

    static ImageFunctionCard write(
            Path folder, ImageFunctionCard card, Map<String, WeightArray> weights) {
        try (Graph graph = new Graph()) {
            new FaceGraphs(Ops.create(graph), weights).build(card);
            String sha256 =
                    SavedModelWriter.write(
                            folder,
                            graph,
                            Map.of("picture", card.inputTensor()),
                            Map.of("answer", card.outputTensor()));
            ImageFunctionCard written = card.withWeightsSha256(sha256);
            written.write(folder);
            return written;
        }
    }

    @Override
    public FeatureMap apply(FloatImage picture) {
        if (picture.channels() != 3) {
            throw new FacetException(card.name() + " takes RGB pictures only.");
        }
        try (Tensor input = Tensors.of(picture.samples(), 1, picture.height(), picture.width(), 3);
                Result result =
                        session.runner()
                                .feed(card.inputTensor(), input)
                                .fetch(card.outputTensor())
                                .run()) {
            Shape shape = result.get(0).shape();
            return new FeatureMap(
                    (int) shape.get(1),
                    (int) shape.get(2),
                    (int) shape.get(3),
                    Tensors.floats(result.get(0)));
        }
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }
}
