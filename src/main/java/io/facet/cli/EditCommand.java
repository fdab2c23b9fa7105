package io.facet.cli;

import io.facet.edit.AttributeStrengths;
import io.facet.edit.AttributeTarget;
import io.facet.edit.FaceEditor;
import io.facet.edit.Preset;
import io.facet.image.io.PhotographFormat;
import io.facet.job.EditFiles;
import io.facet.job.EditOutcome;
import io.facet.job.EditPlan;
import io.facet.job.InputPicture;
import io.facet.job.JobListener;
import io.facet.job.Part;
import io.facet.job.RegionChoice;
import io.facet.models.NetworkFolder;
import io.facet.network.FeatureNetwork;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Edits faces in one picture or stack; without a picture it shows what Facet can do. */
@Command(
        name = "facet",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        customSynopsis = {
            "java -jar facet.jar",
            "   or: java -jar facet.jar --input FILE --output FILE --attributes NAME=STRENGTH,...",
            "                           [OPTION...]",
            "   or: java -jar facet.jar COMMAND [OPTION...]",
            ""
        },
        description = {
            "Changes what a face shows and keeps whose face it is.",
            "Without --input it edits portraits of its own, as a demonstration."
        },
        footer = {
            "",
            "Example: a smile, and a little younger",
            "  java -jar facet.jar --input ann.png --output ann-smiling.png \\",
            "      --attributes smile=1,age=-0.5",
            "",
            "Exit codes: 0 done; 1 something is to be changed, as printed; 2 the arguments"
                    + " cannot be understood; 3 a fault of Facet."
        })
final class EditCommand implements Callable<Integer> {

    /** The option that adds stack traces to complaints. */
    static final String DEBUG = "--debug";

    /** How a user lets a file be replaced. */
    static final String PERMISSION = "add --force to replace it";

    private static final int MOST_ITERATIONS = 10_000;
    private static final Path DEMO_FOLDER = Path.of("target", "demo");

    @Spec private CommandSpec spec;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "The picture: PNG, JPEG, TIFF, BMP or GIF. It is never changed.")
    private Path input;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "The edited picture: .png, .tif or .jpg.")
    private Path output;

    @Option(
            names = "--page",
            paramLabel = "N|all",
            defaultValue = "1",
            description =
                    "Which page of a TIFF stack to edit, or all; the others stay as they are."
                            + " Default: ${DEFAULT-VALUE}.")
    private PageChoice page;

    @Mixin private RangeOption range;

    @Mixin private FaceOptions faces;

    @Option(
            names = "--attributes",
            paramLabel = "NAME=STRENGTH,...",
            description =
                    "What to change: 1 is a clear change, -1 the opposite, 0 none. Not needed with"
                            + " --guide-pictures.")
    private AttributeStrengths attributes;

    @Mixin private RegionOptions region;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "recommended",
            description = "How to edit. " + Preset.HELP + " Default: ${DEFAULT-VALUE}.")
    private Preset preset;

    @Mixin private GuidePictureOptions guidePictures;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description = "Most evaluations of the loss, 1 to 10000. Default: as the preset says.")
    private Integer iterations;

    @Option(
            names = "--layers",
            paramLabel = "NAME,...",
            split = ",",
            description =
                    "Layers that faces are compared on, for example conv3_1,conv5_1; the attributes"
                            + " must have been made for them. Default: as the preset says.")
    private List<String> layers;

    @Mixin private NetworkOptions network;

    @Option(names = "--force", description = "Replace files that are there already.")
    private boolean force;

    @Option(
            names = "--details",
            description =
                    "Also write beside the output what changed, how the loss fell, and a record of"
                            + " all settings.")
    private boolean details;

    @Option(
            names = "--list",
            description =
                    "Print the networks and what their attributes bring, and do nothing else.")
    private boolean list;

    @Option(
            names = "--demo-folder",
            paramLabel = "FOLDER",
            description = "Where the demonstration's results go. Default: target/demo.")
    private Path demoFolder;

    @Option(
            names = DEBUG,
            scope = ScopeType.INHERIT,
            description = "Print a stack trace with every complaint.")
    private boolean debug;

    @Override
    public Integer call() {
        requireIterations();
        requireLayers();
        if (list) {
            new Catalogue(network.models(), out()).print();
        } else if (input == null) {
            requireNothingButDemo();
            demonstrate();
        } else {
            requireComplete();
            edit();
        }
        return 0;
    }

    private void demonstrate() {
        Path results = Objects.requireNonNullElse(demoFolder, DEMO_FOLDER);
        preset.requireGuidePictures(false);
        NetworkFolder folder = network.open();
        Preset fitted = fitted(preset, folder);
        List<Preset> compared = Demo.COMPARED.stream().map(other -> fitted(other, folder)).toList();
        try (FeatureNetwork loaded = network.load(fitted.layers(), out())) {
            new Demo(folder, network.models(), fitted, compared, results).run(loaded, out(), err());
        }
    }

    /** Checks all that is known beforehand, from the cheapest on, before anything is computed. */
    private void edit() {
        guidePictures.requireFit(preset);
        EditFiles files = new EditFiles(output);
        PhotographFormat.of(output);
        EditFiles.requireWritable(knownFiles(files), input, force, PERMISSION);
        List<InputPicture> pictures = page.of(input, range.get());
        files.requireFormatFor(pictures.get(0));
        if (pictures.size() == 1) {
            faces.requireFit(pictures.get(0).photograph());
        }
        RegionChoice where = region.choice(pictures.get(0).photograph(), preset);
        NetworkFolder folder = network.open();
        EditOutcome outcome = outcome(pictures, where, folder, files);
        if (details) {
            outcome.writeAll(files, folder, force);
        } else {
            outcome.writePicture(files, force);
        }
        outcome.summary().forEach(line -> out().println(output + ": " + line));
    }

    /** Those whose names do not depend on how many faces are found. */
    private List<Path> knownFiles(EditFiles files) {
        List<Path> known = new ArrayList<>();
        known.add(files.picture());
        if (details) {
            known.add(files.record());
            if (!page.meansAll() && !faces.meanAll()) {
                known.addAll(files.details(Part.WHOLE, List.of(Part.WHOLE)));
            }
        }
        return known;
    }

    private EditOutcome outcome(
            List<InputPicture> pictures,
            RegionChoice where,
            NetworkFolder folder,
            EditFiles files) {
        AttributeStrengths strengths =
                Objects.requireNonNullElse(attributes, AttributeStrengths.NONE);
        AttributeTarget target =
                folder.target(strengths, guidePictures.read(folder, network, err()));
        Preset fitted = fitted(preset, folder);
        try (ConsoleProgress progress = ConsoleProgress.on(err(), input.getFileName().toString())) {
            EditPlan plan =
                    EditPlan.of(
                            pictures,
                            (picture, photograph) -> faces.chosen(photograph, network.models()),
                            target,
                            where,
                            fitted,
                            progress);
            if (details) {
                EditFiles.requireWritable(plan.details(files), input, force, PERMISSION);
            }
            try (FeatureNetwork loaded = network.load(fitted.layers(), out())) {
                return plan.run(new FaceEditor(loaded), JobListener.of(progress));
            }
        }
    }

    /** A preset with the limits of the other options, as the network can run it. */
    private Preset fitted(Preset chosen, NetworkFolder folder) {
        Preset limited = iterations == null ? chosen : chosen.withEvaluations(iterations);
        if (layers == null) {
            return folder.fitted(limited);
        }
        layers.forEach(folder.card()::layer);
        return limited.withLayers(layers.stream().distinct().toList());
    }

    private void requireIterations() {
        if (iterations != null && (iterations < 1 || iterations > MOST_ITERATIONS)) {
            throw misused(
                    "--iterations is a number from 1 to %s, not %s."
                            .formatted(MOST_ITERATIONS, iterations));
        }
    }

    private void requireLayers() {
        if (layers != null && layers.isEmpty()) {
            throw misused("--layers names no layer: say one or more, as in conv3_1,conv5_1.");
        }
    }

    private void requireNothingButDemo() {
        boolean editOptions =
                output != null
                        || range.get().isPresent()
                        || faces.areGiven()
                        || attributes != null
                        || region.isGiven()
                        || guidePictures.isGiven()
                        || force
                        || details;
        if (editOptions) {
            throw misused("--input is missing: name the picture to edit.");
        }
    }

    private void requireComplete() {
        require(output, "--output is missing: name the file for the edited picture.");
        require(
                guidePictures.isGiven() ? guidePictures : attributes,
                "--attributes is missing: say what to change, for example smile=1. The names are"
                        + " printed by --list.");
        faces.contradiction()
                .ifPresent(
                        sentence -> {
                            throw misused(sentence);
                        });
        region.contradiction()
                .ifPresent(
                        sentence -> {
                            throw misused(sentence);
                        });
        if (demoFolder != null) {
            throw misused("--demo-folder is for the demonstration, which has no --input.");
        }
    }

    private void require(Object given, String sentence) {
        if (given == null) {
            throw misused(sentence);
        }
    }

    private ParameterException misused(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
