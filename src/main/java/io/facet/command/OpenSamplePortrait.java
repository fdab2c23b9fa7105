package io.facet.command;

import ij.ImagePlus;
import io.facet.Cancellation;
import io.facet.Progress;
import io.facet.command.declaration.FacetCommand;
import io.facet.image.ij.ImageJPicture;
import io.facet.job.SamplePortrait;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Opens one of the bundled sample portraits. The label does not end in dots although there is a
 * dialog, because macros recorded before there was a choice use this label without options; they
 * get the default portrait.
 */
@Plugin(
        type = Command.class,
        visible = false,
        name = "sample-portrait",
        label = "Open Sample Portrait",
        description =
                "Opens a portrait to try Facet on: the astronaut Eileen Collins, a photograph of"
                        + " NASA in the public domain, or a composite of several people, a face of"
                        + " nobody (DeBruine, Young adult composite faces, CC BY 4.0).")
public final class OpenSamplePortrait extends FacetCommand {

    @Parameter(
            label = "Portrait",
            description =
                    "Which portrait: astronaut is Eileen Collins, 512 x 512 pixels; the others are"
                            + " composites, 1350 x 1350 pixels.",
            attrs = @Attr(name = "choices", value = "samples"),
            persist = false)
    private String sample = SamplePortrait.ASTRONAUT.label();

    @Parameter(type = ItemIO.OUTPUT, description = "The portrait, RGB.")
    private ImagePlus portrait;

    @Override
    protected void perform(Progress<ImagePlus> progress, Cancellation cancellation) {
        SamplePortrait chosen = SamplePortrait.labelled(sample);
        portrait = ImageJPicture.imageOf(chosen.picture().photograph(), title(chosen));
        portrait.setProperty("Info", chosen.title() + ": " + chosen.attribution());
    }

    /**
     * Returns the title of a portrait. The astronaut keeps the title that existing macros expect.
     */
    private static String title(SamplePortrait sample) {
        return sample == SamplePortrait.ASTRONAUT ? "portrait.png" : sample.label() + ".jpg";
    }
}
