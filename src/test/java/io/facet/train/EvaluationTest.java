package io.facet.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvaluationTest {

    /** Computed by hand: 3 of the 4 pairs (positive, negative) are in order. */
    @Test
    void the_area_under_the_curve_is_the_share_of_pairs_in_order() {
        float[] scores = {0.9f, 0.4f, 0.5f, 0.1f, 7f};
        int[] signs = {1, 1, -1, -1, 0};
        assertThat(Evaluation.auc(scores, signs)).isEqualTo(0.75);
    }

    @Test
    void ties_count_half() {
        assertThat(Evaluation.auc(new float[] {1, 1}, new int[] {1, -1})).isEqualTo(0.5);
    }

    @Test
    void one_sort_alone_has_no_area() {
        assertThat(Evaluation.auc(new float[] {1, 2}, new int[] {1, 1})).isNaN();
    }
}
