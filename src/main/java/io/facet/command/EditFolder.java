package io.facet.command;

import ij.ImagePlus;
import io.facet.Cancellation;
import io.facet.Progress;
import io.facet.batch.FolderEdit;
import io.facet.batch.FolderFormat;
import io.facet.batch.FolderReport;
import io.facet.batch.FolderRequest;
import io.facet.command.declaration.FaceParameter;
import io.facet.command.declaration.RegionParameter;
import io.facet.command.declaration.Report;
import io.facet.edit.Preset;
import io.facet.edit.target.AttributeStrengths;
import io.facet.file.NativeName;
import io.facet.image.ValueRange;
import io.facet.models.LoadedNetworks;
import io.facet.models.NetworkFolder;
import java.io.File;
import java.util.Optional;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Edits all pictures of a folder. */
@Plugin(
        type = Command.class,
        visible = false,
        label = "Edit Folder...",
        description =
                "Edits all pictures of a folder into another one, and writes a table of how each"
                        + " went, facet-edits.csv. A picture that cannot be edited is named, and the"
                        + " work goes on. Stopped and called again it goes on where it was.")
public final class EditFolder extends EditingCommand {

    @Parameter(
            label = "Input folder",
            description =
                    "Folder of the pictures: PNG, JPEG, TIFF, BMP or GIF, of stacks every page. They"
                            + " are never changed.",
            style = "directory",
            persist = false)
    private File input;

    @Parameter(
            label = "Output folder",
            description = "Folder for the results, each under the name of its picture.",
            style = "directory",
            persist = false)
    private File output;

    @Parameter(
            label = "Attributes",
            description =
                    "What to change and how strongly, as in smile=1,age=-0.5. 1 is a clear change,"
                            + " -1 the opposite, 0 none.",
            style = "strengths",
            attrs = {
                @Attr(name = "unit", value = "strength from -10 to 10"),
                @Attr(name = "unless", value = "guidepictures")
            },
            required = false,
            persist = false)
    private String attributes;

    @Parameter(
            label = "Subfolders",
            description = "Edit the pictures in the folders below it too.",
            persist = false)
    private boolean subfolders;

    @Parameter(
            label = "Region",
            description =
                    "Where the faces may change: attributes is where these show; the others are"
                            + " parts of the face, or crop for hair and background too. A macro may"
                            + " name several, as in mouth,chin.",
            style = "list",
            attrs = @Attr(name = "choices", value = "named_regions"),
            persist = false)
    private String region = RegionParameter.ATTRIBUTES;

    @Parameter(
            label = "Face",
            description = "Which face of each picture: a number, 1 for the largest; or all.",
            attrs = @Attr(name = "format", value = "face"),
            persist = false)
    private String face = "1";

    @Parameter(
            label = "Format",
            description =
                    "Format of the results: that of the picture where it keeps every sample, and"
                            + " png for the others; or one for all.",
            choices = {"input", "png", "tif"},
            persist = false)
    private String format = "input";

    @Parameter(
            label = "Range",
            description =
                    "Samples of 16-bit and float pictures that count as black and white, as in"
                            + " 0,4095 for 12 bits in 16. If not given, as each picture or its"
                            + " samples say.",
            required = false,
            attrs = {
                @Attr(name = "unit", value = "black,white"),
                @Attr(name = "format", value = "range")
            },
            persist = false)
    private String range;

    @Parameter(
            label = "Details",
            description = "Also write beside each result what changed and how the loss fell.",
            persist = false)
    private boolean details;

    @Parameter(
            label = "Overwrite",
            description =
                    "Replace results of other settings, and files that are in the way; otherwise"
                            + " they are refused.",
            attrs = @Attr(name = "option", value = "--force"),
            persist = false)
    private boolean overwrite;

    @Parameter(
            type = ItemIO.OUTPUT,
            description = "How many pictures were edited, and which were not and why.")
    private String report;

    @Override
    protected void perform(Progress<ImagePlus> progress, Cancellation cancellation) {
        requireGuidePictures();
        NetworkFolder folder = networkFolder();
        Report lines = new Report(console());
        try (EditTurn turn = EditTurn.await(progress, cancellation)) {
            FolderEdit edit = FolderEdit.of(request(folder, progress, cancellation));
            try (LoadedNetworks.Lease lease = lease(folder, edit.layers())) {
                FolderReport outcome =
                        edit.run(
                                lease.network(),
                                faceFinder(),
                                lines::complain,
                                progress,
                                cancellation);
                lines.add(output + ": " + outcome.summary());
            }
        }
        report = lines.text();
    }

    private FolderRequest request(
            NetworkFolder folder, Progress<?> progress, Cancellation cancellation) {
        Preset fitted = presetFor(folder);
        return new FolderRequest(
                NativeName.parse(input.getPath()),
                NativeName.parse(output.getPath()),
                subfolders,
                attributes == null ? AttributeStrengths.NONE : AttributeStrengths.parse(attributes),
                guidePictures(folder, progress, cancellation),
                folder,
                fitted,
                region.equals(RegionParameter.ATTRIBUTES)
                        ? fitted.region()
                        : RegionParameter.named(region),
                new FaceParameter(face).named(),
                Optional.ofNullable(range).filter(text -> !text.isBlank()).map(ValueRange::parse),
                formatOf(format),
                details,
                overwrite);
    }

    private static FolderFormat formatOf(String name) {
        return switch (name) {
            case "png" -> FolderFormat.PNG;
            case "tif" -> FolderFormat.TIFF;
            default -> FolderFormat.AS_INPUT;
        };
    }
}
