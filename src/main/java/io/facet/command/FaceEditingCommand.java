package io.facet.command;

import ij.ImagePlus;
import io.facet.command.declaration.FaceParameter;
import io.facet.command.declaration.RegionParameter;
import io.facet.edit.Preset;
import io.facet.image.Photograph;
import io.facet.image.ij.ImageJPicture;
import io.facet.job.RegionChoice;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

/** Base of the commands that edit a face of the active image. */
abstract class FaceEditingCommand extends EditingCommand {

    @Parameter(
            label = "Image",
            description =
                    "The active image, with 8, 16 or 32 bits, grey or RGB; of a stack the slice"
                            + " that is in front.",
            persist = false)
    private ImagePlus image;

    @Parameter(
            label = "Region",
            description =
                    "Where the face may change: automatic is the selected area if there is one, and"
                            + " otherwise where the attributes show; selection is the selected area;"
                            + " attributes is where they show, whatever is selected; the others are"
                            + " parts of the face, or crop for hair and background too. A macro may"
                            + " name several, as in mouth,chin.",
            style = "list",
            attrs = @Attr(name = "choices", value = "regions"),
            persist = false)
    private String region = RegionParameter.AUTOMATIC;

    @Parameter(
            label = "Feather",
            description =
                    "Over how many pixels the edge of a selected area rises inwards, 0 for not at"
                            + " all. If not given, a fifth of the distance of the pupils.",
            min = "0",
            max = "10000",
            required = false,
            attrs = @Attr(name = "unit", value = "pixels"),
            persist = false)
    private Double feather;

    @Parameter(
            label = "Face",
            description =
                    "Which face: automatic is the one that the selection says, and without one the"
                            + " largest; all; or a number, 1 for the largest. A point selection"
                            + " says it by one point on the face, or marks it by 2 points (pupils), 3"
                            + " (pupils, mouth), 5 (pupils, nose tip, mouth corners) or 68 (iBUG's"
                            + " landmarks), the left one of each pair first; an area says it by"
                            + " where it lies.",
            attrs = @Attr(name = "format", value = "face"),
            persist = false)
    private String face = FaceParameter.AUTOMATIC;

    @Parameter(
            label = "Loss curve",
            description = "Also plot how the loss fell.",
            attrs = @Attr(name = "option", value = "none"),
            persist = false)
    private boolean plot;

    @Parameter(
            label = "Figures",
            description = "Also add a row for each edit to the table of results.",
            attrs = @Attr(name = "option", value = "none"),
            persist = false)
    private boolean table;

    ImagePlus image() {
        return image;
    }

    FaceParameter face() {
        return new FaceParameter(face);
    }

    RegionParameter region() {
        return new RegionParameter(region, feather);
    }

    boolean wantsPlot() {
        return plot;
    }

    boolean wantsTable() {
        return table;
    }

    /**
     * Returns the region in which a face may change on a slice.
     *
     * @param page index of the slice, counted from 0
     * @throws io.facet.FacetException if the selection is requested and there is none
     */
    RegionChoice regionOn(ImageJPicture picture, int page, Photograph photograph, Preset fitted) {
        return region().on(photograph, picture.selection(page), fitted);
    }
}
