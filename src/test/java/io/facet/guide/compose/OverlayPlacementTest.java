package io.facet.guide.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.guide.Guide;
import io.facet.guide.MadeUpGlasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverlayPlacementTest {

    private static OverlayPlacement on(double[] face) {
        return new OverlayPlacement(MadeUpGlasses.overlay(), face);
    }

    private static double[] overlayAt(OverlayPlacement placement, double x, double y) {
        double[] position = new double[2];
        placement.toOverlay(x, y, position);
        return position;
    }

    /** A face whose landmarks lie on the anchors needs no change, whatever the constants are. */
    @Test
    void aFaceWithItsLandmarksOnTheAnchorsWearsTheDrawingAsItIs() {
        double[] face = MadeUpGlasses.face(-1.15, 1.15, 0.085, 0);
        OverlayPlacement placement = on(face);
        for (double x = -1.3; x <= 1.3; x += 0.1) {
            assertThat(overlayAt(placement, x, 0.07))
                    .containsExactly(new double[] {x, 0.07}, within(1e-12));
        }
        assertThat(placement.visible(1.2, 0.01)).isEqualTo(1);
    }

    @Test
    void anchorsLieOnTheLandmarksOfTheAverageFace() {
        double[] face = MadeUpGlasses.frontal();
        OverlayPlacement placement = on(face);
        for (Guide.Anchor anchor : MadeUpGlasses.anchors()) {
            double[] at = overlayAt(placement, anchor.faceX(face), anchor.faceY(face));
            assertThat(at[0]).isCloseTo(anchor.x(), within(0.02));
            // Two thirds of the bridge's height are left to the size of noses.
            assertThat(at[1]).isCloseTo(anchor.y(), within(0.04));
        }
    }

    /** The front follows the width within limits; the arms make up for the rest. */
    @ParameterizedTest
    @CsvSource({"1.12, 0.0", "1.15, 0.1", "1.25, 0.0", "1.3, 0.15"})
    void armsEndAtTheEars(double ear, double earY) {
        OverlayPlacement placement = on(MadeUpGlasses.face(-ear, ear, earY, 0));
        for (int side = -1; side <= 1; side += 2) {
            double[] at = overlayAt(placement, side * ear, earY);
            assertThat(at[0]).isCloseTo(side * 1.15, within(1e-3));
            assertThat(at[1]).isCloseTo(0.085, within(1e-3));
        }
    }

    @Test
    void frontsAreNotDrawnLargerThanAnyHeadNeeds() {
        assertThat(on(MadeUpGlasses.face(-1.6, 1.6, 0, 0)).scale()).isEqualTo(1.10);
        assertThat(on(MadeUpGlasses.face(-0.9, 0.9, 0, 0)).scale()).isEqualTo(0.92);
    }

    /** The head looks to the right: the nose moves right, and the right ear comes close to it. */
    @Test
    void aTurnedHeadHidesTheArmOnItsFarSide() {
        OverlayPlacement placement = on(MadeUpGlasses.face(-1.45, 0.85, 0.085, 0.2));
        assertThat(placement.visible(1.12, 0.01)).isZero();
        assertThat(placement.visible(1.0, 0.01)).isEqualTo(1);
        assertThat(placement.visible(-1.12, 0.01)).isEqualTo(1);
        assertThat(overlayAt(placement, -1.45, 0.085)[0]).isCloseTo(-1.15, within(0.02));
    }

    @Test
    void theFrontOfATurnedHeadMovesWithTheNose() {
        OverlayPlacement placement = on(MadeUpGlasses.face(-1.45, 0.85, 0.085, 0.2));
        // x = B·0.70 at the drawing's middle; four steps leave less than a thousandth.
        assertThat(overlayAt(placement, 0.2 * 0.70, 0)[0]).isCloseTo(0, within(1e-3));
    }
}
