package io.facet.tensorflow;

import io.facet.FacetException;
import io.facet.image.FloatImage;
import io.facet.network.FeatureDistance;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import io.facet.network.ImageLoss;
import io.facet.network.LossPart;
import io.facet.network.LossProblem;
import io.facet.network.LossValue;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCard.Layer;
import io.facet.network.Precision;
import io.facet.tensorflow.graph.FlatGraph;
import io.facet.tensorflow.graph.GraphBuilding;
import io.facet.tensorflow.graph.TensorName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Evaluates one loss with its gradient through a network that is being imported, because some
 * operations that TensorFlow cannot differentiate are detected only when they run.
 */
final class TrialRun {

    private TrialRun() {}

    /**
     * Runs the trial.
     *
     * @throws FacetException if TensorFlow cannot compute a gradient, or the gradient is zero or
     *     not finite
     */
    static void of(FlatGraph graph, NetworkCard card) {
        try (FeatureNetwork network = TensorFlowNetwork.of(graph, card, Precision.FLOAT32);
                ImageLoss loss = network.loss(problem(card, ends(graph, card)))) {
            LossValue value = loss.evaluate(new float[3 * card.inputSize() * card.inputSize()]);
            boolean finite = Double.isFinite(value.total());
            boolean moves = false;
            for (float slope : value.gradient()) {
                finite &= Float.isFinite(slope);
                moves |= slope != 0;
            }
            if (!finite || !moves) {
                throw new FacetException(
                        "The network %s answers a picture of noise with a gradient that is %s. Check its weights, mean and scale."
                                .formatted(card.name(), finite ? "zero" : "no finite number"));
            }
        } catch (FacetException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new FacetException(
                    "TensorFlow cannot compute the gradient of the network %s: %s"
                            .formatted(card.name(), GraphBuilding.firstLine(e)),
                    e);
        }
    }

    /**
     * Returns the layers from which no other layer is computed; the paths to them contain
     * everything that must be tried.
     */
    private static List<Layer> ends(FlatGraph graph, NetworkCard card) {
        List<String> inputs =
                card.layers().stream()
                        .map(layer -> graph.node(TensorName.parse(layer.tensor()).node()))
                        .flatMap(node -> FlatGraph.inputs(node).stream())
                        .map(TensorName::node)
                        .toList();
        Set<String> behind = graph.neededBy(inputs).nodes().keySet();
        return card.layers().stream()
                .filter(layer -> !behind.contains(TensorName.parse(layer.tensor()).node()))
                .toList();
    }

    /** Returns a problem that pulls every layer to zero, starting from noise. */
    private static LossProblem problem(NetworkCard card, List<Layer> layers) {
        int side = card.inputSize();
        float[] noise = new float[3 * side * side];
        Random random = new Random(1);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = 255 * random.nextFloat();
        }
        FloatImage reference = new FloatImage(side, side, 3, noise);
        List<FeatureDistance.Layer> terms = new ArrayList<>();
        for (Layer layer : layers) {
            int map = side / layer.stride();
            float[] zeros = new float[map * map * layer.channels()];
            FeatureMap target = new FeatureMap(map, map, layer.channels(), zeros);
            float[] weights = new float[target.positions()];
            Arrays.fill(weights, 1f / zeros.length);
            terms.add(new FeatureDistance.Layer(layer.name(), target, weights));
        }
        LossPart distance = new LossPart("distance", 1, new FeatureDistance(terms));
        return LossProblem.everywhere(reference, List.of(distance));
    }
}
