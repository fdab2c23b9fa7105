package io.facet.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.report.LossCurve.Sample;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LossCurveTest {

    private static final int BLACK = 0xff000000;
    private static final int BLUE = 0xff0072b2;
    private static final int VERMILION = 0xffd55e00;

    @Test
    void theTableHasALinePerIterationAndAColumnPerTermInItsOrder() {
        LossCurve curve =
                new LossCurve(
                        List.of(
                                new Sample(0, 1, 1.5, terms("smoothness", 0.0, "attribute", 1.5)),
                                new Sample(
                                        1,
                                        3,
                                        1.25e-7,
                                        terms("smoothness", 1e-7, "attribute", 2.5e-8))));

        assertThat(curve.toCsv())
                .isEqualTo(
                        """
                        iteration,evaluations,loss,smoothness,attribute
                        0,1,1.5,0.0,1.5
                        1,3,1.25E-7,1.0E-7,2.5E-8
                        """);
    }

    @Test
    void theTableIsTheSameWhereACommaIsTheDecimalMark() {
        LossCurve curve = new LossCurve(List.of(new Sample(1000, 2000, 1234.5, Map.of())));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(curve.toCsv()).isEqualTo("iteration,evaluations,loss\n1000,2000,1234.5\n");
            assertThat(Axis.label(0.25)).isEqualTo("0.25");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aTermWithACommaIsQuoted() {
        LossCurve curve =
                new LossCurve(List.of(new Sample(0, 1, 1, terms("a,b", 1.0, "say \"c\"", 2.0))));

        assertThat(curve.toCsv())
                .isEqualTo(
                        "iteration,evaluations,loss,\"a,b\",\"say \"\"c\"\"\"\n0,1,1.0,1.0,2.0\n");
    }

    @Test
    void withoutIterationsTheTableIsItsHeader() {
        assertThat(new LossCurve(List.of()).toCsv()).isEqualTo("iteration,evaluations,loss\n");
    }

    @Test
    void samplesOfOtherTermsAreRefused() {
        List<Sample> samples =
                List.of(
                        new Sample(0, 1, 1, Map.of("attribute", 1.0)),
                        new Sample(1, 2, 1, Map.of("identity", 1.0)));

        assertThatThrownBy(() -> new LossCurve(samples))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("iteration 1 has the terms [identity]");
    }

    @Test
    void aSampleKeepsItsTermsWhenTheirMapChanges() {
        Map<String, Double> terms = terms("a", 1.0, "b", 2.0);
        Sample sample = new Sample(0, 1, 3, terms);

        terms.clear();

        assertThat(sample.terms()).containsExactly(Map.entry("a", 1.0), Map.entry("b", 2.0));
    }

    @Test
    void aPlotShowsTheTotalAndEveryTerm() {
        BufferedImage plot = falling(40, 0.98).toImage(640, 400);

        assertThat(plot.getWidth()).isEqualTo(640);
        assertThat(plot.getHeight()).isEqualTo(400);
        assertThat(count(plot, BLACK)).isGreaterThan(500);
        assertThat(count(plot, BLUE)).isGreaterThan(100);
        assertThat(count(plot, VERMILION)).isGreaterThan(100);
    }

    @Test
    void aFallingLossFallsInThePlot() {
        BufferedImage plot = falling(40, 0.8).toImage(640, 400);

        int early = topmost(plot, 160);
        int late = topmost(plot, 600);

        assertThat(late).isGreaterThan(early + 100);
    }

    @Test
    void exponentialDecayIsAStraightLineOnALogarithmicAxis() {
        BufferedImage plot = falling(60, 0.8).toImage(640, 400);

        int first = topmost(plot, 200);
        int middle = topmost(plot, 350);
        int last = topmost(plot, 500);

        assertThat(2.0 * middle).isBetween(first + last - 4.0, first + last + 4.0);
    }

    @Test
    void valuesThatHaveNoNeighbourAreDots() {
        Sample lone = new Sample(0, 1, 2, Map.of());
        Sample broken = new Sample(1, 2, Double.NaN, Map.of());
        Sample last = new Sample(2, 3, 1, Map.of());

        int one = belowLegend(new LossCurve(List.of(lone)).toImage(300, 200), BLACK);
        int two = belowLegend(new LossCurve(List.of(lone, broken, last)).toImage(300, 200), BLACK);

        assertThat(one).isBetween(8, 30);
        assertThat(two).isBetween(16, 60);
    }

    @Test
    void aCurveWithoutIterationsSaysSo() {
        BufferedImage plot = new LossCurve(List.of()).toImage(300, 200);

        BufferedImage middle = plot.getSubimage(90, 60, 150, 50);

        assertThat(belowLegend(plot, BLACK)).isZero();
        assertThat(dark(middle)).as("letters").isGreaterThan(20);
    }

    @Test
    void aPlotTooSmallToReadIsRefused() {
        assertThatThrownBy(() -> falling(3, 0.5).toImage(199, 400))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> falling(3, 0.5).toImage(400, 149))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /**
     * Returns a loss that each iteration multiplies by a factor, with two terms that add up to it.
     */
    private static LossCurve falling(int iterations, double factor) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < iterations; i++) {
            double loss = Math.pow(factor, i);
            samples.add(
                    new Sample(
                            i,
                            i + 1,
                            loss,
                            terms("attribute", 0.7 * loss, "identity", 0.3 * loss)));
        }
        return new LossCurve(samples);
    }

    private static Map<String, Double> terms(String a, double first, String b, double second) {
        Map<String, Double> terms = new LinkedHashMap<>();
        terms.put(a, first);
        terms.put(b, second);
        return terms;
    }

    private static int count(BufferedImage plot, int colour) {
        int count = 0;
        for (int y = 0; y < plot.getHeight(); y++) {
            for (int x = 0; x < plot.getWidth(); x++) {
                count += plot.getRGB(x, y) == colour ? 1 : 0;
            }
        }
        return count;
    }

    private static int dark(BufferedImage plot) {
        int dark = 0;
        for (int y = 0; y < plot.getHeight(); y++) {
            for (int x = 0; x < plot.getWidth(); x++) {
                dark += (plot.getRGB(x, y) & 0xff) < 0x80 ? 1 : 0;
            }
        }
        return dark;
    }

    private static int belowLegend(BufferedImage plot, int colour) {
        int top = 36;
        return count(plot.getSubimage(0, top, plot.getWidth(), plot.getHeight() - top), colour);
    }

    /** Returns the upper edge of the total's line in a column, below the legend and the frame. */
    private static int topmost(BufferedImage plot, int x) {
        for (int y = 48; y < plot.getHeight(); y++) {
            if (plot.getRGB(x, y) == BLACK) {
                return y;
            }
        }
        throw new AssertionError("no line in column " + x);
    }
}
