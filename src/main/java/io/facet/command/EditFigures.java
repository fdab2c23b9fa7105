package io.facet.command;

import ij.gui.Plot;
import ij.measure.ResultsTable;
import io.facet.edit.EditResult;
import io.facet.edit.target.AttributeTarget;
import io.facet.image.Photograph;
import io.facet.job.CompletedEdit;
import io.facet.job.FaceEdit;
import io.facet.report.ChangeFigures;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Figures of edits, as a table and as a plot. */
final class EditFigures {

    private static final List<Color> COLOURS =
            List.of(Color.BLUE, Color.RED, new Color(0, 130, 0), Color.MAGENTA, Color.ORANGE);

    private final ResultsTable table = new ResultsTable();
    private final List<FaceEdit> edits = new ArrayList<>();

    /** Returns the figures of all edited faces. */
    static EditFigures of(List<CompletedEdit> edits) {
        EditFigures figures = new EditFigures();
        edits.forEach(figures::add);
        return figures;
    }

    private void add(CompletedEdit edit) {
        Photograph before = edit.job().picture().photograph();
        ChangeFigures change = ChangeFigures.of(before, edit.photograph());
        for (FaceEdit face : edit.faces()) {
            edits.add(face);
            table.incrementCounter();
            table.addValue("Image", edit.job().picture().name());
            table.addValue("Slice", edit.job().picture().page());
            table.addValue("Face", face.face().description());
            table.addValue("Attributes", attributes(edit.job().target()));
            table.addValue("Evaluations", face.evaluations());
            table.addValue("First loss", face.firstLoss());
            table.addValue("Lowest loss", face.lowestLoss());
            table.addValue("Seconds", face.seconds());
            table.addValue("Changed pixels %", 100 * change.share());
            table.addValue("Mean change", change.mean());
            table.addValue("Largest change", change.largest());
        }
    }

    /**
     * Returns the attributes as macros write them, {@code smile=1,age=-0.5}, or "guide pictures" if
     * the target has guide pictures and no attributes.
     */
    static String attributes(AttributeTarget target) {
        if (target.strengths().isEmpty() && !target.pictures().isEmpty()) {
            return "guide pictures";
        }
        return target.strengths().stream()
                .map(
                        strength ->
                                strength.attribute().card().name() + "=" + number(strength.value()))
                .collect(Collectors.joining(","));
    }

    /** Returns a number rounded to four decimal places, without trailing zeros. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.4f", value);
        String plain = text.replaceFirst("\\.?0+$", "");
        return plain.equals("-0") ? "0" : plain;
    }

    /** Returns a table with one row per face. Changes are in grey levels, 1/255 of the range. */
    ResultsTable table() {
        return table;
    }

    /**
     * Returns a plot of the loss of each face against its evaluations.
     *
     * @param title title of the window
     */
    Plot plot(String title) {
        Plot plot = new Plot(title, "evaluations", "loss");
        for (int i = 0; i < edits.size(); i++) {
            List<EditResult.Step> steps = edits.get(i).history();
            plot.setColor(COLOURS.get(i % COLOURS.size()));
            plot.add(
                    "line",
                    steps.stream().mapToDouble(EditResult.Step::evaluations).toArray(),
                    steps.stream().mapToDouble(EditResult.Step::loss).toArray());
        }
        plot.setLimitsToFit(false);
        return plot;
    }
}
