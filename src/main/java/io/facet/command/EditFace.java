package io.facet.command;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.measure.ResultsTable;
import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import io.facet.command.declaration.CommandPreview;
import io.facet.command.declaration.FaceParameter;
import io.facet.command.declaration.MacroLine;
import io.facet.command.declaration.Previewed;
import io.facet.command.declaration.RegionParameter;
import io.facet.edit.FaceEditor;
import io.facet.edit.Preset;
import io.facet.edit.target.AttributeStrengths;
import io.facet.edit.target.AttributeTarget;
import io.facet.edit.target.GuidePicture;
import io.facet.image.Photograph;
import io.facet.job.ChosenFaces;
import io.facet.job.CompletedEdit;
import io.facet.job.EditOutcome;
import io.facet.job.EditPlan;
import io.facet.job.EditRecord;
import io.facet.job.InputPicture;
import io.facet.job.PictureSoFar;
import io.facet.job.RegionChoice;
import io.facet.models.LoadedNetworks;
import io.facet.models.Models;
import io.facet.models.NetworkFolder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Edits one face or all faces of the active image. */
@Plugin(
        type = Command.class,
        visible = false,
        name = "edit",
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
            attrs = @Attr(name = "option", value = "none"),
            persist = false)
    private boolean slices;

    @Parameter(
            label = "In place",
            description =
                    "Change the image itself, which Edit > Undo takes back; otherwise the result is"
                            + " a new image.",
            attrs = @Attr(name = "option", value = "none"),
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

    private Optional<EditedPicture> file = Optional.empty();

    /**
     * Makes the command edit a picture other than an ImageJ image. Must be called before the
     * command runs.
     */
    public void workOn(EditedPicture picture) {
        file = Optional.of(picture);
    }

    @Override
    protected boolean needsImage() {
        return file.isEmpty();
    }

    @Override
    protected void perform(Progress<ImagePlus> progress, Cancellation cancellation) {
        try (ImageSlices pages = file.isPresent() ? null : openSlices();
                ImageLock lock = file.isEmpty() && inPlace ? lock(pages) : null) {
            requireGuidePictures();
            EditedPicture picture = file.orElseGet(() -> new EditedImage(pages, progress));
            // The inputs are taken now, so that changes made while waiting for the turn are not
            // edited.
            List<InputPicture> inputs = picture.inputs();
            Photograph first = inputs.get(0).photograph();
            RegionChoice drawn = picture.region(region(), first, preset());
            NetworkFolder folder = networkFolder();
            Preset fitted = presetFor(folder);
            AttributeTarget target = target(folder, guidePictures(folder, progress, cancellation));
            try (EditTurn turn = EditTurn.await(progress, cancellation)) {
                EditPlan plan =
                        EditPlan.of(
                                inputs,
                                (input, photograph) ->
                                        picture.faces(face(), input, photograph, models()),
                                target,
                                drawn,
                                fitted,
                                progress,
                                cancellation);
                picture.requireWritable(plan);
                try (LoadedNetworks.Lease lease = lease(folder, fitted.layers())) {
                    FaceEditor editor = new FaceEditor(lease.network());
                    Progress<PictureSoFar> edits = picture.begin(target, progress);
                    picture.finish(plan.run(editor, edits, cancellation), folder);
                }
            }
        }
    }

    private ImageSlices openSlices() {
        return slices ? ImageSlices.all(image()) : ImageSlices.current(image());
    }

    /**
     * Locks an image that is edited in place, so that other commands cannot change it meanwhile.
     */
    private ImageLock lock(ImageSlices pages) {
        requireInPlace(pages);
        return ImageLock.of(image());
    }

    /**
     * Returns the target of the edit: attribute strengths, guide pictures, or both. While nothing
     * is chosen in a dialog, the target is the face as it is.
     *
     * @throws FacetException if the network has no attribute of one of the names
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

    @Override
    public CommandPreview openPreview() {
        return new EditPreviewPictures();
    }

    /** The active image with its selection. */
    private final class EditedImage implements EditedPicture {

        private final ImageSlices pages;
        private final Progress<ImagePlus> progress;
        private ImageResult result;

        EditedImage(ImageSlices pages, Progress<ImagePlus> progress) {
            this.pages = pages;
            this.progress = progress;
        }

        @Override
        public List<InputPicture> inputs() {
            return pages.inputs();
        }

        @Override
        public ChosenFaces faces(
                FaceParameter parameter, InputPicture input, Photograph photograph, Models models) {
            return parameter.on(pages.picture(), input.page() - 1, photograph, models);
        }

        @Override
        public RegionChoice region(
                RegionParameter parameter, Photograph photograph, Preset preset) {
            int page = pages.numbers().get(0);
            return parameter.on(photograph, pages.picture().selection(page), preset);
        }

        @Override
        public void requireWritable(EditPlan plan) {}

        @Override
        public Progress<PictureSoFar> begin(AttributeTarget target, Progress<?> steps) {
            ImagePlus copy = pages.picture().edited(Map.of());
            copy.setTitle(ImageTitle.of(image(), EditFigures.attributes(target)));
            result = new ImageResult(copy);
            // An edit in place is shown once it is done and needs no window of its own.
            return result.shownBy(inPlace ? steps.stepsOnly() : progress);
        }

        @Override
        public void finish(EditOutcome outcome, NetworkFolder folder) {
            for (CompletedEdit edit : outcome.edits()) {
                result.put(edit.job().picture().page() - 1, edit.photograph());
            }
            EditRecord record = EditRecord.of(outcome, folder, result.output(pages.numbers()));
            String macro = MacroLine.of(EditFace.this);
            if (inPlace) {
                int page = pages.numbers().get(0);
                pages.picture().replace(page, outcome.edits().get(0).photograph());
                ImageResult.note(image(), macro, record);
            } else {
                edited = result.image();
                ImageResult.note(edited, macro, record);
            }
            EditFigures rows = EditFigures.of(outcome.edits());
            lossCurve = wantsPlot() ? rows.plot("Loss of " + result.image().getTitle()) : null;
            figures = wantsTable() ? rows.table() : null;
        }
    }
}
