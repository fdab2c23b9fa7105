package io.facet.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.edit.Chroma;
import io.facet.edit.TotalVariation;
import io.facet.image.FloatImage;
import io.facet.network.FeatureDistance;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import io.facet.network.LossPart;
import io.facet.network.LossProblem;
import io.facet.network.NetworkCard.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Compares the gradient of a double-precision network with central differences. */
public final class GradientCheck {

    private final Random random = new Random(3);

    /**
     * Returns the largest difference between gradient and central differences over all samples,
     * divided by the gradient's largest component.
     */
    public double largestRelativeError(FeatureNetwork of, LossProblem problem) {
        return largestRelativeError(of, problem, 1e-2);
    }

    /**
     * Returns the largest relative error of the gradient.
     *
     * @param step step of the differences, in grey levels; larger if some values are floats
     */
    public double largestRelativeError(FeatureNetwork of, LossProblem problem, double step) {
        double[] residual = new double[problem.reference().samples().length];
        for (int i = 0; i < residual.length; i++) {
            residual[i] = 10 * random.nextGaussian();
        }
        try (BoundLoss<?> loss = (BoundLoss<?>) of.loss(problem)) {
            double[] gradient = new double[residual.length];
            loss.evaluateExactly(residual, gradient);
            double largest = 0;
            double error = 0;
            double[] unused = new double[residual.length];
            for (int i = 0; i < residual.length; i++) {
                double before = residual[i];
                residual[i] = before + step;
                double above = loss.evaluateExactly(residual, unused);
                residual[i] = before - step;
                double below = loss.evaluateExactly(residual, unused);
                residual[i] = before;
                error = Math.max(error, Math.abs((above - below) / (2 * step) - gradient[i]));
                largest = Math.max(largest, Math.abs(gradient[i]));
            }
            assertThat(largest).isPositive();
            return error / largest;
        }
    }

    /**
     * Returns a loss over all layers, with noise as targets.
     *
     * @param weights weights of attribute, identity, total variation and chroma
     */
    public LossProblem problem(FeatureNetwork network, boolean picture, double... weights) {
        int size = network.card().inputSize();
        FloatImage reference = new FloatImage(size, size, 3, noise(3 * size * size, 128, 40));
        float[] mask = new float[size * size];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = random.nextFloat();
        }
        List<String> layers = network.card().layers().stream().map(Layer::name).toList();
        Map<String, FeatureMap> maps = network.features(reference, layers);
        List<FeatureDistance.Layer> attribute = new ArrayList<>();
        List<FeatureDistance.Layer> identity = new ArrayList<>();
        maps.forEach(
                (layer, map) -> {
                    FeatureMap target = map.withValues(noise(map.values().length, 0, 0.5));
                    attribute.add(
                            new FeatureDistance.Layer(layer, target, positive(map.positions())));
                    identity.add(new FeatureDistance.Layer(layer, map, positive(map.positions())));
                });
        return new LossProblem(reference, mask, parts(attribute, identity, picture, weights));
    }

    static List<LossPart> parts(
            List<FeatureDistance.Layer> attribute,
            List<FeatureDistance.Layer> identity,
            boolean picture,
            double... weights) {
        return List.of(
                new LossPart("attribute", weights[0], new FeatureDistance(attribute)),
                new LossPart("identity", weights[1], new FeatureDistance(identity)),
                new LossPart(
                        "total variation",
                        weights[2],
                        picture ? TotalVariation.ofPicture() : TotalVariation.ofChange()),
                new LossPart("chroma", weights[3], Chroma.ofChange()));
    }

    float[] noise(int n, double mean, double deviation) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) (mean + deviation * random.nextGaussian());
        }
        return values;
    }

    private float[] positive(int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextFloat() / n;
        }
        return values;
    }
}
