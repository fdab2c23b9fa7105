package io.facet.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import io.facet.edit.StrengthSeries.Member;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Stacks of strengths on the bundled portrait. */
class StrengthSeriesTest {

    private static final int EVALUATIONS = 20;

    private static Portrait portrait;

    @BeforeAll
    static void load() throws IOException {
        portrait = Portrait.open();
    }

    @AfterAll
    static void close() {
        portrait.close();
    }

    private static List<Member> ages(Double... strengths) {
        return ages(Progress.none(), new Cancellation(), strengths);
    }

    private static List<Member> ages(
            Progress<Member> progress, Cancellation cancellation, Double... strengths) {
        return new StrengthSeries(portrait.editor())
                .edit(
                        portrait.request("age", 1, EVALUATIONS),
                        strength -> portrait.target("age", strength),
                        List.of(strengths),
                        progress,
                        cancellation);
    }

    private static double loss(EditResult result) {
        return result.history().get(result.history().size() - 1).loss();
    }

    @Test
    void members_come_in_the_order_of_their_strengths_and_zero_is_the_photograph() {
        List<Double> shares = new ArrayList<>();
        List<Member> members =
                ages(
                        step -> shares.add(step.fraction()),
                        new Cancellation(),
                        1.0,
                        -0.5,
                        0.0,
                        0.5,
                        1.0);

        assertThat(members).extracting(Member::strength).containsExactly(1.0, -0.5, 0.0, 0.5, 1.0);
        assertThat(members.get(2).result().photograph()).isSameAs(portrait.photograph());
        assertThat(members.get(4).result()).isSameAs(members.get(0).result());
        assertThat(shares).isSorted().allMatch(share -> share > 0 && share <= 1);
    }

    @Test
    void the_first_on_either_side_is_edited_as_if_alone_and_the_next_as_well_with_less() {
        List<Member> members = ages(0.5, 1.0);
        EditResult half = alone(0.5);
        EditResult whole = alone(1);

        assertThat(members.get(0).result().photograph()).isEqualTo(half.photograph());
        EditResult followed = members.get(1).result();
        assertThat(followed.evaluations()).isEqualTo(6);
        assertThat(loss(followed)).isCloseTo(loss(whole), within(0.02 * loss(whole)));
    }

    private static EditResult alone(double strength) {
        return portrait.editor().edit(portrait.request("age", strength, EVALUATIONS));
    }

    @Test
    void aCancelledSeriesKeepsTheMembersThatAreFinished() {
        Cancellation cancellation = new Cancellation();
        List<Double> reached = new ArrayList<>();
        Progress<Member> progress =
                new Progress<>() {
                    @Override
                    public void report(Step step) {
                        if (step.fraction() >= 0.6) {
                            cancellation.cancel();
                        }
                    }

                    @Override
                    public void reached(Supplier<? extends Member> member) {
                        reached.add(member.get().strength());
                    }
                };

        List<Member> members = ages(progress, cancellation, 1.0, 0.0, 0.5, -1.0);

        assertThat(members).extracting(Member::strength).containsExactly(0.0, 0.5);
        assertThat(reached).containsExactly(0.0, 0.5);
    }

    @Test
    void a_strength_that_is_no_number_is_refused() {
        assertThatThrownBy(() -> ages(1.0, Double.NaN))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("must be a number");
    }

    @Test
    void an_edit_that_starts_where_it_ended_goes_on_from_there() {
        EditRequest request = portrait.request("age", 1, EVALUATIONS);
        EditResult first = portrait.editor().edit(request);

        EditRequest again = request.from(first.reached());
        EditResult second = portrait.editor().edit(again);

        assertThat(second.history().get(0).loss()).isCloseTo(loss(first), within(1e-6));
        assertThat(loss(second)).isLessThan(loss(first));
    }

    @Test
    void a_start_that_is_worse_than_none_is_left_alone() {
        EditRequest request = portrait.request("age", 1, 8);
        EditPoint older = portrait.editor().edit(request).reached().orElseThrow();

        EditRequest younger = request.from(Optional.of(older.times(-2)));
        EditResult result = portrait.editor().edit(younger);

        // The two evaluations that it took to compare are missing at the end.
        EditResult plain = portrait.editor().edit(portrait.request("age", 1, 6));
        assertThat(result.photograph()).isEqualTo(plain.photograph());
    }

    @Test
    void a_start_of_another_size_is_refused() {
        EditRequest request =
                portrait.request("age", 1, 8).from(Optional.of(new EditPoint(2, new float[12])));

        assertThatThrownBy(() -> portrait.editor().edit(request))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("112 x 112 pixels cannot start where one at 2 x 2 ended");
    }

    @Test
    void evaluations_for_colours_leave_those_for_the_movement() {
        for (int colours = 1; colours < 100; colours++) {
            Preset preset = Preset.RECOMMENDED.withColourEvaluations(colours);
            assertThat(preset.movementEvaluations()).isEqualTo(40);
            assertThat(preset.evaluations()).isEqualTo(40 + colours);
        }
    }
}
