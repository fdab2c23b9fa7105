package io.facet.warp;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.facet.image.FloatImage;
import io.facet.image.Region;
import org.junit.jupiter.api.Test;

class WarpArgumentsTest {

    private static final Similarity IDENTITY = new Similarity(1, 0, 0, 0);

    private static void refused(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(message);
    }

    @Test
    void arraysOfAnotherSizeAreRefused() {
        FreeFormDeformation deformation = new FreeFormDeformation(4);
        refused(() -> deformation.gradient(new float[16], new float[15]), "16 and 15");
        refused(() -> DisplacementField.none(4).times(new float[9]), "9 weights for 4 x 4");
        refused(() -> new Footprint(4, IDENTITY, 8, 8).of(new boolean[9]), "9 marks for 4 x 4");
        refused(
                () -> CropResampling.resampled(new float[9], new Region(0, 0, 2, 4), IDENTITY, 3),
                "9 samples for 2 x 4");
        refused(
                () ->
                        WarpedCrop.of(
                                new FloatImage(4, 4, 1, new float[16]), DisplacementField.none(4)),
                "4 x 4 x 1");
        refused(
                () -> new SmoothDisplacement(new double[4], new double[2], new double[2], 1),
                "4 coordinates, 2 displacements");
    }

    @Test
    void sizesThatHoldNoPixelAreRefused() {
        SmoothDisplacement still =
                new SmoothDisplacement(new double[2], new double[2], new double[] {1}, 1);
        refused(() -> new FreeFormDeformation(1), "side 1");
        refused(() -> new Footprint(4, IDENTITY, 0, 8), "0 x 8");
        refused(() -> BentMap.of(still, IDENTITY, 0), "side 0");
    }
}
