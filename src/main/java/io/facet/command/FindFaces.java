package io.facet.command;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import io.facet.Cancellation;
import io.facet.Progress;
import io.facet.face.EyePositions;
import io.facet.face.find.FaceFinder;
import io.facet.face.find.FoundFace;
import io.facet.image.ij.DrawnSelection;
import io.facet.models.LoadedNetworks;
import java.util.ArrayList;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Finds the faces of the active image. */
@Plugin(
        type = Command.class,
        visible = false,
        name = "find-faces-in-image",
        label = "Find Faces...",
        description =
                "Finds faces, turned or not, from 5 % of the image's side on, and puts a box and 68"
                        + " landmarks of each into the ROI manager or the image's overlay.")
public final class FindFaces extends NetworkCommand {

    @Parameter(label = "Image", description = "The active image or stack.", persist = false)
    private ImagePlus image;

    @Parameter(
            label = "All slices",
            description = "Look at every slice of a stack; otherwise at the one that is in front.",
            persist = false)
    private boolean slices;

    @Parameter(
            label = "Landmarks",
            description =
                    "Also the 68 landmarks of each face, as a point selection in the order of iBUG."
                            + " Selected on the image, they tell an edit where the face is.",
            attrs = @Attr(name = "option", value = "none"),
            persist = false)
    private boolean landmarks = true;

    @Parameter(
            label = "Overlay",
            description =
                    "Add them to the image's overlay instead of the ROI manager, which ImageJ does"
                            + " not have without a screen.",
            attrs = @Attr(name = "option", value = "none"),
            persist = false)
    private boolean overlay;

    @Parameter(
            label = "Figures",
            description =
                    "Also add box, score and pupils of each face to the table of results, and a row"
                            + " with the face 0 for a slice without one.",
            attrs = @Attr(name = "option", value = "none"),
            persist = false)
    private boolean table = true;

    @Parameter(
            type = ItemIO.OUTPUT,
            description =
                    "For the ROI manager, unless they are in the overlay; the largest face first:"
                            + " \"face 1\", its box from brows to chin, and \"face 1 landmarks\".")
    private Roi[] faces;

    @Parameter(
            type = ItemIO.OUTPUT,
            description =
                    "A row for each face, if asked for; in pixels from the middle of the first one,"
                            + " left as the viewer sees it, the score from 0 to 1.")
    private ResultsTable figures;

    @Override
    protected void perform(Progress<ImagePlus> progress, Cancellation cancellation) {
        List<Roi> found = new ArrayList<>();
        ResultsTable rows = new ResultsTable();
        try (ImageSlices pages = slices ? ImageSlices.all(image) : ImageSlices.current(image)) {
            find(pages, found, rows, progress, cancellation);
        }
        if (overlay) {
            addToOverlay(found);
        } else {
            faces = found.toArray(Roi[]::new);
        }
        figures = table ? rows : null;
    }

    private void find(
            ImageSlices pages,
            List<Roi> found,
            ResultsTable rows,
            Progress<?> progress,
            Cancellation cancellation) {
        int done = 0;
        FaceFinder finder = LoadedNetworks.shared().faceFinder(models());
        for (int page : pages.numbers()) {
            double share = (double) done++ / pages.numbers().size();
            progress.report("slice " + (page + 1), share);
            if (cancellation.isCancelled()) {
                break;
            }
            List<FoundFace> here = finder.find(pages.picture().photograph(page));
            here.forEach(face -> found.addAll(selections(face, pages, page)));
            addRows(here, page, rows);
        }
    }

    private void addToOverlay(List<Roi> found) {
        Overlay all = image.getOverlay() == null ? new Overlay() : image.getOverlay();
        FaceNames.continueAfter(List.of(all.toArray()), found);
        found.forEach(all::add);
        image.setOverlay(all);
    }

    private List<Roi> selections(FoundFace face, ImageSlices pages, int page) {
        String name = FaceNames.of(face.number());
        List<Roi> selections = new ArrayList<>();
        selections.add(
                DrawnSelection.box(name, face.left(), face.top(), face.width(), face.height()));
        if (landmarks) {
            selections.add(
                    DrawnSelection.points(name + " landmarks", face.landmarks().coordinates()));
        }
        selections.forEach(selection -> pages.picture().place(selection, page));
        return selections;
    }

    private void addRows(List<FoundFace> here, int page, ResultsTable rows) {
        if (here.isEmpty()) {
            begin(page, 0, rows);
        }
        for (FoundFace face : here) {
            EyePositions eyes = face.landmarks().eyes();
            begin(page, face.number(), rows);
            rows.addValue("Left", face.left());
            rows.addValue("Top", face.top());
            rows.addValue("Width", face.width());
            rows.addValue("Height", face.height());
            rows.addValue("Score", face.score());
            rows.addValue("Left pupil X", eyes.leftX());
            rows.addValue("Left pupil Y", eyes.leftY());
            rows.addValue("Right pupil X", eyes.rightX());
            rows.addValue("Right pupil Y", eyes.rightY());
        }
    }

    private void begin(int page, int number, ResultsTable rows) {
        rows.incrementCounter();
        rows.addValue("Image", image.getTitle());
        rows.addValue("Slice", page + 1);
        rows.addValue("Face", number);
    }
}
