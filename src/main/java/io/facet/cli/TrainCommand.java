package io.facet.cli;

import io.facet.dataset.LabelledPictures;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkEngine;
import io.facet.network.VggTopology;
import io.facet.network.WeightSource;
import io.facet.train.Augmentation;
import io.facet.train.FacetNetworkCard;
import io.facet.train.Training;
import io.facet.train.TrainingSpec;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Trains the embedded network, or continues its training, and writes it as a SavedModel with its
 * card.
 */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Trains the embedded network on labelled pictures of faces.")
final class TrainCommand extends DeveloperCommand {

    @Mixin private PictureOptions pictures;

    @Option(
            names = "--checkpoint",
            required = true,
            description =
                    "File that keeps the state after every epoch; if it is there, training goes on.")
    private Path checkpoint;

    @Option(names = "--output", required = true, description = "Folder for the finished network.")
    private Path output;

    @Option(names = "--epochs", defaultValue = "8", description = "Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(
            names = "--widths",
            split = ",",
            defaultValue = "32,64,128,160,160",
            description = "Channels of the five stages. Default: ${DEFAULT-VALUE}.")
    private List<Integer> widths;

    @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    TrainCommand() {
        super(List.of());
    }

    @Override
    public Integer call() {
        LabelledPictures table = pictures.read();
        VggTopology topology =
                new VggTopology(FacetNetworkCard.INPUT_SIZE, widths, VggTopology.VGG_16);
        Training.Recipe recipe =
                new Training.Recipe(
                        topology,
                        Augmentation.standard(pictures.frame(), topology.inputSize()),
                        epochs,
                        32,
                        2,
                        3,
                        true,
                        seed);
        Training training = new Training(recipe, table, out()::println);
        Training.Outcome outcome = training.run(checkpoint);
        TrainingSpec trained = training.spec();
        NetworkCard card = FacetNetworkCard.of(trained, table.labels());
        NetworkEngine.installed().save(output, card, topology, WeightSource.of(outcome.weights()));
        out().println("written to " + output);
        return 0;
    }
}
