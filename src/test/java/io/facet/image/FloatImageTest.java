package io.facet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatImageTest {

    @Test
    void channelsOfAPixelLieSideBySide() {
        float[] samples = new float[2 * 3 * 2];
        samples[(2 * 2 + 1) * 2 + 1] = 42;

        FloatImage image = new FloatImage(2, 3, 2, samples);

        assertThat(image.sample(1, 2, 1)).isEqualTo(42);
        assertThat(image.sample(1, 2, 0)).isZero();
    }

    @Test
    void itSharesItsSamplesWithNobody() {
        float[] given = {1, 2, 3};
        FloatImage image = new FloatImage(1, 1, 3, given);

        given[0] = 9;
        image.samples()[1] = 9;

        assertThat(image.samples()).containsExactly(1, 2, 3);
    }

    @Test
    void picturesAreEqualByTheirSamples() {
        FloatImage image = new FloatImage(2, 1, 1, new float[] {1, 2});

        assertThat(image)
                .isEqualTo(new FloatImage(2, 1, 1, new float[] {1, 2}))
                .hasSameHashCodeAs(new FloatImage(2, 1, 1, new float[] {1, 2}))
                .isNotEqualTo(new FloatImage(2, 1, 1, new float[] {1, 3}))
                .isNotEqualTo(new FloatImage(1, 2, 1, new float[] {1, 2}));
    }

    @Test
    void aScreenShowsRoundedAndClampedLevels() {
        float[] samples = {-3, 0.5f, 254.49f, 300, 127.5f, 10};

        BufferedImage shown = new FloatImage(2, 1, 3, samples).toBufferedImage();

        assertThat(shown.getRGB(0, 0)).isEqualTo(0xff0001fe);
        assertThat(shown.getRGB(1, 0)).isEqualTo(0xffff800a);
    }

    @Test
    void aScreenShowsOneChannelAsGrey() {
        BufferedImage shown = new FloatImage(1, 1, 1, new float[] {100}).toBufferedImage();

        assertThat(shown.getRGB(0, 0)).isEqualTo(0xff646464);
    }

    @Test
    void twoChannelsHaveNoColours() {
        FloatImage image = new FloatImage(1, 1, 2, new float[2]);

        assertThatThrownBy(image::toBufferedImage).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void samplesMustFillThePicture() {
        assertThatThrownBy(() -> new FloatImage(2, 2, 3, new float[11]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 x 2 x 3 needs 12 samples, got 11");
        assertThatThrownBy(() -> new FloatImage(0, 2, 3, new float[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void samplesMustBeFinite(float value) {
        assertThatThrownBy(() -> new FloatImage(2, 1, 1, new float[] {0, value}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sample 1");
    }

    @Test
    void aPixelOutsideIsRefusedEvenWhereItsIndexWouldFit() {
        FloatImage image = new FloatImage(2, 2, 1, new float[4]);

        assertThatThrownBy(() -> image.sample(2, 0, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> image.sample(0, 0, 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
