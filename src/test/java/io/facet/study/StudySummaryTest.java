package io.facet.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.image.Photograph;
import io.facet.image.Region;
import io.facet.study.StudyRow.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks the arithmetic of a study's tables. Expected values are computed by hand. */
class StudySummaryTest {

    private static final String JUDGED =
            """
            id,distance,happy_before,happy_after,age_before,age_after,male_before,male_after,sharpness
            a,0.2000,0.1000,0.9000,30.0,31.0,0.9,0.8,1.1000
            b,0.4000,0.6000,0.4000,40.0,44.0,0.1,0.1,0.9000
            c,,0.1000,,20.0,,0.5,,
            x,0.9000,0.9000,0.9000,20.0,90.0,0.5,0.5,2.0000
            """;

    @TempDir Path folder;

    private static StudyRow row(String id, double change, double after, double seconds) {
        return new StudyRow(
                id, Outcome.EDITED, change, 0.1, after, 1, 0.9, 0.3, 0.2, 8, seconds, 1);
    }

    @Test
    void means_ranges_and_counts_are_those_of_the_edited_people() {
        List<StudyRow> rows =
                List.of(
                        row("a", 0.1, 0.8, 1),
                        row("b", 0.3, 1.3, 9),
                        row("c", 0.2, 1.2, 2),
                        StudyRow.notEdited("d", Outcome.UNSUITED, 0.2),
                        StudyRow.notEdited("e", Outcome.NO_FACE, Double.NaN));

        assertThat(StudySummary.of(rows))
                .containsEntry("people", "3")
                .containsEntry("people whose own guides were left out", "3")
                .containsEntry("portraits without a face that was found", "1")
                .containsEntry("change of the network's feature maps, relative, mean", "0.200")
                .containsEntry("change of the network's feature maps, relative, largest", "0.300")
                .containsEntry("state before, mean", "0.10")
                .containsEntry("state after, mean", "1.10")
                // 0.8 and 1.2 are within 0.25 of 1, 1.3 is not.
                .containsEntry("within 0.25 of the state asked for", "2 of 3")
                .containsEntry("loss of the guides as they are, mean", "0.3000")
                .containsEntry("loss after the descent, mean", "0.2000")
                .containsEntry("seconds, median", "2.0");
    }

    @Test
    void what_was_not_measured_is_a_dash() {
        double none = Double.NaN;
        StudyRow row =
                new StudyRow(
                        "a", Outcome.EDITED, 0.1, none, none, none, 1, none, none, none, none, 0);

        assertThat(StudySummary.of(List.of(row)))
                .containsEntry("state after, mean", "-")
                .containsEntry("within 0.25 of the state asked for", "-")
                .containsEntry("seconds, median", "-")
                .containsEntry("people whose own guides were left out", "0");
    }

    @Test
    void a_row_is_read_back_from_its_cells() {
        StudyRow row = StudyRow.notEdited("a", Outcome.UNSUITED, 0.25);

        assertThat(StudyRow.of(row.cells())).contains(row);
        assertThat(StudyRow.of(row("b", 0.125, 1, 2).cells())).contains(row("b", 0.125, 1, 2));
        assertThat(StudyRow.of(List.of("a", "edited"))).isEmpty();
    }

    @Test
    void a_judges_figures_are_those_of_the_people_of_the_list_whose_faces_were_found()
            throws IOException {
        Path file = Files.writeString(folder.resolve("judged.csv"), JUDGED);
        Map<String, String> figures =
                StudySummary.of(JudgedTable.read(file, Set.of("a", "b", "c")));

        assertThat(figures)
                .containsEntry("judged: people", "2")
                .containsEntry("judged: happy above 0.5, before -> after", "1 -> 1")
                .containsEntry("judged: distance, mean", "0.300")
                .containsEntry("judged: distance, largest", "0.400")
                .containsEntry("judged: years older, mean", "+2.5")
                .containsEntry("judged: male, mean change", "-0.05")
                .containsEntry("judged: sharpness, range", "0.90 to 1.10");
    }

    @Test
    void a_table_that_is_not_a_judges_is_refused_in_a_sentence() throws IOException {
        Path other = Files.writeString(folder.resolve("other.csv"), "id,after\na,b.png\n");
        Path broken =
                Files.writeString(
                        folder.resolve("broken.csv"), JUDGED.lines().findFirst().get() + "\na,x\n");

        assertThatThrownBy(() -> JudgedTable.read(other, Set.of("a")))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("other.csv is not the table of a judge");
        assertThatThrownBy(() -> JudgedTable.read(broken, Set.of("a")))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("The row 'a,x'");
    }

    @Test
    void the_state_asked_for_is_the_strength_or_what_is_left_of_the_face() {
        assertThat(new StudyCase("smile", 0.5, true).asked(0.1)).isEqualTo(0.5);
        assertThat(new StudyCase("smile", 0.5, true).asked(0.8)).isEqualTo(0.8);
        assertThat(new StudyCase("smile", -1, true).asked(0.8)).isZero();
        assertThat(new StudyCase("smile", -0.5, true).asked(0.8)).isEqualTo(0.4);
    }

    @Test
    void cases_have_names_for_files_and_titles_for_tables() {
        assertThat(new StudyCase("smile", 0.5, false).name())
                .isEqualTo("smile-plus-0.5-without-descent");
        assertThat(new StudyCase("smile", -1, true).name()).isEqualTo("smile-minus-1");
        assertThat(new StudyCase("smile", -1, true).title()).isEqualTo("smile -1");
    }

    @Test
    void sharpness_is_the_mean_absolute_laplacian() {
        // A white pixel on black: |4·255| at the pixel and |-255| at its four neighbours.
        float[] plane = new float[25];
        plane[12] = 255;
        Photograph dot = Photograph.ofPlanes(5, 5, 8, plane);

        assertThat(StudyMeasures.sharpness(dot, new Region(0, 0, 5, 5)))
                .isEqualTo((4 + 4) * 255 / 9.0);
    }
}
