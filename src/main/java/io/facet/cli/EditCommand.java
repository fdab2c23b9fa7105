package io.facet.cli;

import io.facet.edit.FaceEditor;
import io.facet.edit.Preset;
import io.facet.edit.TunedTarget;
import io.facet.face.EyePositions;
import io.facet.face.MarkedPoints;
import io.facet.network.FeatureNetwork;
import io.facet.report.JsonDocument;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Edits the face in one picture; without a picture it shows what Facet can do. */
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
            "Without --input it edits a portrait of its own, as a demonstration."
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
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Which page of a TIFF stack to edit; the others stay as they are. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int page;

    @Option(
            names = "--eyes",
            paramLabel = "X,Y,X,Y",
            description =
                    "The left and the right pupil as you see them, in pixels from the upper left"
                            + " corner. Default: the face is found.")
    private EyePositions eyes;

    @Option(
            names = "--points",
            paramLabel = "FILE|X,Y,...",
            description =
                    "Points of the face: a WebMorph or PsychoMorph template (.tem), landmarks"
                            + " (.pts), an ImageJ point selection (.roi), or numbers: 2 points are"
                            + " the pupils, 3 pupils and mouth, 5 pupils, nose tip and mouth"
                            + " corners, 68 iBUG's landmarks.")
    private PointsArgument points;

    @Option(
            names = "--face",
            paramLabel = "N",
            description = "Which of the faces that are found, 1 the largest. Default: 1.")
    private Integer face;

    @Option(
            names = "--attributes",
            paramLabel = "NAME=STRENGTH,...",
            description = "What to change: 1 is a clear change, -1 the opposite, 0 none.")
    private AttributeStrengths attributes;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            defaultValue = "recommended",
            description =
                    "How to edit: recommended, or dfi for Deep Feature Interpolation. Default:"
                            + " ${DEFAULT-VALUE}.")
    private Preset preset;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description = "Most evaluations of the loss, 1 to 10000. Default: as the preset says.")
    private Integer iterations;

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
        if (list) {
            new Catalogue(network.models(), out()).print();
        } else if (input == null) {
            requireNothingButDemo();
            Path folder = Objects.requireNonNullElse(demoFolder, DEMO_FOLDER);
            new Demo(network.open(), network.models(), limitedPreset(), folder).run(out(), err());
        } else {
            requireComplete();
            edit();
        }
        return 0;
    }

    /** Checks all that is known beforehand, from the cheapest on, before anything is computed. */
    private void edit() {
        EditFiles files = new EditFiles(output);
        files.requireWritable(details, input, force);
        InputPicture picture = InputPicture.of(input, page);
        if (eyes != null) {
            eyes.requireInside(picture.photograph());
        }
        Optional<MarkedPoints> marked = Optional.ofNullable(points).map(PointsArgument::points);
        marked.ifPresent(given -> given.requireInside(picture.photograph()));
        files.requireFormatFor(picture);
        NetworkFolder folder = network.open();
        TunedTarget target = folder.target(attributes);
        EditJob job = new EditJob(picture, chosenFace(picture, marked), target, limitedPreset());
        CompletedEdit edit = run(job, folder);
        edit.writePicture(files, force);
        if (details) {
            edit.writePlots(files, force);
            JsonDocument.write(EditRecord.of(edit, folder, files.picture()), files.record(), force);
        }
        out().println(output + ": " + job.face().description() + ", " + edit.summary());
    }

    private FaceChoice chosenFace(InputPicture picture, Optional<MarkedPoints> marked) {
        if (marked.isPresent()) {
            return FaceChoice.at(marked.get(), picture.photograph(), network.models());
        }
        return eyes != null
                ? FaceChoice.at(eyes, picture.photograph(), network.models())
                : FaceChoice.found(
                        Objects.requireNonNullElse(face, 1),
                        picture.photograph(),
                        network.models());
    }

    private CompletedEdit run(EditJob job, NetworkFolder folder) {
        try (FeatureNetwork loaded = folder.load();
                ConsoleProgress progress =
                        ConsoleProgress.on(err(), input.getFileName().toString())) {
            return job.run(new FaceEditor(loaded), progress);
        }
    }

    private Preset limitedPreset() {
        return iterations == null ? preset : preset.withEvaluations(iterations);
    }

    private void requireIterations() {
        if (iterations != null && (iterations < 1 || iterations > MOST_ITERATIONS)) {
            throw misused(
                    "--iterations is a number from 1 to %d, not %d."
                            .formatted(MOST_ITERATIONS, iterations));
        }
    }

    private void requireNothingButDemo() {
        boolean editOptions =
                output != null
                        || eyes != null
                        || points != null
                        || face != null
                        || attributes != null
                        || force
                        || details;
        if (editOptions) {
            throw misused("--input is missing: name the picture to edit.");
        }
    }

    private void requireComplete() {
        require(output, "--output is missing: name the file for the edited picture.");
        require(
                attributes,
                "--attributes is missing: say what to change, for example smile=1. The names are"
                        + " printed by --list.");
        if (face != null && eyes != null) {
            throw misused("Give --eyes or --face, not both: the eyes say which face it is.");
        }
        if (points != null && (eyes != null || face != null)) {
            throw misused(
                    "Give --points alone, without --eyes and --face: the points say which face it"
                            + " is.");
        }
        if (face != null && face < 1) {
            throw misused("--face is a number from 1 on, not " + face + ".");
        }
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
