package io.facet.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LimitsTest {

    @Test
    void theUsualTolerancesAreThoseOfTheMethod() {
        // METHOD, "Optimiser": less than 1e-4 relative over 5 iterations.
        assertThat(Limits.ofEvaluations(60)).isEqualTo(new Limits(60, 1e-4, 5, 1e-6));
    }

    @Test
    void refusesLimitsOutsideTheirRange() {
        assertThatThrownBy(() -> Limits.ofEvaluations(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The most evaluations allowed must be 1 or more, not 0.");
        assertThatThrownBy(() -> new Limits(60, -1e-4, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The smallest relative decrease must be 0 or more and below 1,"
                                + " not -1.0E-4.");
        assertThatThrownBy(() -> new Limits(60, 1e-4, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The window of iterations must be 1 or more, not 0.");
        assertThatThrownBy(() -> new Limits(60, 1e-4, 5, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The smallest relative gradient must be 0 or more and below 1, not NaN.");
    }
}
