package io.facet.warp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.image.FloatImage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WarpedCropTest {

    private static final int SIZE = 40;

    private static FloatImage waves() {
        float[] samples = new float[SIZE * SIZE * 3];
        for (int i = 0; i < samples.length; i++) {
            int x = i / 3 % SIZE;
            int y = i / 3 / SIZE;
            samples[i] = (float) (120 + 60 * Math.sin(x / 3.0 + i % 3) * Math.cos(y / 4.0));
        }
        return new FloatImage(SIZE, SIZE, 3, samples);
    }

    private static DisplacementField constant(float x, float y) {
        float[] along = new float[SIZE * SIZE];
        float[] down = new float[SIZE * SIZE];
        Arrays.fill(along, x);
        Arrays.fill(down, y);
        return new DisplacementField(SIZE, along, down);
    }

    @Test
    void ofNoMovementIsTheCropBitForBit() {
        assertThat(WarpedCrop.of(waves(), DisplacementField.none(SIZE)).picture())
                .isEqualTo(waves());
    }

    @Test
    void takesEveryPixelFromWhereTheFieldPoints() {
        FloatImage moved = WarpedCrop.of(waves(), constant(3, -2)).picture();

        for (int y = 2; y < SIZE; y++) {
            for (int x = 0; x < SIZE - 3; x++) {
                assertThat(moved.sample(x, y, 1)).isEqualTo(waves().sample(x + 3, y - 2, 1));
            }
        }
        // Beyond its border the crop goes on with its last pixel.
        assertThat(moved.sample(SIZE - 1, 9, 0)).isEqualTo(waves().sample(SIZE - 1, 7, 0));
    }

    @Test
    void slopesAreThoseOfCentralDifferences() {
        Random random = new Random(4);
        float[] x = new float[SIZE * SIZE];
        float[] y = new float[SIZE * SIZE];
        for (int i = 0; i < x.length; i++) {
            x[i] = 3 * random.nextFloat();
            y[i] = -3 * random.nextFloat();
        }
        WarpedCrop moved = WarpedCrop.of(waves(), new DisplacementField(SIZE, x, y));

        float step = 1 / 64f;
        FloatImage right = WarpedCrop.of(waves(), shifted(x, y, step, 0)).picture();
        FloatImage left = WarpedCrop.of(waves(), shifted(x, y, -step, 0)).picture();
        FloatImage down = WarpedCrop.of(waves(), shifted(x, y, 0, step)).picture();
        FloatImage up = WarpedCrop.of(waves(), shifted(x, y, 0, -step)).picture();
        for (int i = 0; i < moved.slopesX().length; i++) {
            double alongX = (right.samples()[i] - left.samples()[i]) / (2 * step);
            double alongY = (down.samples()[i] - up.samples()[i]) / (2 * step);
            // At the knots of a cubic its second derivative jumps, so a difference over one may
            // miss by half a step's worth of it.
            assertThat((double) moved.slopesX()[i]).isCloseTo(alongX, within(0.35));
            assertThat((double) moved.slopesY()[i]).isCloseTo(alongY, within(0.35));
        }
    }

    private static DisplacementField shifted(float[] x, float[] y, float dx, float dy) {
        float[] movedX = x.clone();
        float[] movedY = y.clone();
        for (int i = 0; i < x.length; i++) {
            movedX[i] += dx;
            movedY[i] += dy;
        }
        return new DisplacementField(SIZE, movedX, movedY);
    }
}
