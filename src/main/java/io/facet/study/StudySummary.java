package io.facet.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Summarises the rows of a case as labelled figures, in the order of the table. */
final class StudySummary {

    /** The largest distance from the target state at which a face counts as having reached it. */
    static final double NEAR = 0.25;

    private static final String NOT_MEASURED = "-";

    private final List<StudyRow> rows;
    private final Map<String, String> figures = new LinkedHashMap<>();

    private StudySummary(List<StudyRow> all) {
        rows = all.stream().filter(StudyRow::isEdited).toList();
        long without = all.stream().filter(r -> r.outcome() == StudyRow.Outcome.NO_FACE).count();
        figures.put("people", String.valueOf(rows.size()));
        figures.put("people whose own guides were left out", String.valueOf(ownLeftOut()));
        long unread = all.stream().filter(r -> r.outcome() == StudyRow.Outcome.UNREADABLE).count();
        if (unread > 0) {
            figures.put("people whose photographs cannot be read", String.valueOf(unread));
        }
        if (without > 0) {
            figures.put("portraits without a face that was found", String.valueOf(without));
        }
    }

    /** Summarises Facet's own measurements. */
    static Map<String, String> of(List<StudyRow> rows) {
        StudySummary summary = new StudySummary(rows);
        summary.addMeasured();
        return summary.figures;
    }

    private long ownLeftOut() {
        return rows.stream().filter(row -> row.ownGuides() > 0).count();
    }

    private void addMeasured() {
        String change = "change of the network's feature maps, relative";
        figures.put(change + ", mean", number("%.3f", mean(StudyRow::featureChange)));
        figures.put(change + ", largest", number("%.3f", largest(StudyRow::featureChange)));
        figures.put("state before, mean", number("%.2f", mean(StudyRow::stateBefore)));
        figures.put("state after, mean", number("%.2f", mean(StudyRow::stateAfter)));
        figures.put("state asked for, mean", number("%.2f", mean(StudyRow::stateAsked)));
        figures.put("within " + NEAR + " of the state asked for", reached());
        figures.put("sharpness after / before, mean", number("%.2f", mean(StudyRow::sharpness)));
        figures.put(
                "sharpness after / before, range",
                range(least(StudyRow::sharpness), largest(StudyRow::sharpness)));
        figures.put(
                "loss of the guides as they are, mean", number("%.4f", mean(StudyRow::lossStart)));
        figures.put("loss after the descent, mean", number("%.4f", mean(StudyRow::lossEnd)));
        figures.put("evaluations of the loss, mean", number("%.1f", mean(StudyRow::evaluations)));
        double[] seconds = column(StudyRow::seconds).toArray();
        figures.put(
                "seconds, median",
                number("%.1f", seconds.length == 0 ? Double.NaN : Median.of(seconds)));
    }

    /** Summarises the measurements of a judge. */
    static Map<String, String> of(JudgedTable judged) {
        Map<String, String> figures = new LinkedHashMap<>();
        long people = judged.people();
        figures.put("judged: people", String.valueOf(people));
        figures.put(
                "judged: happy, mean before -> after",
                number("%.2f", judged.mean("happy_before"))
                        + " -> "
                        + number("%.2f", judged.mean("happy_after")));
        figures.put(
                "judged: happy above 0.5, before -> after",
                judged.happy(false) + " -> " + judged.happy(true));
        figures.put("judged: distance, mean", number("%.3f", judged.mean("distance")));
        figures.put("judged: distance, largest", number("%.3f", judged.largest("distance")));
        figures.put("judged: years older, mean", number("%+.1f", judged.meanChange("age")));
        figures.put("judged: male, mean change", number("%+.2f", judged.meanChange("male")));
        figures.put("judged: sharpness, mean", number("%.2f", judged.mean("sharpness")));
        figures.put(
                "judged: sharpness, range",
                range(judged.least("sharpness"), judged.largest("sharpness")));
        return figures;
    }

    private String reached() {
        long measured = column(row -> row.stateAfter() - row.stateAsked()).count();
        long near =
                column(row -> row.stateAfter() - row.stateAsked())
                        .filter(off -> Math.abs(off) <= NEAR)
                        .count();
        return measured == 0 ? NOT_MEASURED : near + " of " + measured;
    }

    private DoubleStream column(ToDoubleFunction<StudyRow> measure) {
        return rows.stream().mapToDouble(measure).filter(value -> !Double.isNaN(value));
    }

    private double mean(ToDoubleFunction<StudyRow> measure) {
        return column(measure).average().orElse(Double.NaN);
    }

    private double least(ToDoubleFunction<StudyRow> measure) {
        return column(measure).min().orElse(Double.NaN);
    }

    private double largest(ToDoubleFunction<StudyRow> measure) {
        return column(measure).max().orElse(Double.NaN);
    }

    private static String range(double least, double largest) {
        return Double.isNaN(least)
                ? NOT_MEASURED
                : number("%.2f", least) + " to " + number("%.2f", largest);
    }

    private static String number(String format, double value) {
        return Double.isNaN(value) ? NOT_MEASURED : String.format(Locale.ROOT, format, value);
    }
}
