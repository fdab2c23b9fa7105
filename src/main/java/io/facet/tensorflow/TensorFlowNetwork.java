package io.facet.tensorflow;

import io.facet.FacetException;
import io.facet.image.FloatImage;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import io.facet.network.ImageLoss;
import io.facet.network.LossPart;
import io.facet.network.LossProblem;
import io.facet.network.NetworkCard;
import io.facet.network.PixelLoss;
import io.facet.network.Precision;
import io.facet.tensorflow.graph.FlatGraph;
import io.facet.tensorflow.graph.Tensors;
import io.facet.tensorflow.savedmodel.SavedModelGraph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.family.TNumber;

/**
 * A network in a single TensorFlow graph and session; the nodes of each loss are added to it once.
 */
final class TensorFlowNetwork<T extends TNumber> implements FeatureNetwork {

    private final ImageGraph<T> image;
    private final Session session;
    private final Tensor noResidual;
    private final Tensor noMask;
    private final Map<List<String>, LossGraph<T>> losses = new HashMap<>();

    private TensorFlowNetwork(ConfigProto config, ImageGraph<T> image) {
        this.image = image;
        session = new Session(image.graph, config);
        int side = image.card.inputSize();
        noResidual = Tensors.of(image.type, new float[3 * side * side], 1, side, side, 3);
        noMask = Tensors.ofMask(image.type, new float[side * side], side);
    }

    static FeatureNetwork load(Path folder, NetworkCard card, Precision precision) {
        List<String> tensors = new ArrayList<>();
        card.layers().forEach(layer -> tensors.add(layer.tensor()));
        card.outputs().forEach(output -> tensors.add(output.tensor()));
        return of(
                SavedModelGraph.read(folder, card.weightsSha256(), card.inputTensor(), tensors),
                card,
                precision);
    }

    /** Returns the network of a checked graph. */
    static FeatureNetwork of(FlatGraph graph, NetworkCard card, Precision precision) {
        return new TensorFlowNetwork<>(
                SessionConfig.inference(precision), ImageGraph.of(graph, card));
    }

    @Override
    public NetworkCard card() {
        return image.card;
    }

    @Override
    public Map<String, FeatureMap> features(FloatImage face, Collection<String> layers) {
        List<String> names = List.copyOf(layers);
        List<Output<T>> tensors = names.stream().map(image::layer).toList();
        Map<String, FeatureMap> maps = new LinkedHashMap<>();
        try (Result result = run(face, tensors)) {
            for (int i = 0; i < names.size(); i++) {
                Shape shape = result.get(i).shape();
                maps.put(
                        names.get(i),
                        new FeatureMap(
                                (int) shape.get(1),
                                (int) shape.get(2),
                                (int) shape.get(3),
                                Tensors.floats(result.get(i))));
            }
        }
        return maps;
    }

    @Override
    public float[] output(FloatImage face, String name) {
        try (Result result = run(face, List.of(image.output(card().output(name).tensor())))) {
            return Tensors.floats(result.get(0));
        }
    }

    private Result run(FloatImage face, List<Output<T>> tensors) {
        int side = card().inputSize();
        requireSize(face);
        try (Tensor reference = Tensors.of(image.type, face.samples(), 1, side, side, 3)) {
            Session.Runner runner =
                    session.runner()
                            .feed(image.output(ImageGraph.REFERENCE + ":0"), reference)
                            .feed(image.output(ImageGraph.RESIDUAL + ":0"), noResidual)
                            .feed(image.output(ImageGraph.MASK + ":0"), noMask);
            tensors.forEach(runner::fetch);
            return runner.run();
        }
    }

    private void requireSize(FloatImage face) {
        int side = card().inputSize();
        if (face.width() != side || face.height() != side || face.channels() != 3) {
            throw new FacetException(
                    String.format(
                            Locale.ROOT,
                            "The network %s takes %d x %d RGB pixels, not %d x %d x %d.",
                            card().name(),
                            side,
                            side,
                            face.width(),
                            face.height(),
                            face.channels()));
        }
    }

    @Override
    public ImageLoss loss(LossProblem problem) {
        requireSize(problem.reference());
        return PixelLoss.of(problem, this::formulas);
    }

    private ImageLoss formulas(LossProblem problem) {
        LossRecipe recipe = LossRecipe.of(card(), problem.parts());
        return new BoundLoss<>(
                image, nodes(recipe, problem.parts()), session, problem, recipe.inputs());
    }

    private synchronized LossGraph<T> nodes(LossRecipe recipe, List<LossPart> parts) {
        return losses.computeIfAbsent(recipe.steps(), steps -> new LossGraph<>(image, parts));
    }

    @Override
    public void close() {
        noResidual.close();
        noMask.close();
        session.close();
        image.close();
    }
}
