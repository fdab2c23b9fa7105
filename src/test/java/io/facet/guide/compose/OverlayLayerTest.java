package io.facet.guide.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.guide.GuideSet;
import io.facet.guide.MadeUpGlasses;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.canvas.PhotographCanvas;
import io.facet.guide.tone.Background;
import io.facet.guide.tone.FaceTone;
import io.facet.guide.tone.SceneTone;
import io.facet.image.Photograph;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlayLayerTest {

    private static final float[] GREY = {128, 128, 128};
    private static final double UNIT = 60;

    private static Composition composition(double strength, double unit, SceneTone scene) {
        GuideSet set = MadeUpGlasses.set("bar");
        double[] skin = {0.4, 0.25, 0.2};
        FaceTone tone = new FaceTone(skin, 0.5, skin, 0, skin, Background.none(), scene);
        return Composition.of(
                MadeUpGlasses.geometry(unit),
                tone,
                List.of(new Effect(set, set.guides(), strength)));
    }

    private static Photograph worn(double strength, double unit, SceneTone scene, float... colour) {
        Composition x = composition(strength, unit, scene);
        return rendered(x, x.defaults(), unit, colour);
    }

    private static Photograph rendered(
            Composition x, double[] theta, double unit, float... colour) {
        Photograph photograph = MadeUpGlasses.plain(unit, colour);
        FaceGeometry face = MadeUpGlasses.geometry(unit);
        return x.atPhotograph(PhotographCanvas.of(photograph, face, pixel -> 1), theta);
    }

    private static float at(Photograph photograph, double x, double y, double unit) {
        FaceGeometry face = MadeUpGlasses.geometry(unit);
        int column = (int) Math.round(face.photoToFace().inverse().x(x, y));
        int row = (int) Math.round(face.photoToFace().inverse().y(x, y));
        return photograph.plane(0)[row * photograph.width() + column];
    }

    /** The bar lies at -0.05..0.02 and is lowered by up to 0.03, so 0 is well inside it. */
    @Test
    void theFrameCoversThePhotographWithItsOwnColour() {
        float frame = at(worn(1, UNIT, SceneTone.STUDIO, GREY), 0.3, 0, UNIT);
        assertThat(frame).isCloseTo((float) (255 * Math.pow(0.2, 1 / 2.2)), within(1f));
    }

    @Test
    void strengthIsTheOpacityInLinearLight() {
        float half = at(worn(0.5, UNIT, SceneTone.STUDIO, GREY), 0.3, 0, UNIT);
        double expected = 0.5 * Math.pow(128 / 255.0, 2.2) + 0.5 * 0.2;
        assertThat(half).isCloseTo((float) (255 * Math.pow(expected, 1 / 2.2)), within(1f));
        assertThat(at(worn(0, UNIT, SceneTone.STUDIO, GREY), 0.3, 0, UNIT)).isEqualTo(128);
        assertThat(worn(3, UNIT, SceneTone.STUDIO, GREY))
                .isEqualTo(worn(1, UNIT, SceneTone.STUDIO, GREY));
    }

    @Test
    void pixelsOutsideFrameLensAndShadowStayBitForBit() {
        SceneTone grainy = new SceneTone(1, 0.01, 1, 0.005);
        Photograph worn = worn(1, UNIT, grainy, 128.25f, 127.5f, 100.125f);
        int side = worn.width();
        float[] red = worn.plane(0);
        float[] blue = worn.plane(2);
        int changed = 0;
        int elsewhere = 0;
        for (int i = 0; i < side * side; i++) {
            double y = MadeUpGlasses.geometry(UNIT).photoToFace().y(i % side, i / side);
            boolean same = red[i] == 128.25f && blue[i] == 100.125f;
            changed += same ? 0 : 1;
            // The ears of the average face lie high, so its arms rise to 0.2 above the eyes.
            elsewhere += same || y > -0.3 && y < 0.3 ? 0 : 1;
        }
        assertThat(elsewhere).isZero();
        // Frame, lens and shadow together are 2.3 x 0.25 IPD, and their edges are soft.
        assertThat(changed).isBetween((int) (0.5 * UNIT * UNIT), (int) (0.9 * UNIT * UNIT));
    }

    @Test
    void noShadowFallsBesideTheFace() {
        Photograph worn = worn(1, UNIT, SceneTone.STUDIO, GREY);
        assertThat(at(worn, 0.6, 0.17, UNIT))
                .isCloseTo((float) (128 * Math.exp(-0.7 / 2.2)), within(1f));
        assertThat(at(worn, 1.22, 0.15, UNIT)).isEqualTo(128);
    }

    @Test
    void greyPhotographsWearTheSameGreyFrame() {
        float colour = at(worn(1, UNIT, SceneTone.STUDIO, GREY), 0.3, 0, UNIT);
        float grey = at(worn(1, UNIT, SceneTone.STUDIO, 128), 0.3, 0, UNIT);
        assertThat(grey).isCloseTo(colour, within(0.01f));
    }

    @Test
    void dimLightAndHazeChangeTheFrameAsTheyChangeTheFace() {
        SceneTone dim = new SceneTone(0.5, 0.02, 0.6, 0);
        float frame = at(worn(1, UNIT, dim, GREY), 0.3, 0, UNIT);
        double expected = 0.5 * 0.2 + 0.6 * 0.02;
        assertThat(frame).isCloseTo((float) (255 * Math.pow(expected, 1 / 2.2)), within(1f));
    }

    /** The frame of a small photograph is the mean of a large one's, up to what blur differs. */
    @Test
    void photographsOfAllSizesShowTheSameGlasses() {
        Photograph large = worn(1, 4 * UNIT, new SceneTone(1, 0, 2, 0), GREY);
        Photograph small = worn(1, UNIT, new SceneTone(1, 0, 0.6, 0), GREY);
        double sum = 0;
        float[] fine = large.plane(0);
        float[] coarse = small.plane(0);
        for (int y = 0; y < small.height(); y++) {
            for (int x = 0; x < small.width(); x++) {
                double mean = 0;
                for (int k = 0; k < 16; k++) {
                    mean += fine[(4 * y + k / 4) * large.width() + 4 * x + k % 4] / 16;
                }
                sum += Math.abs(mean - coarse[y * small.width() + x]);
            }
        }
        assertThat(sum / (2.3 * 0.25 * UNIT * UNIT)).isLessThan(2);
    }

    /**
     * The slope by a small step and by half of it agree where the picture is smooth in θ; it has
     * kinks where an arm bends.
     */
    @Test
    void offsetsAndSizeChangeThePictureSmoothly() {
        Composition x = composition(1, UNIT, new SceneTone(1, 0, 1, 0));
        assertThat(x.parameters())
                .extracting(Composition.Parameter::name)
                .containsExactly("overlay right", "overlay down", "overlay size");
        for (int k = 0; k < 3; k++) {
            double whole = slope(x, k, 2e-3);
            assertThat(slope(x, k, 1e-3)).isCloseTo(whole, within(0.08 * Math.abs(whole)));
        }
    }

    private static double slope(Composition x, int parameter, double step) {
        double[] theta = x.defaults();
        theta[parameter] = step;
        float[] up = rendered(x, theta, UNIT, GREY).plane(0);
        theta[parameter] = -step;
        float[] down = rendered(x, theta, UNIT, GREY).plane(0);
        double sum = 0;
        int side = (int) (4 * UNIT);
        for (int i = 0; i < up.length; i++) {
            // Weights without symmetry, so that slopes do not cancel.
            double weight = Math.sin(0.05 * (i % side)) + Math.cos(0.07 * (i / side) + 1);
            sum += weight * (up[i] - down[i]);
        }
        return sum / (2 * step);
    }
}
