package io.facet.face.align;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.face.Landmarks;
import io.facet.face.MeanFace;
import io.facet.face.Scene;
import io.facet.warp.PlaneMap;
import io.facet.warp.Similarity;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FaceShapeTest {

    private static final int SIZE = Scene.SIZE;

    private final Landmarks mean = MeanFace.in(Scene.TEMPLATE);
    private final FaceShape shape = new FaceShape(Scene.TEMPLATE, SIZE);
    private final Similarity tilt = new Similarity(2.1, 0.6, 300, 120);

    @Test
    void anAverageFaceIsOnlyTurnedAndScaled() {
        PlaneMap map = shape.cropToPhoto(mean.through(tilt));

        for (double[] point : new double[][] {{0, 0}, {56, 56}, {30, 90}, {111, 5}}) {
            assertThat(map.x(point[0], point[1]))
                    .isCloseTo(tilt.x(point[0], point[1]), within(1e-6));
            assertThat(map.y(point[0], point[1]))
                    .isCloseTo(tilt.y(point[0], point[1]), within(1e-6));
        }
    }

    @Test
    void theInverseLeadsBackToATenthOfAPixel() {
        PlaneMap map = shape.cropToPhoto(shaken(3).through(tilt));
        PlaneMap back = map.inverse();

        for (int y = 0; y < SIZE; y += 3) {
            for (int x = 0; x < SIZE; x += 3) {
                double px = map.x(x, y);
                double py = map.y(x, y);
                assertThat(Math.hypot(back.x(px, py) - x, back.y(px, py) - y)).isLessThan(0.1);
            }
        }
    }

    @Test
    void aMouthThatLiesLowerIsBroughtUpWithItsShape() {
        double[] points = mean.coordinates();
        for (int i = 48; i < Landmarks.COUNT; i++) {
            points[2 * i + 1] += 5;
        }
        // Its corners are 4 pixels higher too: a smile, which must stay.
        points[2 * 48 + 1] -= 4;
        points[2 * 54 + 1] -= 4;
        Landmarks smile = new Landmarks(points);

        Landmarks inCrop = smile.through(shape.cropToPhoto(smile).inverse());

        double lift = (inCrop.y(48) + inCrop.y(54)) / 2 - inCrop.y(51);
        double own = (smile.y(48) + smile.y(54)) / 2 - smile.y(51);
        double place = (inCrop.y(48) + inCrop.y(54)) / 4 + inCrop.y(51) / 2;
        double expected = (mean.y(48) + mean.y(54)) / 4 + mean.y(51) / 2;
        assertThat(lift).isCloseTo(own, within(0.8));
        assertThat(place).isCloseTo(expected, within(0.8));
    }

    @Test
    void landmarksThatFoldAFaceStillGiveAMapThatDoesNotFold() {
        double[] points = mean.coordinates();
        // The outline's left half lies right of the nose, as when a profile is misread.
        for (int i = 0; i < 8; i++) {
            points[2 * i] = points[2 * 30] + 5;
        }
        PlaneMap map = shape.cropToPhoto(new Landmarks(points).through(tilt));

        for (int y = 0; y < SIZE; y += 2) {
            for (int x = 0; x + 1 < SIZE; x++) {
                assertThat(tilt.inverse().x(map.x(x + 1, y), map.y(x + 1, y)))
                        .isGreaterThan(tilt.inverse().x(map.x(x, y), map.y(x, y)));
            }
        }
    }

    private Landmarks shaken(double pixels) {
        Random random = new Random(4);
        double[] points = mean.coordinates();
        for (int i = 0; i < points.length; i++) {
            points[i] += pixels * random.nextGaussian();
        }
        return new Landmarks(points);
    }
}
