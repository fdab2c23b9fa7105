package io.facet.command;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.measure.ResultsTable;
import io.facet.FacetException;
import io.facet.edit.AttributeStrengths;
import io.facet.edit.AttributeTarget;
import io.facet.edit.FaceEditor;
import io.facet.edit.GuidePicture;
import io.facet.edit.Preset;
import io.facet.job.CompletedEdit;
import io.facet.job.EditOutcome;
import io.facet.job.EditPlan;
import io.facet.job.EditRecord;
import io.facet.job.InputPicture;
import io.facet.models.LoadedNetworks;
import io.facet.models.NetworkFolder;
import java.util.List;
import java.util.Map;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Edits one face of the active image, or all. */
@Plugin(
        type = Command.class,
        visible = false,
        label = "Edit Face...",
        description =
                "Changes what a face shows and keeps whose face it is. Every pixel outside of the"
                        + " edited part stays as it is, bit for bit.")
public final class EditFace extends FaceEditingCommand implements Previewed {

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
            label = "All slices",
            description = "Edit every slice of a stack; otherwise the one that is in front.",
            persist = false)
    private boolean slices;

    @Parameter(
            label = "In place",
            description =
                    "Change the image itself, which Edit > Undo takes back; otherwise the result is"
                            + " a new image.",
            persist = false)
    private boolean inPlace;

    @Parameter(
            type = ItemIO.OUTPUT,
            description =
                    "The edited image, of the same type and size; its Info says how it came about.")
    private ImagePlus edited;

    @Parameter(type = ItemIO.OUTPUT, description = "The loss after every step, if asked for.")
    private Plot lossCurve;

    @Parameter(
            type = ItemIO.OUTPUT,
            description =
                    "A row for each face, if asked for: evaluations, losses, seconds, and how much"
                            + " changed, in grey levels (1/255 of the range).")
    private ResultsTable figures;

    @Override
    protected void perform(CommandMonitor onlooker) {
        try (ImageSlices pages = slices ? ImageSlices.all(image()) : ImageSlices.current(image())) {
            if (inPlace) {
                requireInPlace(pages);
                performLocked(pages, onlooker);
            } else {
                edit(pages, onlooker);
            }
        }
    }

    /** An image that is changed in place must not be changed by others meanwhile. */
    private void performLocked(ImageSlices pages, CommandMonitor onlooker) {
        if (!image().lockSilently()) {
            throw new FacetException(
                    "'%s' is in use by another command. Wait until that has ended."
                            .formatted(image().getTitle()));
        }
        try {
            edit(pages, onlooker);
        } finally {
            image().unlock();
        }
    }

    private void edit(ImageSlices pages, CommandMonitor onlooker) {
        NetworkFolder folder = networkFolder();
        Preset fitted = presetFor(folder);
        // What is there now is edited, not what is there when the turn has come.
        List<InputPicture> inputs = pages.inputs();
        AttributeTarget target = target(folder, guidePictures(folder, onlooker));
        try (EditTurn turn = EditTurn.await(onlooker);
                LoadedNetworks.Loan loan = LoadedNetworks.shared().borrow(folder)) {
            EditPlan plan = plan(pages, inputs, target, fitted, onlooker);
            // What is changed in place is shown when it is done, and needs no window of its own.
            CommandMonitor monitor = inPlace ? CommandMonitor.of(onlooker) : onlooker;
            ImageResult result = new ImageResult(copy(pages, target), monitor);
            result.begin();
            EditOutcome outcome = plan.run(new FaceEditor(loan.network()), result);
            handOut(outcome, pages, folder, result);
        }
    }

    /**
     * What the face shall show; of a dialog in which nothing is chosen yet, what it shows.
     *
     * @throws FacetException if there is no attribute of one of the names
     */
    AttributeTarget target(NetworkFolder folder, List<GuidePicture> pictures) {
        return folder.target(
                attributes == null ? AttributeStrengths.NONE : AttributeStrengths.parse(attributes),
                pictures);
    }

    private void requireInPlace(ImageSlices pages) {
        pages.picture().requireReplaceable();
        if (wantsPlot()) {
            throw new FacetException(
                    "'plot' opens another image, after which ImageJ takes nothing back that was"
                            + " done 'inplace'. Leave one of them away.");
        }
        if (pages.numbers().size() > 1) {
            throw new FacetException(
                    "'inplace' changes one slice, because ImageJ takes back no more. Leave 'slices'"
                            + " or 'inplace' away.");
        }
    }

    private EditPlan plan(
            ImageSlices pages,
            List<InputPicture> inputs,
            AttributeTarget target,
            Preset fitted,
            CommandMonitor onlooker) {
        FaceWish wish = face();
        int first = pages.numbers().get(0);
        return EditPlan.of(
                inputs,
                (input, photograph) -> wish.on(pages.picture(), input.page() - 1, photograph),
                target,
                regionOn(pages.picture(), first, inputs.get(0).photograph(), fitted),
                fitted,
                onlooker);
    }

    private ImagePlus copy(ImageSlices pages, AttributeTarget target) {
        ImagePlus copy = pages.picture().edited(Map.of());
        copy.setTitle(ImageTitle.of(image(), EditFigures.attributes(target)));
        return copy;
    }

    private void handOut(
            EditOutcome outcome, ImageSlices pages, NetworkFolder folder, ImageResult result) {
        for (CompletedEdit edit : outcome.edits()) {
            result.put(edit.job().picture().page() - 1, edit.photograph());
        }
        EditRecord record = EditRecord.of(outcome, folder, result.output(pages.numbers()));
        String macro = MacroLine.of(this);
        if (inPlace) {
            pages.picture().replace(pages.numbers().get(0), outcome.edits().get(0).photograph());
            ImageResult.note(image(), macro, record);
        } else {
            edited = result.image();
            ImageResult.note(edited, macro, record);
        }
        EditFigures rows = EditFigures.of(outcome.edits());
        lossCurve = wantsPlot() ? rows.plot("Loss of " + result.image().getTitle()) : null;
        figures = wantsTable() ? rows.table() : null;
    }

    @Override
    public CommandPreview openPreview() {
        return new EditPreviewPictures();
    }
}
