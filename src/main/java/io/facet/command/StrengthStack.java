package io.facet.command;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.measure.ResultsTable;
import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import io.facet.command.declaration.MacroLine;
import io.facet.command.declaration.StoppedException;
import io.facet.edit.EditRequest;
import io.facet.edit.FaceEditor;
import io.facet.edit.Preset;
import io.facet.edit.StrengthSeries;
import io.facet.edit.target.AttributeStrengths;
import io.facet.edit.target.AttributeTarget;
import io.facet.edit.target.GuidePicture;
import io.facet.image.Photograph;
import io.facet.job.ChosenFaces;
import io.facet.job.CompletedEdit;
import io.facet.job.EditJob;
import io.facet.job.EditOutcome;
import io.facet.job.EditRecord;
import io.facet.job.FaceEdit;
import io.facet.job.InputPicture;
import io.facet.job.RegionChoice;
import io.facet.models.LoadedNetworks;
import io.facet.models.NetworkFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Edits a face of the active image at several strengths of one attribute. */
@Plugin(
        type = Command.class,
        visible = false,
        label = "Attribute Strengths as Stack...",
        description =
                "Makes a stack of one face from a weak to a strong change of one attribute, a slice"
                        + " for each strength. At 0 it is the image itself; outwards from there each"
                        + " slice starts where the one before ended.")
public final class StrengthStack extends FaceEditingCommand {

    private static final int MOST_SLICES = 1000;

    /**
     * Tolerance to which strengths are rounded, so that with floating-point errors such as that of
     * 0.1 + 0.2 the last step is not lost.
     */
    private static final double ROUNDED_TO = 1e-6;

    @Parameter(
            label = "Attribute",
            description = "What to change.",
            attrs = @Attr(name = "choices", value = "attributes"),
            persist = false)
    private String attribute;

    @Parameter(
            label = "From",
            description = "Strength of the first slice; 1 is a clear change, -1 the opposite.",
            min = "-10",
            max = "10",
            attrs = @Attr(name = "unit", value = "strength"),
            persist = false)
    private double from = -1;

    @Parameter(
            label = "To",
            description = "Strength of the last slice; the steps need not meet it.",
            min = "-10",
            max = "10",
            attrs = @Attr(name = "unit", value = "strength"),
            persist = false)
    private double to = 1;

    @Parameter(
            label = "Step",
            description = "How much stronger each slice is than the one before.",
            min = "0.01",
            max = "20",
            attrs = @Attr(name = "unit", value = "strength"),
            persist = false)
    private double step = 0.5;

    @Parameter(
            type = ItemIO.OUTPUT,
            description =
                    "The stack; each slice's label says its strength, the Info how all came about.")
    private ImagePlus stack;

    @Parameter(type = ItemIO.OUTPUT, description = "The losses after every step, if asked for.")
    private Plot lossCurve;

    @Parameter(type = ItemIO.OUTPUT, description = "A row for each slice, if asked for.")
    private ResultsTable figures;

    @Override
    protected void perform(Progress<ImagePlus> progress, Cancellation cancellation) {
        try (ImageSlices pages = ImageSlices.current(image())) {
            edit(pages, progress, cancellation);
        }
    }

    private void edit(ImageSlices pages, Progress<ImagePlus> progress, Cancellation cancellation) {
        List<Double> strengths = strengths();
        NetworkFolder folder = networkFolder();
        Preset fitted = presetFor(folder);
        int page = pages.numbers().get(0);
        InputPicture input = pages.inputs().get(0);
        Photograph photograph = input.photograph();
        List<GuidePicture> pictures = guidePictures(folder, progress, cancellation);
        DoubleFunction<AttributeTarget> target =
                strength -> folder.target(AttributeStrengths.of(attribute, strength), pictures);
        RegionChoice region = regionOn(pages.picture(), page, photograph, fitted);
        try (EditTurn turn = EditTurn.await(progress, cancellation);
                LoadedNetworks.Lease lease = lease(folder, fitted.layers())) {
            progress.report("looking for faces", 0);
            ChosenFaces faces = one(face().on(pages.picture(), page, photograph, models()));
            EditJob job = new EditJob(input, faces, target.apply(1), region, fitted);
            ImagePlus made = pages.picture().repeated(page, strengths.size());
            made.setTitle(ImageTitle.of(image(), titleOf(strengths)));
            StackResult result = new StackResult(made, strengths, progress);
            result.begin();
            List<CompletedEdit> edits = run(job, target, strengths, lease, result, cancellation);
            result.keepFilled();
            handOut(edits, folder, result);
        }
    }

    private String titleOf(List<Double> strengths) {
        return attribute
                + " "
                + EditFigures.number(strengths.get(0))
                + " to "
                + EditFigures.number(strengths.get(strengths.size() - 1));
    }

    /**
     * Returns the strengths of the series.
     *
     * @throws FacetException if the first strength is greater than the last, or if there would be
     *     too many slices
     */
    private List<Double> strengths() {
        long steps = (long) Math.floor((to - from) / step + ROUNDED_TO);
        if (steps < 0) {
            throw new FacetException(
                    "'from' is above 'to', and 'step' leads upwards. Swap 'from' and 'to'.");
        }
        if (steps >= MOST_SLICES) {
            throw new FacetException(
                    "These would be %s slices; %s are the most. Take a larger 'step'."
                            .formatted(steps + 1, MOST_SLICES));
        }
        return IntStream.rangeClosed(0, (int) steps)
                .mapToObj(i -> Math.rint((from + i * step) / ROUNDED_TO) * ROUNDED_TO)
                .map(EditFigures::number)
                .map(Double::valueOf)
                .toList();
    }

    private static ChosenFaces one(ChosenFaces faces) {
        if (faces.faces().size() > 1) {
            throw new FacetException(
                    "A stack of strengths shows one face, not all. Give the number of one.");
        }
        return faces;
    }

    private List<CompletedEdit> run(
            EditJob job,
            DoubleFunction<AttributeTarget> target,
            List<Double> strengths,
            LoadedNetworks.Lease lease,
            StackResult result,
            Cancellation cancellation) {
        ChosenFaces.Face face = job.faces().faces().get(0);
        EditRequest request =
                new EditRequest(
                        job.picture().photograph(),
                        face.location(),
                        job.target(),
                        job.region().region(),
                        job.preset());
        List<StrengthSeries.Member> members =
                new StrengthSeries(new FaceEditor(lease.network()))
                        .edit(request, target, strengths, result, cancellation);
        if (members.isEmpty()) {
            throw new StoppedException();
        }
        return members.stream()
                .map(member -> completed(job, target.apply(member.strength()), face, member))
                .toList();
    }

    private static CompletedEdit completed(
            EditJob job,
            AttributeTarget target,
            ChosenFaces.Face face,
            StrengthSeries.Member member) {
        EditJob one = new EditJob(job.picture(), job.faces(), target, job.region(), job.preset());
        FaceEdit edit = FaceEdit.of(face, member.result(), member.seconds());
        return new CompletedEdit(one, member.result().photograph(), List.of(edit));
    }

    private void handOut(List<CompletedEdit> edits, NetworkFolder folder, StackResult result) {
        stack = result.image();
        List<EditRecord> records = new ArrayList<>();
        for (int i = 0; i < edits.size(); i++) {
            records.add(EditRecord.of(EditOutcome.of(edits.get(i)), folder, result.output(i)));
        }
        ImageResult.note(stack, MacroLine.of(this), Map.of("slices", records));
        EditFigures rows = EditFigures.of(edits);
        lossCurve = wantsPlot() ? rows.plot("Loss of " + stack.getTitle()) : null;
        figures = wantsTable() ? rows.table() : null;
    }
}
