package io.facet.cli;

import io.facet.batch.FolderEdit;
import io.facet.batch.FolderFormat;
import io.facet.batch.FolderReport;
import io.facet.batch.FolderRequest;
import io.facet.edit.AttributeStrengths;
import io.facet.edit.EditRegion;
import io.facet.edit.GuidePicture;
import io.facet.edit.Preset;
import io.facet.face.find.FaceFinder;
import io.facet.face.find.FaceSelection;
import io.facet.models.NetworkFolder;
import io.facet.network.FeatureNetwork;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Edits all pictures of a folder. */
@Command(
        name = "edit-folder",
        mixinStandardHelpOptions = true,
        description = {
            "Edits all pictures of a folder into another folder.",
            "A table there, facet-edits.csv, has a line for each picture: how it went, hashes,"
                    + " faces, losses; facet-edits.json has all settings. Of a stack every page is"
                    + " edited. A picture that cannot be edited is named, and the work goes on."
                    + " Ended and called again with the same settings, it goes on where it was."
        })
final class EditFolderCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "FOLDER",
            description = "Folder of the pictures. They are never changed.")
    private Path input;

    @Option(
            names = "--output",
            required = true,
            paramLabel = "FOLDER",
            description = "Folder for the results, each at the path of its picture.")
    private Path output;

    @Option(names = "--subfolders", description = "Edit the pictures in the folders below it too.")
    private boolean subfolders;

    @Option(
            names = "--attributes",
            paramLabel = "NAME=STRENGTH,...",
            description =
                    "What to change: 1 is a clear change, -1 the opposite, 0 none. Not needed with"
                            + " --guide-pictures.")
    private AttributeStrengths attributes;

    @Option(
            names = "--face",
            paramLabel = "N|all",
            converter = FaceOptions.NumberOrAll.class,
            defaultValue = "1",
            description =
                    "Which of the faces that are found, 1 the largest, or all, one after the"
                            + " other. Default: ${DEFAULT-VALUE}.")
    private FaceSelection face;

    @Mixin private RangeOption range;

    @Option(
            names = "--region",
            paramLabel = "NAME,...",
            description =
                    "Where the faces may change: parts of them, or crop for hair and background"
                            + " too. Default: where the attributes show, see --list.")
    private EditRegion region;

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
            converter = Iterations.class,
            description = "Most evaluations of the loss, 1 to 10000. Default: as the preset says.")
    private Integer iterations;

    @Option(
            names = "--format",
            paramLabel = "input|png|tif",
            converter = Format.class,
            defaultValue = "input",
            description =
                    "Format of the results: as the picture, but png for those that do not keep"
                            + " every sample, or one for all. Default: ${DEFAULT-VALUE}.")
    private FolderFormat format;

    @Mixin private NetworkOptions network;

    @Option(
            names = "--details",
            description = "Also write beside each result what changed and how the loss fell.")
    private boolean details;

    @Option(
            names = "--force",
            description =
                    "Allow overwriting: replace results of other settings, and files that are in"
                            + " the way.")
    private boolean force;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        requireAttributes();
        guidePictures.requireFit(preset);
        NetworkFolder folder = network.open();
        FolderEdit edit = FolderEdit.of(request(folder, guidePictures.read(folder, network, err)));
        try (FaceFinder finder = network.models().faceFinder();
                FeatureNetwork loaded = network.load(edit.layers(), out);
                ConsoleProgress progress = ConsoleProgress.on(err, input.toString())) {
            FolderReport report = edit.run(loaded, finder, new Complaints(err), progress);
            out.println(output + ": " + report.summary());
            return report.isComplete() ? 0 : Complaint.REFUSED;
        }
    }

    private void requireAttributes() {
        if (attributes == null && !guidePictures.isGiven()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--attributes is missing: say what to change, for example smile=1. The names"
                            + " are printed by facet --list.");
        }
    }

    private FolderRequest request(NetworkFolder folder, List<GuidePicture> pictures) {
        Preset limited = iterations == null ? preset : preset.withEvaluations(iterations);
        return new FolderRequest(
                input,
                output,
                subfolders,
                Objects.requireNonNullElse(attributes, AttributeStrengths.NONE),
                pictures,
                folder,
                limited,
                Objects.requireNonNullElse(region, preset.region()),
                face,
                range.get(),
                format,
                details,
                force);
    }

    static final class Iterations implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.matches("0*[1-9]\\d{0,3}|0*10000")) {
                throw new TypeConversionException(
                        "--iterations is a number from 1 to 10000, not " + text + ".");
            }
            return Integer.valueOf(text);
        }
    }

    static final class Format implements ITypeConverter<FolderFormat> {
        @Override
        public FolderFormat convert(String text) {
            return switch (text) {
                case "input" -> FolderFormat.AS_INPUT;
                case "png" -> FolderFormat.PNG;
                case "tif" -> FolderFormat.TIFF;
                default ->
                        throw new TypeConversionException(
                                "--format is input, png or tif, not " + text + ".");
            };
        }
    }
}
