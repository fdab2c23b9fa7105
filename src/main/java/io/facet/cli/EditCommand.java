package io.facet.cli;

import io.facet.command.EditFace;
import io.facet.command.declaration.FaceParameter;
import io.facet.command.declaration.PreparedCommand;
import io.facet.command.declaration.RegionParameter;
import io.facet.edit.Preset;
import io.facet.models.NetworkFolder;
import io.facet.models.NetworkList;
import io.facet.network.FeatureNetwork;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * The terminal command of {@link EditFace}: it edits the faces in a file, or runs a demonstration
 * if no file is given.
 */
final class EditCommand extends TerminalCommand {

    /** Keys of the parameters that also apply to the demonstration. */
    private static final Set<String> OF_DEMO =
            Set.of("preset", "iterations", "layers", "network", "precision", "models");

    private static final class Demonstration {

        @Option(
                names = "--list",
                description =
                        "Print the networks and what their attributes bring, and do nothing else.")
        private boolean list;

        @Option(
                names = "--demo-folder",
                paramLabel = "FOLDER",
                description =
                        "Where results go of the demonstration that is shown without --input."
                                + " Default: target/demo.")
        private Path folder;
    }

    private final EditedFile file = new EditedFile();
    private final Demonstration demonstration = new Demonstration();

    EditCommand(String name) {
        super(EditFace.class, name);
    }

    @Override
    void addFiles() {
        spec().addMixin("file", CommandSpec.forAnnotatedObject(file));
        spec().addMixin("demonstration", CommandSpec.forAnnotatedObject(demonstration));
    }

    @Override
    public Integer call() {
        Map<String, Object> given = understood(() -> command().valuesSoFar(options().texts()));
        EditFace settings = (EditFace) PreparedCommand.of(command(), given).command();
        if (demonstration.list) {
            out().print(NetworkList.of(settings.networkChoice().models()));
            return 0;
        }
        if (file.name().isPresent()) {
            return super.call();
        }
        if (file.isGiven() || !OF_DEMO.containsAll(options().texts().keySet())) {
            throw misused("--input is missing: name the picture to edit.");
        }
        demonstrate(settings);
        return 0;
    }

    private void demonstrate(EditFace settings) {
        settings.requireGuidePictures();
        NetworkFolder folder = settings.networkChoice().open();
        Preset fitted = settings.presetFor(folder);
        List<Preset> compared =
                Demo.COMPARED.stream().map(other -> settings.fitted(other, folder)).toList();
        Path results = Optional.ofNullable(demonstration.folder).orElse(Path.of("target", "demo"));
        try (FeatureNetwork loaded =
                settings.networkChoice().load(fitted.layers(), out()::println)) {
            new Demo(folder, settings.networkChoice().models(), fitted, compared, results)
                    .run(loaded, out(), err());
        }
    }

    @Override
    Map<String, Object> values() {
        if (demonstration.folder != null) {
            throw misused("--demo-folder is for the demonstration, which has no --input.");
        }
        Map<String, String> texts = options().texts();
        Map<String, Object> given = understood(() -> command().valuesSoFar(texts));
        RegionParameter region =
                new RegionParameter(
                        texts.getOrDefault("region", RegionParameter.AUTOMATIC),
                        (Double) given.get("feather"));
        Optional<FaceParameter> face =
                Optional.ofNullable(texts.get("face")).map(FaceParameter::new);
        file.contradiction(face, region, texts.containsKey("region"))
                .ifPresent(
                        sentence -> {
                            throw misused(sentence);
                        });
        return super.values();
    }

    @Override
    String title(Map<String, Object> values) {
        return file.name().orElseThrow();
    }

    @Override
    PreparedCommand prepared(Map<String, Object> values) {
        PreparedCommand prepared = PreparedCommand.of(command(), values);
        ((EditFace) prepared.command()).workOn(file);
        return prepared;
    }

    @Override
    void show(Map<String, Object> made) {
        file.summary().forEach(out()::println);
    }
}
