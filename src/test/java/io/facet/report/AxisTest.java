package io.facet.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "0.25, 0.25",
        "0.30000000000000004, 0.3",
        "-2.5, -2.5",
        "300, 300",
        "0.001, 0.001",
        "0.0001, 1e-4",
        "-0.00002, -2e-5",
        "100000, 1e5",
        "250000, 2.5e5",
        "1e-12, 1e-12"
    })
    void labelsAreShort(double value, String label) {
        assertThat(Axis.label(value)).isEqualTo(label);
    }

    @Test
    void aLinearAxisHasRoundTicksAroundTheValues() {
        Axis axis = Axis.fitting(new double[] {0.32, 1.11});

        assertThat(axis).isInstanceOf(Axis.Linear.class);
        assertThat(labels(axis)).containsExactly("0.2", "0.4", "0.6", "0.8", "1", "1.2");
        assertThat(axis.position(0.7)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void valuesOverADecadeGetALogarithmicAxis() {
        Axis axis = Axis.fitting(new double[] {2, 0.0004, 0.3});

        assertThat(axis).isInstanceOf(Axis.Log.class);
        assertThat(labels(axis)).containsExactly("0.001", "0.01", "0.1", "1");
        assertThat(axis.position(0.01) - axis.position(0.001))
                .isCloseTo(axis.position(1) - axis.position(0.1), within(1e-9));
    }

    @Test
    void aFewDecadesGetTicksBetweenThem() {
        Axis axis = Axis.fitting(new double[] {0.9, 12});

        assertThat(labels(axis)).containsExactly("1", "2", "5", "10");
    }

    @Test
    void sixDecadesAreShownAndZeroHasNoPlaceBelowThem() {
        Axis axis = Axis.fitting(new double[] {1, 1e-20, 0});

        assertThat(axis.position(1e-6)).isBetween(0.0, 0.1);
        assertThat(axis.position(1e-20)).isNaN();
        assertThat(axis.position(0)).isNaN();
    }

    @Test
    void negativeValuesKeepTheAxisLinear() {
        Axis axis = Axis.fitting(new double[] {-1, 0.001, 100});

        assertThat(axis).isInstanceOf(Axis.Linear.class);
        assertThat(axis.position(-1)).isBetween(0.0, 0.2);
    }

    @Test
    void equalValuesLieInsideTheAxis() {
        assertThat(Axis.fitting(new double[] {3, 3}).position(3)).isBetween(0.1, 0.9);
        assertThat(Axis.fitting(new double[] {0, 0}).position(0)).isBetween(0.0, 0.9);
        assertThat(Axis.fitting(new double[] {-3}).position(-3)).isBetween(0.1, 0.9);
    }

    @Test
    void countsHaveWholeTicks() {
        assertThat(labels(Axis.counting(new double[] {0, 1, 2}))).containsExactly("0", "1", "2");
        assertThat(labels(Axis.counting(new double[] {0, 60})))
                .containsExactly("0", "10", "20", "30", "40", "50", "60");
        assertThat(labels(Axis.counting(new double[] {5}))).containsExactly("5", "6");
    }

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream().map(Axis::label).toList();
    }
}
