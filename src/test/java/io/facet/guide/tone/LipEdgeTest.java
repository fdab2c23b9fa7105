package io.facet.guide.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.face.EyePositions;
import io.facet.guide.MadeUp;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.canvas.FacePicture;
import io.facet.image.Photograph;
import org.junit.jupiter.api.Test;

/**
 * Mouths whose lower lip lies below its landmarks, with an interpupillary distance of 150 pixels.
 */
class LipEdgeTest {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 620;

    private final FaceGeometry face =
            FaceGeometry.of(
                    MadeUp.inPhotograph(
                            MadeUp.plus(MadeUp.face(), 1, MadeUp.smile()),
                            new EyePositions(225, 180, 375, 180)));

    @Test
    void the_inner_lower_lip_is_found_where_red_begins() {
        for (double lower : new double[] {0.02, 0.04}) {
            double[] found = LipEdge.refined(FacePicture.of(teeth(lower, 0.55), face));
            for (int landmark : new int[] {65, 66, 67}) {
                assertThat(found[2 * landmark]).isEqualTo(face.x(landmark));
                assertThat(found[2 * landmark + 1])
                        .isCloseTo(face.y(landmark) + lower, within(0.012));
            }
        }
    }

    @Test
    void all_other_landmarks_stay() {
        double[] found = LipEdge.refined(FacePicture.of(teeth(0.03, 0.55), face));
        for (int i = 0; i < 136; i++) {
            int landmark = i / 2;
            if (landmark < 65) {
                assertThat(found[i]).isEqualTo(face.landmarks()[i]);
            }
        }
    }

    @Test
    void without_any_red_nothing_moves() {
        double[] found = LipEdge.refined(FacePicture.of(teeth(0.03, 0.9), face));

        assertThat(found).containsExactly(face.landmarks());
    }

    /**
     * Returns light grey above a lip that begins below its landmarks.
     *
     * @param green of the lip; 0.9 is the grey of the teeth
     */
    private Photograph teeth(double lower, double green) {
        float[][] planes = new float[3][WIDTH * HEIGHT];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            double x = face.photoToFace().x(i % WIDTH, i / WIDTH);
            double y = face.photoToFace().y(i % WIDTH, i / WIDTH);
            int nearest = x < face.x(66) ? 67 : 65;
            double t = (x - face.x(66)) / (face.x(nearest) - face.x(66));
            double edge = face.y(66) + t * (face.y(nearest) - face.y(66)) + lower;
            boolean lip = y > edge;
            planes[0][i] = 0.9f;
            planes[1][i] = lip ? (float) green : 0.9f;
            planes[2][i] = planes[1][i];
        }
        return Photograph.ofPlanes(WIDTH, HEIGHT, 32, planes);
    }
}
