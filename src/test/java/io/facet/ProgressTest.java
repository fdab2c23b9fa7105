package io.facet;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.Progress.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final List<Step> steps = new ArrayList<>();
    private final List<Supplier<? extends String>> results = new ArrayList<>();

    private final Progress<String> progress =
            new Progress<>() {
                @Override
                public void report(Step step) {
                    steps.add(step);
                }

                @Override
                public void reached(Supplier<? extends String> soFar) {
                    results.add(soFar);
                }
            };

    @Test
    void aMessageFollowsTheTaskInOneLine() {
        assertThat(new Step("Editing", "loss 0.5", 0.1).text()).isEqualTo("Editing, loss 0.5");
        assertThat(new Step("Editing", "", 0.1).text()).isEqualTo("Editing");
    }

    @Test
    void partsOfPartsFillTheWholeInOrder() {
        for (int picture = 0; picture < 3; picture++) {
            Progress<String> outer = progress.part("picture " + picture + ": ", picture, 3);
            for (int face = 0; face < 2; face++) {
                Progress<String> inner = outer.part("", face, 2);
                inner.report("begins", 0);
                inner.report("ends", 1);
            }
        }

        assertThat(steps).extracting(Step::fraction).isSorted().startsWith(0.0).endsWith(1.0);
        assertThat(steps.get(5)).isEqualTo(new Step("picture 1: ends", "", 1.5 / 3));
    }

    @Test
    void partsPassResultsAndMessagesOn() {
        Progress<String> part = progress.part("page 2: ", 1, 2);

        part.report(new Step("Editing", "loss 1", 0.5));
        part.reached(() -> "half");

        assertThat(steps).containsExactly(new Step("page 2: Editing", "loss 1", 0.75));
        assertThat(results.get(0).get()).isEqualTo("half");
    }

    @Test
    void resultsAreConvertedOnlyWhereTheyAreLookedAt() {
        List<Integer> made = new ArrayList<>();
        Progress<Integer> numbers = progress.converting(String::valueOf);

        numbers.report("counting", 0.5);
        for (int i = 0; i < 3; i++) {
            int number = i;
            numbers.reached(
                    () -> {
                        made.add(number);
                        return number;
                    });
        }

        assertThat(made).isEmpty();
        assertThat(results.get(1).get()).isEqualTo("1");
        assertThat(made).containsExactly(1);
        assertThat(steps).containsExactly(new Step("counting", "", 0.5));
    }

    @Test
    void resultsThatNobodyLooksAtAreNotMade() {
        Progress<Integer> numbers = progress.stepsOnly();

        numbers.report("counting", 1);
        numbers.reached(
                () -> {
                    throw new AssertionError("made");
                });

        assertThat(steps).hasSize(1);
        assertThat(results).isEmpty();
    }
}
