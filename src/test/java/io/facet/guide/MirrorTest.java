package io.facet.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MirrorTest {

    private static final double EXACT = 1e-12;

    private static double[] random() {
        return new Random(2).doubles(136, -1, 1).toArray();
    }

    @Test
    void looking_twice_into_it_changes_nothing() {
        assertThat(Mirror.of(Mirror.of(random()))).containsExactly(random());
    }

    @Test
    void corners_of_eyes_and_mouth_change_sides() {
        double[] points = random();

        double[] mirrored = Mirror.of(points);

        // Numbers of the iBUG annotation: outer eye corners 36 and 45, mouth 48 and 54, chin 8,
        // lower lip 58 and 56, lids 37 and 44.
        int[][] pairs = {{36, 45}, {48, 54}, {8, 8}, {58, 56}, {37, 44}, {0, 16}, {17, 26}};
        for (int[] pair : pairs) {
            assertThat(mirrored[2 * pair[0]]).isEqualTo(-points[2 * pair[1]]);
            assertThat(mirrored[2 * pair[0] + 1]).isEqualTo(points[2 * pair[1] + 1]);
        }
    }

    @Test
    void a_symmetric_face_is_its_own_mirror_image() {
        // So every landmark has the partner that lies on its other side.
        double[] face = MadeUp.face();
        double[] mirrored = Mirror.of(face);
        for (int i = 0; i < 136; i++) {
            assertThat(mirrored[i]).as("number %d", i).isCloseTo(face[i], within(EXACT));
        }
    }

    @Test
    void the_symmetric_mean_is_symmetric_and_lies_between_both() {
        double[] points = random();
        double[] mirrored = Mirror.of(points);

        double[] mean = Mirror.symmetric(points);

        assertThat(Mirror.of(mean)).containsExactly(mean, within(EXACT));
        for (int i = 0; i < 136; i++) {
            assertThat(mean[i]).isCloseTo((points[i] + mirrored[i]) / 2, within(EXACT));
        }
    }
}
