package io.facet.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.image.FloatImage;
import io.facet.image.Photograph;
import io.facet.warp.DisplacementField;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MouthChangeTest {

    private static final int SIZE = Scene.SIZE;
    private static final double UNIT = Scene.TEMPLATE.rightX() - Scene.TEMPLATE.leftX();
    private static final Landmarks MEAN = MeanFace.in(Scene.TEMPLATE);
    private static final FloatImage GREY = constant(100);

    /** Where the mean face's lips meet in the middle. */
    private static final double MIDDLE_X = MEAN.x(62);

    private static FloatImage constant(float level) {
        float[] samples = new float[SIZE * SIZE * 3];
        Arrays.fill(samples, level);
        return new FloatImage(SIZE, SIZE, 3, samples);
    }

    private static Mask everywhere() {
        float[] ones = new float[SIZE * SIZE];
        Arrays.fill(ones, 1);
        return new Mask(SIZE, ones);
    }

    /** The mean face with its inner lips so many pixels apart in the middle, or shut. */
    private static Landmarks mouth(double gap) {
        double[] points = MEAN.coordinates();
        double y = MEAN.meanY(60, 67);
        int[] upper = {61, 62, 63};
        int[] lower = {67, 66, 65};
        for (int point : new int[] {60, 64}) {
            points[2 * point + 1] = y;
        }
        for (int i = 0; i < 3; i++) {
            points[2 * upper[i] + 1] = y - gap / 2;
            points[2 * lower[i] + 1] = y + gap / 2;
        }
        return new Landmarks(points);
    }

    private static MouthChange of(Landmarks face) {
        return MouthChange.none(face, Scene.TEMPLATE, everywhere(), GREY);
    }

    private static double middleY() {
        return MEAN.meanY(60, 67);
    }

    @Test
    void lipsThatStayLeaveEveryPixelWhereItIs() {
        MouthChange none = of(mouth(0));

        assertThat(none.isNone()).isTrue();
        assertThat(none.movesAt(MIDDLE_X, middleY())).isFalse();
        assertThat(none.appliedTo(GREY)).isSameAs(GREY);
    }

    @Test
    void partingLipsTakeTheLowerOneThreeQuartersOfTheWay() {
        MouthChange opened = of(mouth(0)).opened(0.2);
        double distance = 0.2 * UNIT;

        // In the middle, a little off the edges on either side.
        MouthChange.Source lowerLip = opened.source(MIDDLE_X, middleY() + 0.75 * distance + 0.01);
        MouthChange.Source upperLip = opened.source(MIDDLE_X, middleY() - 0.25 * distance - 0.01);
        MouthChange.Source between = opened.source(MIDDLE_X, middleY() + 0.25 * distance);

        assertThat(lowerLip.y()).isCloseTo(middleY(), within(0.05));
        assertThat(upperLip.y()).isCloseTo(middleY(), within(0.05));
        assertThat(between.uncovered()).isEqualTo(1);
        assertThat(lowerLip.uncovered()).isZero();
    }

    @Test
    void whatIsFarFromTheMouthStays() {
        MouthChange opened = of(mouth(0)).opened(0.3);

        for (int landmark : new int[] {8, 27, 33, 36, 45, 0, 16}) {
            double x = MEAN.x(landmark);
            double y = MEAN.y(landmark);
            if (landmark != 33 && landmark != 8) {
                assertThat(opened.movesAt(x, y)).as("landmark " + landmark).isFalse();
            }
        }
        // The chin follows an opening, but not the nose's root.
        assertThat(opened.source(MEAN.x(57), MEAN.y(57) + 4).y()).isLessThan(MEAN.y(57) + 4);
    }

    @Test
    void closingLipsMeetAndHideAllThatWasBetween() {
        double gap = 6;
        MouthChange closed = of(mouth(gap)).closed(1);

        for (double y = middleY() - 12; y < middleY() + 12; y += 0.1) {
            MouthChange.Source source = closed.source(MIDDLE_X, y);
            double depth = Math.abs(source.y() - middleY());
            assertThat(depth).as("row " + y).isGreaterThan(gap / 2 - 0.2);
        }
    }

    @Test
    void halfAClosingLeavesHalfTheGap() {
        MouthChange closed = of(mouth(6)).closed(0.5);
        int inside = 0;
        for (double y = middleY() - 12; y < middleY() + 12; y += 0.1) {
            inside += Math.abs(closed.source(MIDDLE_X, y).y() - middleY()) < 3 ? 1 : 0;
        }
        assertThat(inside / 10.0).isCloseTo(3, within(0.3));
    }

    @Test
    void teethThatAreThereAreStretchedAndNotPaintedOver() {
        MouthChange opened = of(mouth(0.15 * UNIT)).opened(0.2);

        assertThat(opened.source(MIDDLE_X, middleY()).uncovered()).isZero();
    }

    @Test
    void theMapHasNoTearOutsideTheMouth() {
        MouthChange opened = of(mouth(1)).opened(0.25);
        double step = 0.25;
        double widest = 0;
        for (double x = 20; x < 92; x += step) {
            for (double y = middleY() + 0.25 * UNIT; y < 110; y += step) {
                MouthChange.Source here = opened.source(x, y);
                MouthChange.Source below = opened.source(x, y + step);
                widest = Math.max(widest, Math.abs(below.y() - here.y()));
                assertThat(below.y()).isGreaterThanOrEqualTo(here.y() - 1e-9);
            }
        }
        // Below the lip the skin is pressed together: at most 1 / (1 - 2·shift/range) = 2 times.
        assertThat(widest / step).isLessThan(2.1);
    }

    @Test
    void howeverFarTheyAreAskedToPartNothingFolds() {
        MouthChange opened = of(mouth(0)).opened(5);
        double last = Double.NEGATIVE_INFINITY;
        for (double y = middleY() + 0.75 * 0.45 * UNIT + 0.01; y < 111; y += 0.1) {
            double source = opened.source(MIDDLE_X, y).y();
            assertThat(source).as("row " + y).isGreaterThanOrEqualTo(last);
            assertThat(source).isGreaterThanOrEqualTo(middleY() - 1e-6);
            last = source;
        }
        assertThat(opened.opening()).isEqualTo(MouthChange.WIDEST);
    }

    @Test
    void closingAMouthThatIsShutMovesNothing() {
        MouthChange closed = of(mouth(0)).closed(1);

        for (double y = 60; y < 110; y++) {
            assertThat(closed.movesAt(MIDDLE_X + 0.3, y)).isFalse();
        }
    }

    @Test
    void newTeethAreLitAsTheCheeksAre() {
        FloatImage opened = of(mouth(0)).opened(0.3).appliedTo(GREY);

        // 1.05 times grey skin; dimmer towards the lips' edges.
        float brightest = 0;
        for (float sample : opened.samples()) {
            brightest = Math.max(brightest, sample);
        }
        assertThat(brightest).isCloseTo(105, within(0.5f));
    }

    @ParameterizedTest
    @EnumSource
    void aPhotographChangesInTheMasksSupportAlone(PixelKind kind) {
        Scene scene = Scene.of(2.5, 15);
        Photograph photo = scene.noise(kind);
        // Only the left half of the mouth may change.
        float[] left = new float[SIZE * SIZE];
        for (int i = 0; i < left.length; i++) {
            left[i] = i % SIZE < SIZE / 2 ? 1 : 0;
        }
        Mask mask = new Mask(SIZE, left);
        MouthChange opened = MouthChange.none(mouth(0), Scene.TEMPLATE, mask, GREY).opened(0.2);
        FaceChange change =
                new FaceChange(
                        Optional.of(opened),
                        DisplacementField.none(SIZE),
                        new Residual(SIZE, new float[SIZE * SIZE * 3]));

        Photograph after = change.appliedTo(photo, scene.cropToPhoto());

        boolean[] support = mask.support(photo, scene.cropToPhoto());
        int changed = 0;
        for (int band = 0; band < photo.bands(); band++) {
            float[] was = photo.plane(band);
            float[] is = after.plane(band);
            for (int i = 0; i < was.length; i++) {
                assertThat(support[i] || was[i] == is[i]).isTrue();
                changed += was[i] != is[i] ? 1 : 0;
            }
        }
        assertThat(changed).isGreaterThan(500 * photo.bands());
        assertThat(after.alpha().isPresent()).isEqualTo(kind.hasAlpha());
    }
}
