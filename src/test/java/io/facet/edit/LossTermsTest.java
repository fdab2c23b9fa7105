package io.facet.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.face.mask.Mask;
import io.facet.image.FloatImage;
import io.facet.network.FeatureDistance;
import io.facet.network.FeatureMap;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LossTermsTest {

    private static final int SIZE = 16;
    private static final int SIDE = 4;
    private static final int CHANNELS = 2;

    /** A map whose mean square is 4. */
    private static final FeatureMap MAP = map(2);

    private static FeatureMap map(float value) {
        float[] values = new float[SIDE * SIDE * CHANNELS];
        Arrays.fill(values, value);
        return new FeatureMap(SIDE, SIDE, CHANNELS, values);
    }

    /** 1 in the upper rows. */
    private static Mask rows(int count) {
        float[] values = new float[SIZE * SIZE];
        Arrays.fill(values, 0, count * SIZE, 1);
        return new Mask(SIZE, values);
    }

    private static EditSubject subject(Mask mask, Mask wholeFace) {
        FloatImage reference = new FloatImage(SIZE, SIZE, 3, new float[SIZE * SIZE * 3]);
        Map<String, FeatureMap> own = Map.of("conv3_2", MAP, "conv4_2", MAP);
        Map<String, FeatureMap> target = Map.of("conv3_2", map(3), "conv4_2", map(3));
        return new EditSubject(reference, mask, wholeFace, own, target, Preset.RECOMMENDED);
    }

    private static float[] attribute(Mask mask, Mask wholeFace) {
        return first(new AttributeTerm().of(subject(mask, wholeFace)));
    }

    private static float[] first(FeatureDistance distance) {
        return distance.layers().get(0).weights();
    }

    @Test
    void overTheWholeFaceTheAttributeTermIsAMeanOverItsPositions() {
        float[] weights = attribute(rows(8), rows(8));

        // The layer's share of 1/2, over 2 channels, a mean square of 4 and 8 of 16 positions.
        for (int p = 0; p < weights.length; p++) {
            assertThat(weights[p]).isCloseTo(p < 8 ? 0.5f / (2 * 4 * 8) : 0, within(1e-7f));
        }
    }

    @Test
    void inAPartOfTheFaceEveryPositionPullsAsHardAsInTheWhole() {
        float[] part = attribute(rows(4), rows(8));
        float[] whole = attribute(rows(8), rows(8));

        assertThat(Arrays.copyOf(part, 4)).containsExactly(Arrays.copyOf(whole, 4));
        assertThat(Arrays.copyOfRange(part, 4, 16)).containsOnly(0);
    }

    @Test
    void inMoreThanTheFaceItStaysAMeanOverItsPositions() {
        float[] weights = attribute(rows(16), rows(8));

        assertThat(weights).containsOnly(0.5f / (2 * 4 * 16));
    }

    @Test
    void outsideTheRegionTheIdentityTermCountsInFull() {
        float[] weights = first(new IdentityTerm().of(subject(rows(4), rows(8))));

        // u = 1 outside and the preset's 1/2 inside: a sum of 12 + 4/2.
        assertThat(weights[0]).isCloseTo(0.25f / (2 * 4 * 14), within(1e-7f));
        assertThat(weights[15]).isCloseTo(0.5f / (2 * 4 * 14), within(1e-7f));
    }
}
