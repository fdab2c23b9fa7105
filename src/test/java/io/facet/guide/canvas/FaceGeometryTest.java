package io.facet.guide.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.face.EyePositions;
import io.facet.face.Landmarks;
import io.facet.guide.MadeUp;
import io.facet.warp.Similarity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceGeometryTest {

    private static final double EXACT = 1e-9;

    @Test
    void the_middles_of_the_eyes_are_one_unit_apart() {
        // A head that is turned in the plane: 30 pixels to the right and 40 down make 50.
        Landmarks photographed =
                MadeUp.inPhotograph(MadeUp.face(), new EyePositions(100, 80, 130, 120));

        FaceGeometry face = FaceGeometry.of(photographed);

        assertThat(face.pixelsPerUnit()).isCloseTo(50, within(EXACT));
        assertThat(face.photoToFace().x(100, 80)).isCloseTo(-0.5, within(EXACT));
        assertThat(face.photoToFace().y(130, 120)).isCloseTo(0, within(EXACT));
        double[] expected = MadeUp.face();
        for (int i = 0; i < 68; i++) {
            assertThat(face.x(i)).isCloseTo(expected[2 * i], within(EXACT));
            assertThat(face.y(i)).isCloseTo(expected[2 * i + 1], within(EXACT));
        }
    }

    @Test
    void its_landmarks_cannot_be_written_to() {
        FaceGeometry face = MadeUp.geometry(MadeUp.face());
        double before = face.x(0);

        face.landmarks()[0] = 99;

        assertThat(face.x(0)).isEqualTo(before);
    }

    @Test
    void in_the_units_of_another_picture_only_the_expression_is_left() {
        FaceGeometry neutral = MadeUp.geometry(MadeUp.face());
        // The smile moves neither eyes nor bridge of the nose; the head is moved as a whole.
        double[] smiling = MadeUp.plus(MadeUp.face(), 1, MadeUp.smile());
        Landmarks moved = new Landmarks(smiling).through(new Similarity(70, 15, 300, 200));

        double[] measured = FaceGeometry.inUnitsOf(neutral, moved).landmarks();

        for (int i = 0; i < measured.length; i++) {
            assertThat(measured[i]).isCloseTo(smiling[i], within(EXACT));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-30, -15, -5, 0, 5, 15, 30})
    void yaw_has_the_sign_and_about_the_size_of_a_turned_head(double degrees) {
        double yaw = MadeUp.geometry(turned(degrees)).yaw();

        assertThat(yaw).isCloseTo(degrees, within(0.5 + 0.25 * Math.abs(degrees)));
    }

    /**
     * Returns a solid head: the average face with the nose tip 0.4 IPD in front of the eyes and the
     * visible jaw line 0.3 behind them, rotated about the vertical axis and projected
     * orthographically. The nose of a head that faces the viewer's right lies farther right.
     */
    private static double[] turned(double degrees) {
        double[] face = MadeUp.face();
        double yaw = Math.toRadians(degrees);
        for (int i = 0; i < 68; i++) {
            face[2 * i] = Math.cos(yaw) * face[2 * i] + Math.sin(yaw) * depth(i);
        }
        return face;
    }

    private static double depth(int landmark) {
        if (landmark < 17) {
            return -0.3;
        }
        if (landmark >= 27 && landmark < 36) {
            return landmark == 30 ? 0.4 : 0.2;
        }
        return landmark >= 48 ? 0.1 : 0;
    }
}
