package io.facet.face.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.face.Scene;
import io.facet.face.align.AlignedFace;
import io.facet.face.mask.Mask;
import io.facet.image.FloatImage;
import io.facet.warp.Similarity;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExposureTest {

    private static final int SIZE = Scene.SIZE;
    private static final Mask FACE = Mask.wholeFace(Scene.TEMPLATE, SIZE);

    @Test
    void wellLitFacesStayAsTheyAre() {
        AlignedFace face = face(120);

        assertThat(Exposure.of(face.crop(), FACE).gain()).isEqualTo(1);
        assertThat(Exposure.of(face.crop(), FACE).brightened(face)).isSameAs(face);
    }

    @Test
    void aDimFaceIsBroughtToTheLowerEndOfWellLitOnes() {
        AlignedFace face = face(46);
        Exposure exposure = Exposure.of(face.crop(), FACE);

        assertThat(exposure.gain()).isCloseTo(2.5, within(1e-4));
        assertThat(exposure.brightened(face).crop().samples()[0]).isCloseTo(115f, within(0.01f));
        assertThat(exposure.darkened(change(25)).residual().values()[0])
                .isCloseTo(10f, within(0.001f));
    }

    @Test
    void blackIsNotLiftedWithoutEnd() {
        assertThat(Exposure.of(face(0).crop(), FACE).gain()).isEqualTo(4);
    }

    @Test
    void aGainBelowOneIsNone() {
        assertThatThrownBy(() -> new Exposure(0.5)).isInstanceOf(IllegalArgumentException.class);
    }

    private static AlignedFace face(float level) {
        float[] samples = new float[SIZE * SIZE * 3];
        Arrays.fill(samples, level);
        return new AlignedFace(new FloatImage(SIZE, SIZE, 3, samples), new Similarity(1, 0, 0, 0));
    }

    private static FaceChange change(float level) {
        return FaceChange.of(new Residual(1, new float[] {level, -3, 0}));
    }
}
