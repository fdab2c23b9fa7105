package io.facet.face.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.face.EyePositions;
import io.facet.face.Landmarks;
import io.facet.face.MeanFace;
import io.facet.face.find.MarkedPoints.Mark;
import io.facet.warp.Similarity;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LandmarkFitTest {

    private static final Landmarks FACE = MeanFace.at(new EyePositions(150, 200, 250, 210));

    /** Returns a mark displaced by up to {@code most} pixels along each axis. */
    private static Mark mark(int first, int last, double most, Random random) {
        return new Mark(
                "point",
                first,
                last,
                FACE.meanX(first, last) + most * (2 * random.nextDouble() - 1),
                FACE.meanY(first, last) + most * (2 * random.nextDouble() - 1));
    }

    private static List<Mark> pupils(double most, Random random) {
        return new ArrayList<>(List.of(mark(36, 41, most, random), mark(42, 47, most, random)));
    }

    private static double worst(List<Mark> marks, Landmarks face) {
        return marks.stream()
                .mapToDouble(
                        m ->
                                Math.hypot(
                                        face.meanX(m.first(), m.last()) - m.x(),
                                        face.meanY(m.first(), m.last()) - m.y()))
                .max()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 3, 15})
    void everyMarkIsMetHoweverFarOffItIs(double most) {
        Random random = new Random(1);
        for (int trial = 0; trial < 20; trial++) {
            List<Mark> marks = pupils(most, random);
            marks.add(mark(48, 59, most, random));
            marks.add(mark(30, 30, most, random));

            assertThat(worst(marks, LandmarkFit.through(marks, FACE))).isLessThan(0.01);
        }
    }

    @Test
    void marksThatShareLandmarksAreMetTogether() {
        Random random = new Random(2);
        for (int trial = 0; trial < 20; trial++) {
            List<Mark> marks = pupils(8, random);
            for (int corner : new int[] {36, 39, 42, 45, 48, 54}) {
                marks.add(mark(corner, corner, 8, random));
            }
            marks.add(mark(48, 59, 8, random));

            assertThat(worst(marks, LandmarkFit.through(marks, FACE))).isLessThan(0.01);
        }
    }

    @Test
    void twoPupilsTurnScaleAndShiftAndDoNotBend() {
        List<Mark> marks = pupils(20, new Random(3));
        Similarity wanted =
                Similarity.between(
                        new double[] {150, 200, 250, 210},
                        new double[] {
                            marks.get(0).x(), marks.get(0).y(), marks.get(1).x(), marks.get(1).y()
                        });

        Landmarks fitted = LandmarkFit.through(marks, FACE);

        Landmarks expected = FACE.through(wanted);
        for (int i = 0; i < Landmarks.COUNT; i++) {
            assertThat(fitted.x(i)).isCloseTo(expected.x(i), within(1e-9));
            assertThat(fitted.y(i)).isCloseTo(expected.y(i), within(1e-9));
        }
    }

    @Test
    void marksThatAgreeWithAMovedFaceGiveThatFace() {
        Similarity move = new Similarity(1.5, 0.4, -20, 30);
        Landmarks moved = FACE.through(move);
        List<Mark> marks = new ArrayList<>();
        for (int[] span : new int[][] {{36, 41}, {42, 47}, {30, 30}, {48, 48}, {54, 54}}) {
            double x = moved.meanX(span[0], span[1]);
            marks.add(new Mark("point", span[0], span[1], x, moved.meanY(span[0], span[1])));
        }

        Landmarks fitted = LandmarkFit.through(marks, FACE);

        for (int i = 0; i < Landmarks.COUNT; i++) {
            assertThat(fitted.x(i)).isCloseTo(moved.x(i), within(1e-9));
            assertThat(fitted.y(i)).isCloseTo(moved.y(i), within(1e-9));
        }
    }

    @Test
    void aMarkTakesItsNeighboursAlongAndLeavesDistantPoints() {
        List<Mark> marks = new ArrayList<>();
        // All landmarks above the mouth stay where they are, the mouth's corners go down.
        for (int i = 17; i < 48; i++) {
            marks.add(new Mark("point", i, i, FACE.x(i), FACE.y(i)));
        }
        double down = 12;
        marks.add(new Mark("point", 48, 48, FACE.x(48), FACE.y(48) + down));
        marks.add(new Mark("point", 54, 54, FACE.x(54), FACE.y(54) + down));

        Landmarks fitted = LandmarkFit.through(marks, FACE);

        assertThat(fitted.y(60) - FACE.y(60)).as("beside the corner").isBetween(8.0, 16.0);
        assertThat(fitted.y(51) - FACE.y(51)).as("between the corners").isBetween(3.0, 16.0);
        assertThat(Math.abs(fitted.y(0) - FACE.y(0))).as("at the ear").isLessThan(3);
    }
}
