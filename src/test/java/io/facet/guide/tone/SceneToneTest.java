package io.facet.guide.tone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.guide.MadeUpGlasses;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.canvas.FacePicture;
import io.facet.guide.raster.Gaussian;
import io.facet.guide.raster.Noise;
import io.facet.image.Photograph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SceneToneTest {

    private static final double UNIT = 100;

    private static SceneTone of(Photograph photograph) {
        FaceGeometry face = MadeUpGlasses.geometry(UNIT);
        return SceneTone.of(FacePicture.of(photograph, face));
    }

    /** Linear 0.38 is the light that frames are drawn in. */
    @Test
    void aFaceInTheLightOfTheDrawingLeavesItsLightAsItIs() {
        float encoded = (float) (255 * Math.pow(0.38, 1 / 2.2));
        SceneTone tone = of(MadeUpGlasses.plain(UNIT, encoded, encoded, encoded));
        assertThat(tone.light()).isCloseTo(1, within(1e-4));
        assertThat(tone.black()).isCloseTo(0.38, within(1e-4));
    }

    @Test
    void aFaceInHalfTheLightDimsTheFrameALittleLess() {
        float encoded = (float) (255 * Math.pow(0.19, 1 / 2.2));
        assertThat(of(MadeUpGlasses.plain(UNIT, encoded)).light())
                .isCloseTo(Math.pow(0.5, 0.8), within(1e-4));
    }

    /** The differences of Sobel's operator reach over two pixels, a variance of about 0.6. */
    @ParameterizedTest
    @ValueSource(doubles = {0.7, 1, 1.5, 2})
    void theBlurOfEdgesAroundTheEyesIsMeasured(double sigma) {
        Photograph plain = MadeUpGlasses.plain(UNIT, 60);
        float[] plane = plain.plane(0);
        int side = plain.width();
        for (int i = 0; i < plane.length; i++) {
            plane[i] = i % side / 20 % 2 == 0 ? 60 : 180;
        }
        float[] soft = Gaussian.blurred(plane, side, side, 1, sigma);
        assertThat(of(plain.withPlanes(soft)).blur())
                .isCloseTo(Math.sqrt(sigma * sigma + 0.6), within(0.08));
    }

    @Test
    void grainIsTheNoiseOfTheFineDetail() {
        Photograph plain = MadeUpGlasses.plain(UNIT, 128);
        float[] plane = plain.plane(0);
        for (int i = 0; i < plane.length; i++) {
            plane[i] += (float) Noise.at(i);
        }
        // A Gaussian of 1.2 pixels keeps 1/(4π·1.44) of white noise's variance; and of its own
        // variance the smoothest tenth of the windows shows about four fifths.
        assertThat(of(plain.withPlanes(plane)).grain()).isCloseTo(0.85 / 255, within(0.12 / 255));
        assertThat(of(plain).grain()).isCloseTo(0.2 / 255, within(1e-9));
    }
}
