package io.facet.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    @Test
    void isFiniteOnlyWithAFiniteValueAndGradient() {
        assertThat(new Evaluation(1, new float[] {2, 3}).isFinite()).isTrue();
        assertThat(new Evaluation(Double.NaN, new float[] {2, 3}).isFinite()).isFalse();
        assertThat(new Evaluation(1, new float[] {2, Float.POSITIVE_INFINITY}).isFinite())
                .isFalse();
    }

    @Test
    void keepsTheOrderOfItsTerms() {
        Map<String, Double> terms = new LinkedHashMap<>();
        terms.put("smoothness", 3.0);
        terms.put("attribute", 1.0);
        terms.put("identity", 2.0);

        Evaluation evaluation = new Evaluation(6, new float[1], terms);
        terms.clear();

        assertThat(evaluation.terms().keySet())
                .containsExactly("smoothness", "attribute", "identity");
    }
}
