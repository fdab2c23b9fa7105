package io.facet.cli;

import io.facet.edit.Preset;
import io.facet.edit.target.AttributeStrengths;
import io.facet.face.find.FaceFinder;
import io.facet.job.SamplePortrait;
import io.facet.models.NetworkFolder;
import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkEngine;
import io.facet.study.FinderBenchmark;
import io.facet.study.GuidedBenchmark;
import io.facet.study.LossBenchmark;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the time of a network's loss and gradient, and of face detection. */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        description = {
            "Times one loss with its gradient, the finding of faces, and an edit by guides.",
            "Beside the loss a product of matrices is timed. If the networks that find faces are"
                    + " there, they are timed on a picture of 2000 x 1500 pixels, with the alignment"
                    + " of a face and putting a change back. If the network has guides of a smile,"
                    + " the edit smile=1 is timed on a portrait of 1350 x 1350 pixels and on one of"
                    + " 24 megapixels, with the heap that it takes, its preview, and the gradient of"
                    + " the composition beside the network's loss."
        })
final class BenchmarkCommand extends DeveloperCommand {

    private static final String GUIDED = "smile";

    @Option(
            names = "--layers",
            split = ",",
            defaultValue = "conv2_2,conv3_2,conv4_2",
            description = "Layers of the loss. Default: ${DEFAULT-VALUE}.")
    private List<String> layers;

    @Option(
            names = "--rounds",
            paramLabel = "COUNT",
            defaultValue = "5",
            description =
                    "How many edits by guides of each kind are timed, after at most 2 to warm up; 0"
                            + " leaves them out. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Override
    public Integer call() {
        NetworkEngine engine = NetworkEngine.installed();
        try (FeatureNetwork loaded = network().load(layers, out()::println)) {
            timeLoss(engine, loaded);
            if (network().models().hasFaceFinder()) {
                timeFinder(loaded.card());
                if (rounds > 0) {
                    timeGuides(loaded);
                }
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
        try (FaceFinder finder = network().models().faceFinder()) {
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

    private void timeGuides(FeatureNetwork loaded) {
        NetworkFolder opened = network().open();
        if (opened.guides().file(GUIDED).isEmpty()
                || !opened.attributes().names().contains(GUIDED)) {
            return;
        }
        Preset preset = opened.fitted(Preset.RECOMMENDED);
        try (FaceFinder finder = network().models().faceFinder()) {
            GuidedBenchmark.Figures figures =
                    new GuidedBenchmark(
                                    loaded,
                                    opened.target(AttributeStrengths.of(GUIDED, 1)),
                                    preset,
                                    finder,
                                    SamplePortrait.WHITE_WOMAN.picture().photograph(),
                                    rounds)
                            .run(preset.layers());
            print("smile=1 of 1350 x 1350 pixels: %s%n", said(figures.portrait()));
            print(
                    "smile=1 of 6000 x 4000 pixels: %s; preview %.2f s%n",
                    said(figures.large()), figures.preview());
            print(
                    "gradient of the composition: %.0f ms, %.1f times a loss with gradient%n",
                    figures.gradient(), figures.ratio());
        }
    }

    private static String said(GuidedBenchmark.Cost cost) {
        return String.format(
                Locale.ROOT,
                "%.2f s, %.2f s of processors, at most %.0f MB of heap",
                cost.seconds(),
                cost.processorSeconds(),
                cost.heap());
    }

    private void print(String format, Object... values) {
        out().printf(Locale.ROOT, format, values);
    }
}
