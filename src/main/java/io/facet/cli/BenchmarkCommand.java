package io.facet.cli;

import io.facet.batch.LossBenchmark;
import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkEngine;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times a network's loss and gradient. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        description = "Times one loss with its gradient, and a product of matrices beside it.")
final class BenchmarkCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(names = "--network", required = true, description = "Folder of the network.")
    private Path network;

    @Option(
            names = "--layers",
            split = ",",
            defaultValue = "conv2_2,conv3_2,conv4_2",
            description = "Layers of the loss. Default: ${DEFAULT-VALUE}.")
    private List<String> layers;

    @Override
    public Integer call() {
        NetworkEngine engine = NetworkEngine.installed();
        try (FeatureNetwork loaded = engine.load(network)) {
            LossBenchmark.Figures figures = new LossBenchmark(engine, loaded, layers).run();
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "%s %s: %.1f ms a loss with gradient, %.0f GFLOP/s;"
                                    + " matrix product %.0f GFLOP/s; ratio %.2f%n",
                            loaded.card().name(),
                            layers,
                            figures.milliseconds(),
                            figures.lossSpeed(),
                            figures.matrixSpeed(),
                            figures.ratio());
        }
        return 0;
    }
}
