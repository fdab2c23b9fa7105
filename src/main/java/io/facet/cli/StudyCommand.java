package io.facet.cli;

import io.facet.attribute.AttributeDefinition;
import io.facet.attribute.AttributeDefinitions;
import io.facet.dataset.Contrast;
import io.facet.edit.Preset;
import io.facet.face.find.FaceFinder;
import io.facet.models.NetworkFolder;
import io.facet.network.FeatureNetwork;
import io.facet.study.EditStudy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Edits pictures of many people, to be rated by judges. */
@Command(
        name = "study",
        mixinStandardHelpOptions = true,
        description =
                "Edits one picture of each of many test people and writes before, after and a list"
                        + " for judges.")
final class StudyCommand extends DeveloperCommand {

    @Mixin private PictureOptions pictures;

    @Option(names = "--attribute", required = true, description = "Which attribute.")
    private String attribute;

    @Option(names = "--strength", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private double strength;

    @Option(
            names = "--method",
            defaultValue = "STORED",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private EditStudy.Method method;

    @Option(
            names = "--with",
            split = ",",
            defaultValue = "Mouth Closed",
            description = "Labels that every person must have. Default: ${DEFAULT-VALUE}.")
    private List<String> with;

    @Option(
            names = "--without",
            split = ",",
            defaultValue = "Smiling",
            description = "Labels that no person may have. Default: ${DEFAULT-VALUE}.")
    private List<String> without;

    @Option(names = "--people", defaultValue = "60", description = "Default: ${DEFAULT-VALUE}.")
    private int people;

    @Option(
            names = "--preset",
            defaultValue = "recommended",
            description = "Default: ${DEFAULT-VALUE}.")
    private String preset;

    @Option(names = "--output", required = true, description = "Folder for the pictures.")
    private Path output;

    @Override
    public Integer call() {
        Contrast chosen = new Contrast("people", with.subList(0, 1), without, with);
        Contrast exemplars =
                AttributeDefinitions.ofLfw().attributes().stream()
                        .map(AttributeDefinition::contrast)
                        .filter(contrast -> contrast.name().equals(attribute))
                        .findFirst()
                        .orElse(chosen);
        NetworkFolder folder = network().open();
        Preset fitted = folder.fitted(Preset.named(preset));
        PrintWriter out = out();
        TerminalConsole console = console();
        EditStudy.Plan plan =
                new EditStudy.Plan(attribute, strength, method, chosen, people, fitted, exemplars);
        try (FeatureNetwork loaded = network().load(fitted.layers(), out::println);
                FaceFinder finder = network().models().faceFinder()) {
            new EditStudy(
                            loaded,
                            folder.attributes(),
                            folder.guides(),
                            pictures.read(),
                            pictures.locator(loaded.card(), finder),
                            plan)
                    .run(output, out::println, console::complain);
        }
        return console.exitCode();
    }
}
