package io.facet.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaceFeatureTest {

    private static final Landmarks MEAN = MeanFace.at(new EyePositions(-0.5, 0, 0.5, 0));

    @Test
    void theRunsHoldEveryLandmarkOnceInOrder() {
        int[] all =
                Arrays.stream(FaceFeature.values())
                        .filter(feature -> feature.count() > 1)
                        .flatMapToInt(FaceFeature::indices)
                        .toArray();

        assertThat(all).isEqualTo(IntStream.range(0, Landmarks.COUNT).toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 61, 62, 63, 64})
    void theLowerLipsLandmarkLiesBelowTheUpperLips(int upper) {
        int lower = FaceFeature.lowerLipBelow(upper);

        assertThat(MEAN.x(lower)).isCloseTo(MEAN.x(upper), within(0.01));
        assertThat(MEAN.y(lower)).isGreaterThanOrEqualTo(MEAN.y(upper));
    }

    @Test
    void aFeatureReadsItsOwnCoordinates() {
        double[] landmarks = MEAN.coordinates();

        assertThat(FaceFeature.CHIN.x(landmarks)).isEqualTo(MEAN.x(8));
        assertThat(FaceFeature.CHIN.y(landmarks)).isEqualTo(MEAN.y(8));
        assertThat(FaceFeature.RIGHT_EYE.of(landmarks))
                .hasSize(12)
                .startsWith(MEAN.x(42), MEAN.y(42))
                .endsWith(MEAN.x(47), MEAN.y(47));
    }
}
