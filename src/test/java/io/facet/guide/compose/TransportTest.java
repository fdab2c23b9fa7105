package io.facet.guide.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.guide.MadeUp;
import io.facet.guide.Mirror;
import org.junit.jupiter.api.Test;

class TransportTest {

    private static final double EXACT = 1e-9;

    @Test
    void between_equal_faces_displacements_stay() {
        double[] smile = MadeUp.smile();

        assertThat(Transport.of(smile, MadeUp.otherFace(), MadeUp.otherFace()))
                .containsExactly(smile, within(EXACT));
    }

    @Test
    void between_shifted_faces_displacements_stay() {
        double[] shifted = MadeUp.face();
        for (int i = 0; i < 68; i++) {
            shifted[2 * i] += 0.3;
            shifted[2 * i + 1] -= 0.2;
        }
        assertThat(Transport.of(MadeUp.smile(), MadeUp.face(), shifted))
                .containsExactly(MadeUp.smile(), within(EXACT));
    }

    @Test
    void the_mirror_image_of_a_face_takes_the_mirror_image_of_the_displacement() {
        double[] crooked = MadeUp.smile();
        for (int i = 48; i < 68; i++) {
            crooked[2 * i + 1] += 0.03 * MadeUp.face()[2 * i];
        }
        double[] carried = Transport.of(crooked, MadeUp.face(), MadeUp.otherFace());

        double[] mirrored =
                Transport.of(
                        Mirror.of(crooked),
                        Mirror.of(MadeUp.face()),
                        Mirror.of(MadeUp.otherFace()));

        assertThat(mirrored).containsExactly(Mirror.of(carried), within(EXACT));
        assertThat(carried).isNotEqualTo(crooked);
    }

    @Test
    void a_wider_face_takes_wider_displacements() {
        double[] wide = MadeUp.face();
        for (int i = 0; i < 68; i++) {
            wide[2 * i] *= 1.2;
        }
        double[] right = new double[136];
        double[] down = new double[136];
        right[2 * 54] = 0.1;
        down[2 * 54 + 1] = 0.1;

        // Between nothing and all of the stretch, because the maps are held to the identity.
        assertThat(Transport.of(right, MadeUp.face(), wide)[2 * 54]).isBetween(0.11, 0.12);
        assertThat(Transport.of(down, MadeUp.face(), wide)[2 * 54 + 1])
                .isCloseTo(0.1, within(0.002));
    }

    @Test
    void a_turned_face_takes_turned_displacements() {
        double angle = Math.toRadians(15);
        double[] turned = MadeUp.face();
        double[] face = MadeUp.face();
        for (int i = 0; i < 68; i++) {
            turned[2 * i] = Math.cos(angle) * face[2 * i] - Math.sin(angle) * face[2 * i + 1];
            turned[2 * i + 1] = Math.sin(angle) * face[2 * i] + Math.cos(angle) * face[2 * i + 1];
        }
        double[] right = new double[136];
        right[2 * 54] = 0.1;

        double[] carried = Transport.of(right, face, turned);

        double found = Math.toDegrees(Math.atan2(carried[2 * 54 + 1], carried[2 * 54]));
        assertThat(found).isBetween(10.0, 15.0);
    }

    @Test
    void no_face_stretches_displacements_more_than_half_again() {
        double[] huge = MadeUp.face();
        double[] tiny = MadeUp.face();
        for (int i = 0; i < 136; i++) {
            huge[i] *= 5;
            tiny[i] *= 0.05;
        }
        double[] right = new double[136];
        right[2 * 54] = 0.1;

        assertThat(Transport.of(right, MadeUp.face(), huge)[2 * 54]).isCloseTo(0.15, within(EXACT));
        assertThat(Transport.of(right, MadeUp.face(), tiny)[2 * 54]).isCloseTo(0.06, within(EXACT));
    }
}
