package io.facet.study;

import io.facet.FacetException;
import io.facet.file.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Represents the tables of a study: one for each strength, with and without descent side by side.
 */
final class StudyReport {

    static final String CSV = "tables.csv";
    static final String MARKDOWN = "tables.md";

    /** Figures by label, by case. */
    private final Map<StudyCase, Map<String, String>> figures = new LinkedHashMap<>();

    private StudyReport() {}

    /**
     * Summarises the cases.
     *
     * @param judged the files of judges by the names of the cases; files next to the lists are used
     *     without being listed here
     * @throws FacetException if a file was not written by a judge
     */
    static StudyReport of(List<StudyFiles> cases, Map<String, Path> judged) {
        StudyReport report = new StudyReport();
        for (StudyFiles files : cases) {
            Map<String, String> column = StudySummary.of(files.rows());
            Path file = judged.getOrDefault(files.of().name(), files.judged());
            if (judged.containsKey(files.of().name()) || Files.exists(file)) {
                Set<String> ids =
                        files.rows().stream()
                                .filter(StudyRow::isEdited)
                                .map(StudyRow::id)
                                .collect(Collectors.toSet());
                column.putAll(StudySummary.of(JudgedTable.read(file, ids)));
            }
            report.figures.put(files.of(), column);
        }
        return report;
    }

    /**
     * @throws FacetException if a name is not the name of a case
     */
    static void requireCases(List<StudyCase> cases, Map<String, Path> judged) {
        List<String> names = cases.stream().map(StudyCase::name).toList();
        for (String name : judged.keySet()) {
            if (!names.contains(name)) {
                throw new FacetException(
                        "This study has no list '%s' that a judge could have judged. There are: %s."
                                .formatted(name, String.join(", ", names)));
            }
        }
    }

    /** Returns the tables as Markdown for users. */
    String markdown() {
        Map<String, List<StudyCase>> byTitle =
                figures.keySet().stream()
                        .collect(
                                Collectors.groupingBy(
                                        StudyCase::title, LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder();
        byTitle.forEach((title, cases) -> appendTable(text, title, cases));
        return text.toString();
    }

    private void appendTable(StringBuilder text, String title, List<StudyCase> cases) {
        text.append(text.length() == 0 ? "" : "\n").append("## ").append(title);
        text.append(", ").append(cases.get(0).portraits()).append(" portraits\n\n| measure |");
        cases.forEach(c -> text.append(c.descent() ? " with descent |" : " without descent |"));
        text.append("\n|---|").append("---|".repeat(cases.size())).append('\n');
        Set<String> labels = new LinkedHashSet<>();
        cases.forEach(c -> labels.addAll(figures.get(c).keySet()));
        for (String label : labels) {
            text.append("| ").append(label).append(" |");
            cases.forEach(
                    c ->
                            text.append(' ')
                                    .append(figures.get(c).getOrDefault(label, "-"))
                                    .append(" |"));
            text.append('\n');
        }
    }

    /** Writes both files. */
    void write(Path folder) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("list", "measure", "value"));
        figures.forEach(
                (c, column) ->
                        column.forEach(
                                (label, value) -> lines.add(List.of(c.name(), label, value))));
        StudyFiles.write(folder.resolve(CSV), lines);
        byte[] text = markdown().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(MARKDOWN), true, out -> out.write(text));
    }
}
