package io.facet.face.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.image.Photograph;
import io.facet.warp.Similarity;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GuidedDetailTest {

    private static final int SIZE = 40;

    /** Returns stripes that differ by 100 grey levels. */
    private static float[] stripes() {
        float[] guide = new float[SIZE * SIZE];
        for (int i = 0; i < guide.length; i++) {
            guide[i] = i % SIZE % 8 < 4 ? 50 : 150;
        }
        return guide;
    }

    @Test
    void aConstantResidualTakesNoDetailAlong() {
        float[] residual = new float[SIZE * SIZE];
        Arrays.fill(residual, 10);

        for (float share : GuidedDetail.shares(stripes(), residual, SIZE)) {
            assertThat(share).isCloseTo(0, within(1e-6f));
        }
    }

    @Test
    void aResidualThatHalvesTheEdgesHalvesTheirDetail() {
        float[] guide = stripes();
        float[] residual = new float[guide.length];
        for (int i = 0; i < residual.length; i++) {
            residual[i] = -0.5f * (guide[i] - 100);
        }

        float[] shares = GuidedDetail.shares(guide, residual, SIZE);

        // Windows of five columns vary by at least 0.16·100², against which ε of 36 is 2 %; at the
        // border they are narrower, and some see no edge.
        for (int i = 0; i < shares.length; i++) {
            if (i % SIZE >= 4 && i % SIZE < SIZE - 4) {
                assertThat(shares[i]).isCloseTo(-0.5f, within(0.02f));
            }
        }
    }

    @Test
    void nothingIsSharedWhereNothingChanges() {
        float[] residual = new float[SIZE * SIZE];
        for (int i = 0; i < residual.length; i++) {
            residual[i] = i % SIZE < 20 ? 0 : stripes()[i] / 4;
        }

        float[] shares = GuidedDetail.shares(stripes(), residual, SIZE);

        for (int i = 0; i < shares.length; i++) {
            assertThat(shares[i] == 0).isEqualTo(i % SIZE < 20);
        }
    }

    @Test
    void anEdgeThatIsTakenAwayLeavesNoSharpGhost() {
        // A dark line of the photograph, finer than the crop can show: three pixels to one.
        int side = 3 * SIZE;
        float[] plane = new float[side * side];
        Arrays.fill(plane, 160);
        for (int y = 0; y < side; y++) {
            plane[y * side + 60] = 40;
        }
        Photograph photo = Photograph.ofPlanes(side, side, 8, plane);
        Similarity map = new Similarity(3, 0, 1, 1);
        Photograph even = Photograph.ofPlanes(side, side, 8, filled(side * side, 160));
        float[] residual = new float[SIZE * SIZE * 3];
        for (int i = 0; i < residual.length; i++) {
            // About what makes the line vanish from the crop, in which it is wider and paler.
            int column = i / 3 % SIZE;
            residual[i] = Math.abs(column - 19.67f) < 1.5f ? 25 : 0.001f;
        }

        Photograph after = new Residual(SIZE, residual).addTo(photo, map);
        Photograph without = new Residual(SIZE, residual).addTo(even, map);

        // The line was 120 deep. The interpolated residual, which is the same on an even picture,
        // leaves all of that; the guided one takes at least a quarter of it away.
        int middle = 60 * side + 60;
        float left = without.plane(0)[middle] - after.plane(0)[middle];
        assertThat(left).isBetween(0f, 90f);
    }

    private static float[] filled(int n, float value) {
        float[] plane = new float[n];
        Arrays.fill(plane, value);
        return plane;
    }
}
