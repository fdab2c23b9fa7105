package io.facet.cli;

import io.facet.attribute.AttributeDefinitions;
import io.facet.attribute.AttributeLibrary;
import io.facet.attribute.AttributeMaker;
import io.facet.face.find.FaceFinder;
import io.facet.network.FeatureNetwork;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Computes the attributes of a network from labelled pictures and stores them with the network. */
@Command(
        name = "make-attributes",
        mixinStandardHelpOptions = true,
        description =
                "Makes the attributes of a network from labelled pictures of the train people.")
final class MakeAttributesCommand extends DeveloperCommand {

    @Mixin private PictureOptions pictures;

    @Option(
            names = "--layers",
            split = ",",
            defaultValue = "conv3_2,conv4_2",
            description = "Layers that the attributes change. Default: ${DEFAULT-VALUE}.")
    private List<String> layers;

    @Option(
            names = "--condition-layer",
            defaultValue = "pool4",
            description = "Layer that says what kind of face it is. Default: ${DEFAULT-VALUE}.")
    private String conditionLayer;

    @Option(
            names = "--per-side",
            defaultValue = "1200",
            description = "Most pictures with and without an attribute. Default: ${DEFAULT-VALUE}.")
    private int perSide;

    @Option(
            names = "--source",
            defaultValue = "Labeled Faces in the Wild, labels of Kumar et al. (2009)",
            description = "Where the pictures are from. Default: ${DEFAULT-VALUE}.")
    private String source;

    @Option(
            names = "--definitions",
            description =
                    "JSON file of the attributes and the labels that they are made from."
                            + " Default: those of the embedded network, for the labels of LFW.")
    private Path definitions;

    @Override
    public Integer call() {
        AttributeDefinitions made =
                definitions == null
                        ? AttributeDefinitions.ofLfw()
                        : AttributeDefinitions.read(definitions);
        Path folder = network().folder();
        try (FeatureNetwork loaded = network().load(layers, out()::println);
                FaceFinder finder = network().models().faceFinder()) {
            AttributeMaker.Recipe recipe =
                    new AttributeMaker.Recipe(
                            pictures.locator(loaded.card(), finder),
                            layers,
                            conditionLayer,
                            perSide,
                            1500,
                            source);
            new AttributeMaker(loaded, pictures.read(), recipe, out()::println)
                    .make(made, folder.resolve(AttributeLibrary.FOLDER));
        }
        return 0;
    }
}
