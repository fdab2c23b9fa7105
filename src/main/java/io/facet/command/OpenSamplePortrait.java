package io.facet.command;

import ij.ImagePlus;
import io.facet.image.ImageJPicture;
import io.facet.job.SamplePortrait;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Opens the portrait that comes with Facet. */
@Plugin(
        type = Command.class,
        label = "Open Sample Portrait",
        description =
                "Opens a portrait to try Facet on: the astronaut Eileen Collins, a photograph of"
                        + " NASA in the public domain.")
public final class OpenSamplePortrait extends FacetCommand {

    private static final String TITLE = "portrait.png";

    @Parameter(type = ItemIO.OUTPUT, description = "The portrait, RGB, 512 x 512 pixels.")
    private ImagePlus portrait;

    @Override
    protected void perform(CommandMonitor onlooker) {
        portrait = ImageJPicture.imageOf(SamplePortrait.picture().photograph(), TITLE);
        portrait.setProperty("Info", SamplePortrait.TITLE + ", in the public domain");
    }
}
