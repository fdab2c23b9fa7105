package io.facet.warp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.FacetException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimilarityTest {

    private static final double EXACT = 1e-9;

    @Test
    void turnsAQuarterClockwiseDoublesAndShiftsByHand() {
        // (3, 1) turned from the x axis towards the y axis is (-1, 3); twice that, plus (10, 20).
        Similarity similarity = new Similarity(0, 2, 10, 20);

        assertThat(similarity.x(3, 1)).isEqualTo(8);
        assertThat(similarity.y(3, 1)).isEqualTo(26);
        assertThat(similarity.scale()).isEqualTo(2);
    }

    @Test
    void comesBackByItsInverse() {
        Similarity similarity = new Similarity(3.1, -1.7, 250, -40);
        Similarity inverse = similarity.inverse();

        double x = similarity.x(12.5, 99);
        double y = similarity.y(12.5, 99);

        assertThat(inverse.x(x, y)).isCloseTo(12.5, within(EXACT));
        assertThat(inverse.y(x, y)).isCloseTo(99, within(EXACT));
        assertThat(inverse.scale()).isCloseTo(1 / similarity.scale(), within(EXACT));
    }

    @Test
    void isFoundFromTwoPointsExactly() {
        // Eyes 30 apart go to eyes 60 apart that are turned by a quarter: a = 0, b = 2.
        Similarity found =
                Similarity.between(
                        new double[] {40, 50, 70, 50}, new double[] {200, 100, 200, 160});

        assertThat(found.a()).isCloseTo(0, within(EXACT));
        assertThat(found.b()).isCloseTo(2, within(EXACT));
        assertThat(found.x(40, 50)).isCloseTo(200, within(EXACT));
        assertThat(found.y(40, 50)).isCloseTo(100, within(EXACT));
        assertThat(found.x(70, 50)).isCloseTo(200, within(EXACT));
        assertThat(found.y(70, 50)).isCloseTo(160, within(EXACT));
    }

    @Test
    void isFoundAgainFromManyPointsThatItMoved() {
        Similarity truth = new Similarity(-1.2, 0.9, 31, -7);
        double[] from = randomPoints(68, new Random(1));

        Similarity found = Similarity.between(from, moved(from, truth));

        assertThat(found.a()).isCloseTo(truth.a(), within(EXACT));
        assertThat(found.b()).isCloseTo(truth.b(), within(EXACT));
        assertThat(found.tx()).isCloseTo(truth.tx(), within(1e-7));
        assertThat(found.ty()).isCloseTo(truth.ty(), within(1e-7));
    }

    @Test
    void answersTheExampleOfUmeyamasPaperWhereAReflectionWouldFitBetter() {
        // Umeyama 1991, section II: c = 0.721, R = (0.832 0.555; -0.555 0.832), t = (-0.8, 0.4).
        Similarity found =
                Similarity.between(
                        new double[] {0, 0, 1, 0, 0, 2}, new double[] {0, 0, -1, 0, 0, 2});

        assertThat(found.scale()).isCloseTo(0.721, within(5e-4));
        assertThat(found.a() / found.scale()).isCloseTo(0.832, within(5e-4));
        assertThat(found.b() / found.scale()).isCloseTo(-0.555, within(5e-4));
        assertThat(found.tx()).isCloseTo(-0.8, within(EXACT));
        assertThat(found.ty()).isCloseTo(0.4, within(EXACT));
    }

    @Test
    void leavesTheLeastSquaredErrorOfAllItsNeighboursWhenPointsAreNoisy() {
        Random random = new Random(2);
        double[] from = randomPoints(5, random);
        double[] to = moved(from, new Similarity(2, 0.5, 10, 20));
        for (int i = 0; i < to.length; i++) {
            to[i] += 4 * random.nextGaussian();
        }

        Similarity best = Similarity.between(from, to);

        double least = squaredError(best, from, to);
        assertThat(least).isGreaterThan(1);
        for (int i = 0; i < 200; i++) {
            assertThat(squaredError(nudged(best, random), from, to)).isGreaterThan(least);
        }
    }

    @Test
    void isNotFoundFromPointsThatCoincide() {
        double[] onePlace = {1200.3, 800.7, 1200.3, 800.7, 1200.3, 800.7};
        double[] triangle = {0, 0, 10, 0, 0, 10};

        assertThatThrownBy(() -> Similarity.between(onePlace, triangle))
                .isInstanceOf(FacetException.class)
                .hasMessage(
                        "The points all lie at (1200.3, 800.7): a face needs at least two"
                                + " places.");
        assertThatThrownBy(() -> Similarity.between(triangle, onePlace))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("(1200.3, 800.7)");
    }

    @Test
    void isNotFoundBetweenASquareAndItsMirrorImageForAnyTurnFitsEquallyBadly() {
        double[] square = {0, 0, 10, 0, 10, 10, 0, 10};
        double[] mirrored = {10, 0, 0, 0, 0, 10, 10, 10};

        assertThatThrownBy(() -> Similarity.between(square, mirrored))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("mirrors");
    }

    @Test
    void refusesListsThatAreNotPairsOfPoints() {
        assertThatThrownBy(() -> Similarity.between(new double[2], new double[2]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Similarity.between(new double[5], new double[5]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Similarity.between(new double[4], new double[6]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToShrinkThePlaneToAPointOrToBeInfinite() {
        assertThatThrownBy(() -> new Similarity(0, 0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Similarity(Double.NaN, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Similarity(1, 0, Double.POSITIVE_INFINITY, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] randomPoints(int count, Random random) {
        return random.doubles(2L * count, 0, 100).toArray();
    }

    private static double[] moved(double[] points, Similarity similarity) {
        double[] moved = new double[points.length];
        for (int i = 0; i < points.length; i += 2) {
            double x = points[i];
            double y = points[i + 1];
            moved[i] = similarity.a() * x - similarity.b() * y + similarity.tx();
            moved[i + 1] = similarity.b() * x + similarity.a() * y + similarity.ty();
        }
        return moved;
    }

    private static double squaredError(Similarity similarity, double[] from, double[] to) {
        double[] moved = moved(from, similarity);
        double sum = 0;
        for (int i = 0; i < to.length; i++) {
            sum += Math.pow(moved[i] - to[i], 2);
        }
        return sum;
    }

    private static Similarity nudged(Similarity similarity, Random random) {
        return new Similarity(
                similarity.a() + 1e-3 * random.nextGaussian(),
                similarity.b() + 1e-3 * random.nextGaussian(),
                similarity.tx() + 1e-2 * random.nextGaussian(),
                similarity.ty() + 1e-2 * random.nextGaussian());
    }
}
