package org.example.facet;

import ij.ImagePlus;
import io.facet.Cancellation;
import io.facet.Progress;
import io.facet.command.declaration.FacetCommand;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** A command as somebody else adds one: this class, and its line in a {@code plugins.config}. */
@Plugin(
        type = Command.class,
        visible = false,
        label = "Brighten Image...",
        description = "Makes every sample brighter. It knows no faces.")
public final class BrightenImage extends FacetCommand {

    @Parameter(label = "Image", description = "The active image.", persist = false)
    private ImagePlus image;

    @Parameter(
            label = "Gain",
            description = "How much.",
            min = "0.5",
            max = "4",
            attrs = @Attr(name = "unit", value = "times"),
            persist = false)
    private double gainFactor = 2;

    @Parameter(
            label = "How",
            description = "Whether samples are multiplied or raised to a power.",
            choices = {"multiply", "power"},
            persist = false)
    private String how = "multiply";

    @Parameter(type = ItemIO.OUTPUT, description = "The brighter image.")
    private ImagePlus bright;

    @Override
    protected void perform(Progress<ImagePlus> progress, Cancellation cancellation) {
        bright = image.duplicate();
        bright.setTitle("bright");
        if (how.equals("power")) {
            bright.getProcessor().gamma(gainFactor);
        } else {
            bright.getProcessor().multiply(gainFactor);
        }
    }
}
