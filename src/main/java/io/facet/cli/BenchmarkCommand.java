package io.facet.cli;

import io.facet.batch.FinderBenchmark;
import io.facet.batch.LossBenchmark;
import io.facet.face.FaceFinder;
import io.facet.job.SamplePortrait;
import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkEngine;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times a network's loss and gradient, and the finding of faces. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        description = {
            "Times one loss with its gradient, and the finding of faces.",
            "Beside the loss a product of matrices is timed. If the networks that find faces are"
                    + " there, they are timed on a picture of 2000 x 1500 pixels, with the alignment"
                    + " of a face and putting a change back."
        })
final class BenchmarkCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Mixin private NetworkOptions network;

    @Option(
            names = "--layers",
            split = ",",
            defaultValue = "conv2_2,conv3_2,conv4_2",
            description = "Layers of the loss. Default: ${DEFAULT-VALUE}.")
    private List<String> layers;

    @Override
    public Integer call() {
        NetworkEngine engine = NetworkEngine.installed();
        try (FeatureNetwork loaded = network.load(layers, spec.commandLine().getOut())) {
            timeLoss(engine, loaded);
            if (network.models().hasFaceFinder()) {
                timeFinder(loaded.card());
            }
        }
        return 0;
    }

    private void timeLoss(NetworkEngine engine, FeatureNetwork loaded) {
        LossBenchmark.Figures figures = new LossBenchmark(engine, loaded, layers).run();
        print(
                "%s %s: %.1f ms a loss with gradient, %.0f GFLOP/s; matrix product %.0f GFLOP/s;"
                        + " ratio %.2f%n",
                loaded.card().name(),
                layers,
                figures.milliseconds(),
                figures.lossSpeed(),
                figures.matrixSpeed(),
                figures.ratio());
    }

    private void timeFinder(NetworkCard card) {
        try (FaceFinder finder = network.models().faceFinder()) {
            FinderBenchmark.Figures figures =
                    new FinderBenchmark(
                                    finder, card, SamplePortrait.ASTRONAUT.picture().photograph())
                            .run();
            print(
                    "2000 x 1500 pixels: %.0f ms to find %d faces, %.1f ms to align one, %.1f ms to"
                            + " put a change back%n",
                    figures.finding(), figures.faces(), figures.aligning(), figures.puttingBack());
        }
    }

    private void print(String format, Object... values) {
        spec.commandLine().getOut().printf(Locale.ROOT, format, values);
    }
}
