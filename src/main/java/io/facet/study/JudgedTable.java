package io.facet.study;

import io.facet.FacetException;
import io.facet.dataset.CsvText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Represents a judge's measurements for a list, one row per person: the distance between the two
 * faces (below 0.6 for two pictures of one person); the probability of a happy expression, the age
 * and the probability of a male face, each before and after; and sharpness after / before. A cell
 * is empty if the judge did not find a face.
 */
final class JudgedTable {

    /** The probability above which an expression counts as happy. */
    private static final double HAPPY = 0.5;

    private static final List<String> HEADER =
            List.of(
                    "id",
                    "distance",
                    "happy_before",
                    "happy_after",
                    "age_before",
                    "age_after",
                    "male_before",
                    "male_after",
                    "sharpness");

    private final List<double[]> rows;

    private JudgedTable(List<double[]> rows) {
        this.rows = rows;
    }

    /**
     * Reads a judge's file.
     *
     * @param ids the ids of the list; other rows are omitted
     * @throws FacetException if the file cannot be read, has other columns, or contains a cell that
     *     is not a number
     */
    static JudgedTable read(Path file, Set<String> ids) {
        List<List<String>> lines = CsvText.all(file, StudyFiles.read(file).strip());
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new FacetException(
                    "%s is not the table of a judge; its columns have to be %s."
                            .formatted(file, String.join(",", HEADER)));
        }
        List<double[]> rows = new ArrayList<>();
        for (List<String> cells : lines.subList(1, lines.size())) {
            if (ids.contains(cells.get(0))) {
                rows.add(numbers(file, cells));
            }
        }
        return new JudgedTable(rows);
    }

    private static double[] numbers(Path file, List<String> cells) {
        double[] numbers = new double[HEADER.size()];
        try {
            for (int i = 1; i < numbers.length; i++) {
                String cell = cells.get(i);
                numbers[i] = cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new FacetException(
                    "The row '%s' of %s is not one of a judge: it needs %s numbers after its id."
                            .formatted(String.join(",", cells), file, HEADER.size() - 1),
                    e);
        }
        return numbers;
    }

    private DoubleStream column(String name) {
        int column = HEADER.indexOf(name);
        return rows.stream().mapToDouble(row -> row[column]).filter(value -> !Double.isNaN(value));
    }

    /** Returns the number of people for whom both faces were found. */
    long people() {
        return column("distance").count();
    }

    /** Returns the number of people who look happy. */
    long happy(boolean after) {
        return column(after ? "happy_after" : "happy_before").filter(p -> p > HAPPY).count();
    }

    /** Returns the mean of a column, NaN if it is empty. */
    double mean(String name) {
        return column(name).average().orElse(Double.NaN);
    }

    double least(String name) {
        return column(name).min().orElse(Double.NaN);
    }

    double largest(String name) {
        return column(name).max().orElse(Double.NaN);
    }

    /** Returns the mean of after - before. */
    double meanChange(String name) {
        int before = HEADER.indexOf(name + "_before");
        int after = HEADER.indexOf(name + "_after");
        return rows.stream()
                .mapToDouble(row -> row[after] - row[before])
                .filter(change -> !Double.isNaN(change))
                .average()
                .orElse(Double.NaN);
    }
}
