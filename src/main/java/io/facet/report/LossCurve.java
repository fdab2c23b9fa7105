package io.facet.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

/**
 * The values of the objective during an optimisation, as a table and as a plot.
 *
 * @param samples one per iteration, in order, all with the same terms; may be empty if nothing was
 *     optimised
 */
public record LossCurve(List<Sample> samples) {

    /**
     * The objective after an iteration.
     *
     * @param iteration counts from 0, the start
     * @param evaluations number of evaluations of the objective and its gradient so far
     * @param value the objective, without a unit
     * @param terms the weighted terms that add up to the objective, keyed by name; their order is
     *     kept
     */
    public record Sample(int iteration, int evaluations, double value, Map<String, Double> terms) {
        public Sample {
            terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
        }
    }

    /**
     * @throws IllegalArgumentException if the samples differ in the names of their terms
     */
    public LossCurve {
        samples = List.copyOf(samples);
        for (Sample sample : samples) {
            if (!sample.terms().keySet().equals(samples.get(0).terms().keySet())) {
                throw new IllegalArgumentException(
                        "iteration %s has the terms %s, the first %s"
                                .formatted(
                                        sample.iteration(),
                                        sample.terms().keySet(),
                                        samples.get(0).terms().keySet()));
            }
        }
    }

    /** Returns the names of the terms, in the order of the first sample. */
    public List<String> terms() {
        return samples.isEmpty() ? List.of() : List.copyOf(samples.get(0).terms().keySet());
    }

    /**
     * Returns a table with a header line and one line per sample, in CSV (RFC 4180) but with LF
     * line ends: iteration, evaluations, loss, then the terms. Numbers have a decimal point in
     * every locale, and all their digits.
     */
    public String toCsv() {
        StringBuilder csv = new StringBuilder();
        append(csv, List.of("iteration", "evaluations", "loss"), terms());
        for (Sample sample : samples) {
            append(
                    csv,
                    List.of(sample.iteration(), sample.evaluations(), sample.value()),
                    terms().stream().map(sample.terms()::get).toList());
        }
        return csv.toString();
    }

    private static void append(StringBuilder csv, List<?> cells, List<?> ofTerms) {
        Object[] row = Stream.concat(cells.stream(), ofTerms.stream()).toArray();
        csv.append(CSVFormat.RFC4180.format(row)).append('\n');
    }

    /**
     * Plots the objective and its terms over the iterations. The axis of values is logarithmic if
     * none is negative and the positive ones span more than a decade; it then shows at most six
     * decades, and a line is interrupted where a value is 0 or below that range.
     *
     * @param width in pixels, at least 200
     * @param height in pixels, at least 150
     * @return 8-bit RGB on white
     * @throws IllegalArgumentException if a size is smaller
     */
    public BufferedImage toImage(int width, int height) {
        if (width < 200 || height < 150) {
            throw new IllegalArgumentException(
                    "a plot of %s x %s pixels shows nothing".formatted(width, height));
        }
        return LinePlot.draw("iteration", iterations(), "loss", lines(), width, height);
    }

    private double[] iterations() {
        return samples.stream().mapToDouble(Sample::iteration).toArray();
    }

    private List<LinePlot.Line> lines() {
        List<LinePlot.Line> lines = new ArrayList<>();
        lines.add(
                new LinePlot.Line("total", samples.stream().mapToDouble(Sample::value).toArray()));
        for (String term : terms()) {
            double[] values = samples.stream().mapToDouble(s -> s.terms().get(term)).toArray();
            lines.add(new LinePlot.Line(term, values));
        }
        return lines;
    }
}
