package io.facet.study;

import io.facet.edit.Chroma;
import io.facet.edit.TotalVariation;
import io.facet.image.FloatImage;
import io.facet.network.FeatureDistance;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import io.facet.network.ImageLoss;
import io.facet.network.LossPart;
import io.facet.network.LossProblem;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Compares the speed of a network's loss and gradient with the highest speed that the machine
 * reaches at the same time, that of a matrix product by the same engine. It is intended for
 * VGG-style networks, whose operations can be counted from their card.
 */
public final class LossBenchmark {

    private static final int MATRIX_SIZE = 1024;
    private static final int ROUNDS = 9;

    /** The rounds are short, so that both run under the same load of the machine. */
    private static final double ROUND_SECONDS = 0.5;

    private final NetworkEngine engine;
    private final FeatureNetwork network;
    private final List<String> layers;

    public LossBenchmark(NetworkEngine engine, FeatureNetwork network, List<String> layers) {
        this(network, layers, engine);
    }

    /** Creates a benchmark without an engine. It has no matrix product, only {@link #beside}. */
    LossBenchmark(FeatureNetwork network, List<String> layers) {
        this(network, layers, null);
    }

    private LossBenchmark(FeatureNetwork network, List<String> layers, NetworkEngine engine) {
        this.engine = engine;
        this.network = network;
        this.layers = List.copyOf(layers);
    }

    /**
     * Represents the medians over the rounds, each of which measures both.
     *
     * @param milliseconds the milliseconds of one loss with its gradient
     * @param lossSpeed the floating-point operations of the convolutions per second, in 10⁹
     * @param matrixSpeed the floating-point operations of the matrix product per second, in 10⁹
     */
    public record Figures(double milliseconds, double lossSpeed, double matrixSpeed) {

        /** Returns the speed of the loss as a fraction of that of the matrix product. */
        public double ratio() {
            return lossSpeed / matrixSpeed;
        }
    }

    /** Runs the benchmark, which takes some seconds. */
    public Figures run() {
        try (ImageLoss loss = network.loss(problem())) {
            int samples = 3 * network.card().inputSize() * network.card().inputSize();
            float[] residual = new float[samples];
            time(loss, residual, 2);
            int repetitions = (int) Math.ceil(ROUND_SECONDS / time(loss, residual, 2));
            engine.matrixProductSpeed(MATRIX_SIZE, 10);
            double[] seconds = new double[ROUNDS];
            double[] speeds = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                seconds[round] = time(loss, residual, repetitions);
                speeds[round] = engine.matrixProductSpeed(MATRIX_SIZE, 20);
            }
            double median = Median.of(seconds);
            return new Figures(1e3 * median, operations() / median / 1e9, Median.of(speeds) / 1e9);
        }
    }

    /**
     * Measures other work and the loss alternately.
     *
     * @return the median milliseconds of the work and of the loss
     */
    double[] beside(Runnable work) {
        try (ImageLoss loss = network.loss(problem())) {
            int samples = 3 * network.card().inputSize() * network.card().inputSize();
            float[] residual = new float[samples];
            double[] works = new double[ROUNDS];
            double[] losses = new double[ROUNDS];
            for (int round = -2; round < ROUNDS; round++) {
                long start = System.nanoTime();
                work.run();
                double seconds = (System.nanoTime() - start) / 1e9;
                double lossSeconds = time(loss, residual, 5);
                if (round >= 0) {
                    works[round] = 1e3 * seconds;
                    losses[round] = 1e3 * lossSeconds;
                }
            }
            return new double[] {Median.of(works), Median.of(losses)};
        }
    }

    private static double time(ImageLoss loss, float[] residual, int repetitions) {
        long start = System.nanoTime();
        for (int i = 0; i < repetitions; i++) {
            loss.evaluate(residual);
        }
        return (System.nanoTime() - start) / 1e9 / repetitions;
    }

    private LossProblem problem() {
        int size = network.card().inputSize();
        float[] samples = new float[3 * size * size];
        Random random = new Random(1);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 255 * random.nextFloat();
        }
        FloatImage picture = new FloatImage(size, size, 3, samples);
        Map<String, FeatureMap> maps = network.features(picture, layers);
        List<FeatureDistance.Layer> terms = new ArrayList<>();
        maps.forEach(
                (layer, map) -> {
                    float[] weights = new float[map.positions()];
                    Arrays.fill(weights, 1f / map.values().length);
                    terms.add(new FeatureDistance.Layer(layer, map.times(0.5), weights));
                });
        return LossProblem.everywhere(
                picture,
                List.of(
                        new LossPart("attribute", 1, new FeatureDistance(terms)),
                        new LossPart("total variation", 5, TotalVariation.ofChange()),
                        new LossPart("chroma", 100, Chroma.ofChange())));
    }

    /**
     * Returns the number of multiplications and additions in the 3x3 convolutions up to the deepest
     * layer, in the forward pass and the backward pass to the pixels.
     */
    private double operations() {
        NetworkCard card = network.card();
        double sum = 0;
        double reached = 0;
        int inputs = 3;
        for (NetworkCard.Layer layer : card.layers()) {
            if (layer.name().startsWith("conv")) {
                double side = (double) card.inputSize() / layer.stride();
                sum += 2 * side * side * 9 * inputs * layer.channels();
                inputs = layer.channels();
            }
            if (layers.contains(layer.name())) {
                reached = sum;
            }
        }
        return 2 * reached;
    }
}
