package io.facet.guide.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.guide.Guide;
import io.facet.guide.HairScene;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.canvas.FacePicture;
import io.facet.guide.canvas.PhotographCanvas;
import io.facet.guide.tone.Background;
import io.facet.guide.tone.FaceTone;
import io.facet.image.Photograph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HairLayerTest {

    /** Column and row of (0, 1.5) in face units, the middle of the chin's hair. */
    private static final int CHIN = 240 * HairScene.WIDTH + 120;

    private static final double SKIN = 0.4;
    private static final double HAIR = 0.05;

    @Test
    void fullCoverShowsTheColourOfTheHairAndTwoPercentOfTheSkin() {
        Guide guide = HairScene.guide("a", 1, 0, HAIR, 0.03);

        double luma = linear(edited(guide, HairScene.tone(SKIN, 0.03), 1, SKIN)[0][CHIN]);

        assertThat(luma).isCloseTo(0.98 * HAIR + 0.02 * SKIN, within(1e-5));
    }

    @Test
    void hairIsAsMuchDarkerThanTheGuidesAsTheBrowsAre() {
        Guide guide = HairScene.guide("a", 1, 0, HAIR, 0.03);

        HairLayer layer = HairLayer.of(guide, HairScene.face(), HairScene.tone(SKIN, 0.015), 1);

        assertThat(layer.colour()[1]).isCloseTo(HAIR / 2, within(1e-9));
    }

    @Test
    void hairTakesItsHueFromTheBrows() {
        Guide guide = HairScene.guide("a", 1, 0, HAIR, 0.03);
        double[] skin = {0.4, 0.3, 0.25};
        double[] brow = {0.06, 0.03, 0.015};
        FaceTone tone =
                new FaceTone(skin, 0.5, new double[] {0.5, 0.4, 0.4}, 0, brow, Background.none());

        double[] colour = HairLayer.of(guide, HairScene.face(), tone, 1).colour();

        assertThat(colour[0] / colour[2]).isCloseTo(Math.pow(4, 0.8), within(1e-9));
        assertThat(FacePicture.luma(colour))
                .isCloseTo(HAIR * FacePicture.luma(brow) / 0.03, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void withoutCoverAndReliefEverySampleStaysBitIdentical(int bands) {
        Photograph photograph = bands == 1 ? HairScene.photograph(0.6) : photograph(SKIN);
        Guide guide = HairScene.guide("a", 0, 0, HAIR, 0.03);

        float[][] after = edited(guide, HairScene.tone(SKIN, 0.03), 1, photograph);

        for (int c = 0; c < bands; c++) {
            assertThat(after[c]).isEqualTo(photograph.plane(c));
        }
    }

    @Test
    void samplesBesideTheHairStayBitIdentical() {
        Photograph photograph = photograph(SKIN);
        Guide guide = HairScene.guide("a", 1, -0.5, HAIR, 0.03);

        float[] after = edited(guide, HairScene.tone(SKIN, 0.03), 1, photograph)[0];

        assertThat(after[100 * HairScene.WIDTH + 120])
                .isEqualTo(photograph.plane(0)[100 * HairScene.WIDTH + 120]);
        assertThat(after[CHIN]).isNotEqualTo(photograph.plane(0)[CHIN]);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.5, 1, 2})
    void theMassDoesNotMakeDarkSkinDarkerThanTheHair(double strength) {
        double dark = 0.06;
        Guide guide = HairScene.guide("a", 0.9, 0, HAIR, 0.03);

        double luma = linear(edited(guide, HairScene.tone(dark, 0.03), strength, dark)[1][CHIN]);

        assertThat(luma).isBetween(HAIR, dark);
    }

    @Test
    void halfAStrengthShowsTheSquareRootOfTheBareSkin() {
        Guide guide = HairScene.guide("a", 0.75, 0, HAIR, 0.03);

        double luma = linear(edited(guide, HairScene.tone(SKIN, 0.03), 0.5, SKIN)[0][CHIN]);

        assertThat(luma).isCloseTo(0.5 * SKIN + 0.5 * HAIR, within(1e-5));
    }

    @Test
    void reliefIsWeakerOnSkinThatHardlyDiffersFromTheHair() {
        Guide guide = HairScene.guide("a", 0, -0.4, HAIR, 0.03);

        double fair = linear(edited(guide, HairScene.tone(SKIN, 0.03), 1, SKIN)[0][CHIN]);
        double dark = linear(edited(guide, HairScene.tone(0.06, 0.03), 1, 0.06)[0][CHIN]);

        assertThat(fair).isCloseTo(SKIN * Math.exp(-0.4), within(1e-4));
        assertThat(dark).isCloseTo(0.06 * Math.exp(-0.5 * 0.4), within(1e-4));
    }

    @Test
    void shineOnTheSkinIsDulledUnderHair() {
        Guide guide = HairScene.guide("a", 1, 0, HAIR, 0.03);

        double luma = linear(edited(guide, HairScene.tone(SKIN, 0.03), 1, 2 * SKIN)[0][CHIN]);

        // l = 2, l' = 1.2; bare skin 0.02·0.8·0.6, hair 0.98·0.05·1.2.
        assertThat(luma).isCloseTo(0.02 * 0.8 * 0.6 + 0.98 * HAIR * 1.2, within(1e-5));
    }

    @Test
    void greyPhotographsGrowTheSameHair() {
        Guide guide = HairScene.guide("a", 0.6, -0.2, HAIR, 0.03);
        FaceTone tone = HairScene.tone(SKIN, 0.03);
        Photograph grey = HairScene.photograph(Math.pow(SKIN, 1 / 2.2));

        float[] one = edited(guide, tone, 1, grey)[0];

        assertThat(one[CHIN]).isCloseTo(edited(guide, tone, 1, SKIN)[0][CHIN], within(1e-3f));
    }

    @Test
    void theStripBesideTheNearEarFadesWhenTheHeadTurns() {
        HeadTurn turned = HeadTurn.of(30);

        assertThat(HeadTurn.of(0).share(-1.1, 0.5)).isEqualTo(1);
        assertThat(turned.share(-1.1, 0.5)).isLessThan(0.4);
        assertThat(turned.share(1.1, 0.5)).isGreaterThan(0.8);
        assertThat(turned.share(-1.1, 1.4)).isEqualTo(turned.share(0, 1.4));
    }

    private static Photograph photograph(double linear) {
        double encoded = Math.pow(linear, 1 / 2.2);
        return HairScene.photograph(encoded, encoded, encoded);
    }

    private static float[][] edited(Guide guide, FaceTone tone, double strength, double linear) {
        return edited(guide, tone, strength, photograph(linear));
    }

    private static float[][] edited(
            Guide guide, FaceTone tone, double strength, Photograph photograph) {
        FaceGeometry face = HairScene.face();
        Effect effect = new Effect(HairScene.set(guide), java.util.List.of(guide), strength);
        Composition x = Composition.of(face, tone, java.util.List.of(effect));
        Photograph after =
                x.atPhotograph(PhotographCanvas.of(photograph, face, pixel -> 1), x.defaults());
        float[][] planes = new float[photograph.bands()][];
        for (int c = 0; c < planes.length; c++) {
            planes[c] = after.plane(c);
        }
        return planes;
    }

    private static double linear(float sample) {
        return Math.pow(sample / 255, 2.2);
    }
}
