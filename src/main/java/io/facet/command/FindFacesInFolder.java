package io.facet.command;

import ij.ImagePlus;
import io.facet.Cancellation;
import io.facet.Progress;
import io.facet.batch.FaceSurvey;
import io.facet.command.declaration.Report;
import io.facet.file.AtomicFile;
import io.facet.file.NativeName;
import io.facet.image.ValueRange;
import io.facet.models.LoadedNetworks;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Lists the faces of all pictures in a folder. */
@Plugin(
        type = Command.class,
        visible = false,
        name = "find-faces",
        label = "Find Faces in Folder...",
        description =
                "Lists the faces of all pictures in a folder and in the folders below it, in a CSV"
                        + " table with a line for each face: path, page, number (1 the largest, 0 for"
                        + " a picture without a face), box, score and pupils in pixels. A picture"
                        + " that cannot be read is named with the reason, and the work goes on.")
public final class FindFacesInFolder extends NetworkCommand {

    @Parameter(
            label = "Pictures",
            description = "Folder of the pictures.",
            style = "directory",
            persist = false)
    private File pictures;

    @Parameter(label = "Output", description = "The table, CSV.", style = "save", persist = false)
    private File output;

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
            label = "Overwrite",
            description = "Replace a table that is there already.",
            attrs = @Attr(name = "option", value = "--force"),
            persist = false)
    private boolean overwrite;

    @Parameter(
            type = ItemIO.OUTPUT,
            description = "How many pictures show a face, and which could not be read and why.")
    private String report;

    @Override
    protected void perform(Progress<ImagePlus> progress, Cancellation cancellation) {
        Path table = NativeName.parse(output.getPath());
        AtomicFile.requireFree(table, overwrite, "add %s".formatted(word("overwrite")));
        Report lines = new Report(console());
        FaceSurvey.Counts counts =
                new FaceSurvey(
                                LoadedNetworks.shared().faceFinder(models()),
                                NativeName.parse(pictures.getPath()),
                                Optional.ofNullable(range)
                                        .filter(text -> !text.isBlank())
                                        .map(ValueRange::parse),
                                lines::note)
                        .write(table, overwrite, lines::complain, progress, cancellation);
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%s: %d pictures, %d with a face, %d of these with more than one%s",
                        table,
                        counts.pages(),
                        counts.withFace(),
                        counts.withSeveral(),
                        counts.isComplete() ? "" : "; %s not read".formatted(counts.unread())));
        report = lines.text();
    }
}
