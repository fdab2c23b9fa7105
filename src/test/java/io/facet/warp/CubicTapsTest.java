package io.facet.warp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CubicTapsTest {

    @Test
    void readTheSampleAloneAtItsMiddle() {
        CubicTaps taps = CubicTaps.at(7, 1);

        assertThat(taps.first()).isEqualTo(6);
        assertThat(taps.weights()).containsExactly(0, 1, 0);
    }

    @Test
    void weighFourSamplesHalfwayAsCatmullAndRomDo() {
        // The well-known (-1, 9, 9, -1) / 16 of the Catmull-Rom spline at its middle.
        CubicTaps taps = CubicTaps.at(7.5, 1);

        assertThat(taps.first()).isEqualTo(6);
        assertThat(taps.weights()).containsExactly(-1 / 16.0, 9 / 16.0, 9 / 16.0, -1 / 16.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.0001, 1.3, 1.5, 2, 2.7, 9.3, 10, 20})
    void keepFlatAreasAndRampsAtEveryStretch(double stretch) {
        for (double position = 50; position <= 51; position += 0.0625) {
            CubicTaps taps = CubicTaps.at(position, stretch);
            double sum = 0;
            double centre = 0;
            for (int i = 0; i < taps.weights().length; i++) {
                sum += taps.weights()[i];
                centre += taps.weights()[i] * (taps.first() + i);
            }

            assertThat(sum).isCloseTo(1, within(1e-12));
            assertThat(centre).isCloseTo(position, within(1e-10));
        }
    }

    @Test
    void interpolateByFourTapsAsTheKernelDoesWithoutAStretch() {
        for (double position = -3; position <= 3; position += 0.0625) {
            CubicTaps kernel = CubicTaps.at(position, 1);
            CubicTaps four = CubicTaps.interpolatingAt(position);

            assertThat(four.weights()).hasSize(4);
            assertThat(four.first()).isEqualTo((int) Math.floor(position) - 1);
            for (int i = 0; i < kernel.weights().length; i++) {
                double weight = four.weights()[kernel.first() - four.first() + i];
                assertThat(weight).isCloseTo(kernel.weights()[i], within(1e-14));
            }
        }
    }

    @Test
    void giveTheSlopesOfCentralDifferences() {
        double step = 1e-4;
        for (double position = 0.03; position < 1; position += 0.0625) {
            CubicTaps slopes = CubicTaps.slopesAt(position);
            double[] after = CubicTaps.interpolatingAt(position + step).weights();
            double[] before = CubicTaps.interpolatingAt(position - step).weights();

            assertThat(slopes.first()).isEqualTo(-1);
            for (int i = 0; i < 4; i++) {
                // The third derivative of the kernel is at most 9: an error of 9 step² / 6.
                double difference = (after[i] - before[i]) / (2 * step);
                assertThat(slopes.weights()[i]).isCloseTo(difference, within(1e-7));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.3, 2, 2.7, 9.3})
    void readOnlyAsFarAsTheKernelReaches(double stretch) {
        CubicTaps taps = CubicTaps.at(50.2, stretch);

        double last = taps.first() + taps.weights().length - 1;
        assertThat(taps.first()).isBetween((int) (50.2 - 2 * stretch), (int) (51.2 - 2 * stretch));
        assertThat(last).isBetween(49.2 + 2 * stretch, 50.2 + 2 * stretch);
    }

    @Test
    void giveTheWeightBeyondAnEndToTheSampleAtThatEndWhenClamped() {
        CubicTaps start = CubicTaps.at(0.5, 1).clampedTo(10);
        CubicTaps end = CubicTaps.at(9.5, 1).clampedTo(10);
        CubicTaps far = CubicTaps.at(-30, 1).clampedTo(10);

        assertThat(start.first()).isZero();
        assertThat(start.weights()).containsExactly(8 / 16.0, 9 / 16.0, -1 / 16.0);
        assertThat(end.first()).isEqualTo(8);
        assertThat(end.weights()).containsExactly(-1 / 16.0, 17 / 16.0);
        assertThat(far.first()).isZero();
        assertThat(far.weights()).containsExactly(1);
    }

    @Test
    void dropTheWeightBeyondAnEndWhenCut() {
        CubicTaps start = CubicTaps.at(0.5, 1).cutTo(10);
        CubicTaps end = CubicTaps.at(9.5, 1).cutTo(10);

        assertThat(start.first()).isZero();
        assertThat(start.weights()).containsExactly(9 / 16.0, 9 / 16.0, -1 / 16.0);
        assertThat(end.first()).isEqualTo(8);
        assertThat(end.weights()).containsExactly(-1 / 16.0, 9 / 16.0);
        assertThat(CubicTaps.at(-30, 1).cutTo(10).weights()).isEmpty();
        assertThat(CubicTaps.at(30, 1).cutTo(10).weights()).isEmpty();
    }

    @Test
    void multiplyAlongBothAxes() {
        float[] plane = {1, 2, 3, 4, 5, 6};
        CubicTaps columns = new CubicTaps(1, new double[] {10, 100});
        CubicTaps rows = new CubicTaps(0, new double[] {1, -1});

        // (10 * 2 + 100 * 3) - (10 * 5 + 100 * 6)
        assertThat(CubicTaps.weightedSum(plane, 3, columns, rows)).isEqualTo(-330);
    }
}
