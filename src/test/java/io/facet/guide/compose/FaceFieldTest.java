package io.facet.guide.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.guide.MadeUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceFieldTest {

    private final double[] face = MadeUp.face();

    private static FaceField field(double[] landmarks, double[] displacement) {
        return FaceField.through(landmarks, new double[][] {displacement})[0];
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0.5, 1})
    void landmarks_of_eyes_nose_and_mouth_move_where_asked_to_a_tenth_of_a_crops_pixel(
            double amount) {
        double[] asked = MadeUp.plus(new double[136], amount, Fading.ofExpression(MadeUp.smile()));

        double[] moved = field(face, asked).moved(face);

        for (int i = 17; i < 68; i++) {
            double missX = moved[2 * i] - face[2 * i] - asked[2 * i];
            double missY = moved[2 * i + 1] - face[2 * i + 1] - asked[2 * i + 1];
            assertThat(Math.hypot(missX, missY))
                    .as("landmark %d", i)
                    .isLessThan(MadeUp.TENTH_OF_A_PIXEL);
        }
        assertThat(Math.abs(asked[2 * 54])).isGreaterThan(0.05);
    }

    @Test
    void the_jaw_follows_more_softly() {
        double[] asked = Fading.ofExpression(MadeUp.smile());

        double[] moved = field(face, asked).moved(face);

        for (int i = 0; i < 17; i++) {
            double missX = moved[2 * i] - face[2 * i] - asked[2 * i];
            double missY = moved[2 * i + 1] - face[2 * i + 1] - asked[2 * i + 1];
            assertThat(Math.hypot(missX, missY)).as("landmark %d", i).isLessThan(0.02);
        }
    }

    @Test
    void lips_part_without_the_skin_between_them_being_stretched() {
        double[] opening = new double[136];
        for (int lower : new int[] {56, 57, 58, 65, 66, 67}) {
            opening[2 * lower + 1] = 0.15;
        }
        FaceField field = field(face, opening);
        double line = new MouthCut(face).line(0);

        // On the line both sides differ by what the lips part.
        assertThat(y(field, 0, line, 0) - y(field, 0, line, 1)).isGreaterThan(0.1);
        assertThat(y(field, 0, line, 0.25))
                .isCloseTo(
                        0.25 * y(field, 0, line, 1) + 0.75 * y(field, 0, line, 0), within(1e-12));
        // And the upper lip stays.
        double[] moved = field.moved(face);
        assertThat(moved[2 * 62 + 1]).isCloseTo(face[2 * 62 + 1], within(MadeUp.TENTH_OF_A_PIXEL));
        assertThat(moved[2 * 66 + 1])
                .isCloseTo(face[2 * 66 + 1] + 0.15, within(MadeUp.TENTH_OF_A_PIXEL));
    }

    @Test
    void forehead_and_the_border_of_the_frame_stay() {
        FaceField field = field(face, MadeUp.smile());
        for (double[] point :
                new double[][] {{-1.48, 1}, {1.45, 1}, {0, -1.47}, {0, 2.19}, {3, 3}}) {
            for (double share : new double[] {0, 0.5, 1}) {
                assertThat(x(field, point[0], point[1], share)).isCloseTo(0, within(1e-15));
                assertThat(y(field, point[0], point[1], share)).isCloseTo(0, within(1e-15));
            }
        }
        assertThat(Math.hypot(x(field, 0.3, -1.2, 1), y(field, 0.3, -1.2, 1))).isLessThan(0.005);
    }

    @Test
    void a_displacement_of_nothing_moves_nothing() {
        FaceField field = field(face, new double[136]);

        assertThat(field.moved(face)).containsExactly(face, within(1e-12));
        assertThat(field.leastDeterminant()).isCloseTo(1, within(1e-9));
    }

    @Test
    void fields_of_one_face_add_up() {
        double[] smile = MadeUp.smile();
        double[] wide = new double[136];
        for (int i = 48; i < 68; i++) {
            wide[2 * i] = 0.2 * face[2 * i];
        }
        FaceField[] fields = FaceField.through(face, new double[][] {smile, wide});

        double[] moved = FaceField.sum(fields, new double[] {0.5, -1}).moved(face);

        double[] expected =
                field(face, MadeUp.plus(MadeUp.plus(new double[136], 0.5, smile), -1, wide))
                        .moved(face);
        assertThat(moved).containsExactly(expected, within(1e-9));
    }

    @Test
    void further_points_follow_theirs_within_their_softness() {
        double[] points = {-0.6, 0.45, 0.6, 0.45};
        double[][] moves = {{0.02, -0.05, -0.02, -0.05}};

        FaceField field =
                FaceField.through(face, new double[][] {new double[136]}, points, moves)[0];

        assertThat(y(field, 0.6, 0.45, 1)).isCloseTo(-0.05, within(0.01));
        assertThat(x(field, -0.6, 0.45, 1)).isCloseTo(0.02, within(0.01));
    }

    @Test
    void the_inverse_brings_moved_landmarks_back() {
        FaceField field = field(face, Fading.ofExpression(MadeUp.smile()));
        double[] moved = field.moved(face);
        FaceField back = field.inverse(null);
        // Landmark 51 by the upper side, 57 by the lower one; the grid's cubic errs a little.
        for (int i : new int[] {51, 62, 57, 66}) {
            double share = i == 51 || i == 62 ? 1 : 0;
            double x = moved[2 * i];
            double y = moved[2 * i + 1];
            assertThat(x + x(back, x, y, share)).isCloseTo(face[2 * i], within(1e-3));
            assertThat(y + y(back, x, y, share)).isCloseTo(face[2 * i + 1], within(1e-3));
        }
    }

    private static double x(FaceField field, double x, double y, double upperShare) {
        double[] shift = new double[2];
        field.at(x, y, upperShare, shift);
        return shift[0];
    }

    private static double y(FaceField field, double x, double y, double upperShare) {
        double[] shift = new double[2];
        field.at(x, y, upperShare, shift);
        return shift[1];
    }
}
