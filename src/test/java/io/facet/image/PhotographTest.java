package io.facet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.image.metadata.MetadataBlock;
import io.facet.image.metadata.PhotographMetadata;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotographTest {

    @ParameterizedTest
    @CsvSource({
        "8, 1, false", "8, 1, true", "8, 3, false", "8, 3, true",
        "16, 1, false", "16, 1, true", "16, 3, false", "16, 3, true",
        "32, 1, false", "32, 1, true", "32, 3, false", "32, 3, true"
    })
    void anAwtPictureGivesBackEverySample(int bitDepth, int bands, boolean alpha) {
        Photograph photograph = Pictures.noise(13, 7, bitDepth, bands, alpha);

        BufferedImage image = photograph.toBufferedImage();

        assertThat(image.getRaster().getNumBands()).isEqualTo(bands + (alpha ? 1 : 0));
        assertThat(Photograph.of(image)).isEqualTo(photograph);
    }

    @Test
    void itsPropertiesAreThoseOfTheFile() {
        Photograph photograph = Pictures.noise(13, 7, 16, 3, true);

        assertThat(photograph.width()).isEqualTo(13);
        assertThat(photograph.height()).isEqualTo(7);
        assertThat(photograph.bands()).isEqualTo(3);
        assertThat(photograph.bitDepth()).isEqualTo(16);
        assertThat(photograph.maxValue()).isEqualTo(65535);
        assertThat(photograph.greyLevel()).isEqualTo(257f);
        assertThat(photograph.hasAlpha()).isTrue();
        assertThat(photograph).hasToString("Photograph[13 x 7, 16 bits, RGB and alpha]");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_INT_BGR,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_4BYTE_ABGR
            })
    void redIsTheFirstBandInWhateverOrderAwtPacksIt(int type) {
        BufferedImage image = new BufferedImage(2, 1, type);
        image.setRGB(0, 0, 0xff0a141e);
        image.setRGB(1, 0, 0xffc8b4a0);

        Photograph photograph = Photograph.of(image);

        assertThat(photograph.bitDepth()).isEqualTo(8);
        assertThat(photograph.plane(0)).containsExactly(10, 200);
        assertThat(photograph.plane(1)).containsExactly(20, 180);
        assertThat(photograph.plane(2)).containsExactly(30, 160);
        assertThat(photograph.hasAlpha()).isEqualTo(image.getColorModel().hasAlpha());
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_ARGB_PRE, BufferedImage.TYPE_4BYTE_ABGR_PRE})
    void coloursThatAlphaWasMultipliedIntoAreDividedAgain(int type) {
        BufferedImage image = new BufferedImage(1, 1, type);
        image.getRaster().setPixel(0, 0, new int[] {51, 0, 25, 51});

        Photograph photograph = Photograph.of(image);

        // At an alpha of 51/255 = 1/5, the premultiplied 51 is 255 and 25 is 125.
        assertThat(photograph.plane(0)).containsExactly(255);
        assertThat(photograph.plane(1)).containsExactly(0);
        assertThat(photograph.plane(2)).containsExactly(125);
        assertThat(photograph.alpha()).contains(new float[] {51});
        assertThat(image.getRaster().getSample(0, 0, 0))
                .as("the picture it came from is not changed")
                .isEqualTo(51);
    }

    @Test
    void greysAreNotBrightenedAsAwtDoes() {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 0, 0, 100);

        Photograph photograph = Photograph.of(image);

        assertThat(photograph.bands()).isEqualTo(1);
        assertThat(photograph.plane(0)).containsExactly(100);
        assertThat(image.getRGB(0, 0) & 0xff).as("what getRGB makes of it").isGreaterThan(100);
    }

    @Test
    void aPaletteBecomesRgb() {
        IndexColorModel palette =
                new IndexColorModel(
                        8, 2, new byte[] {1, 100}, new byte[] {2, 110}, new byte[] {3, 120});
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
        image.getRaster().setSample(1, 0, 0, 1);

        Photograph photograph = Photograph.of(image);

        assertThat(photograph)
                .isEqualTo(
                        Photograph.ofPlanes(
                                2,
                                1,
                                8,
                                new float[] {1, 100},
                                new float[] {2, 110},
                                new float[] {3, 120}));
    }

    @Test
    void aPaletteWithATransparentColourBecomesRgbAndAlpha() {
        IndexColorModel palette =
                new IndexColorModel(
                        8, 2, new byte[] {1, 100}, new byte[] {2, 110}, new byte[] {3, 120}, 1);
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
        image.getRaster().setSample(1, 0, 0, 1);

        Photograph photograph = Photograph.of(image);

        assertThat(photograph.bands()).isEqualTo(3);
        assertThat(photograph.alpha()).contains(new float[] {255, 0});
    }

    @Test
    void aPictureOfOneBitBecomesGreyOfEight() {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_BINARY);
        image.getRaster().setSample(1, 0, 0, 1);

        Photograph photograph = Photograph.of(image);

        assertThat(photograph).isEqualTo(Photograph.ofPlanes(3, 1, 8, new float[] {0, 255, 0}));
    }

    @Test
    void pixelsPackedIntoSixteenBitsBecomeRgbOfEight() {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_565_RGB);
        image.setRGB(0, 0, 0xffff0000);

        Photograph photograph = Photograph.of(image);

        assertThat(photograph)
                .isEqualTo(
                        Photograph.ofPlanes(
                                1, 1, 8, new float[] {255}, new float[] {0}, new float[] {0}));
    }

    @Test
    void aPartOfAPictureIsReadFromItsOwnCorner() {
        BufferedImage image = Pictures.ramps(8, 8).toBufferedImage();

        Photograph part = Photograph.of(image.getSubimage(3, 2, 4, 5));

        assertThat(part.plane(0)[0]).isEqualTo(Pictures.ramps(8, 8).plane(0)[2 * 8 + 3]);
        assertThat(part.plane(1)[4 * 4]).isEqualTo(Pictures.ramps(8, 8).plane(1)[6 * 8 + 3]);
    }

    @Test
    void floatsStayWhatTheyAre() {
        float[] samples = {-0.25f, 0.1f, 1, 1e-30f};

        Photograph photograph = Photograph.ofPlanes(2, 2, 32, samples);

        assertThat(photograph.plane(0)).containsExactly(samples);
        assertThat(photograph.bitDepth()).isEqualTo(32);
        assertThat(Photograph.of(photograph.toBufferedImage())).isEqualTo(photograph);
        assertThat(photograph.withPlanes(samples)).isEqualTo(photograph);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "1.5, 255", "255, 255", "256, 65535", "65535, 65535", "1e6, 1e6"})
    void whiteOfFloatsIsTheNextRangeAboveTheirLargest(float largest, float white) {
        Photograph photograph = Photograph.ofPlanes(2, 1, 32, new float[] {0, largest});

        assertThat(photograph.maxValue()).isEqualTo(white);
        assertThat(Photograph.of(photograph.toBufferedImage()).maxValue()).isEqualTo(white);
    }

    @Test
    void noChangeTakesFloatsOutOfTheirRangeAndNoneBringsThemBack() {
        Photograph photograph = Photograph.ofPlanes(4, 1, 32, new float[] {0.9f, 0.1f, 1, -2});

        Photograph changed = photograph.withPlanes(new float[] {1.2f, -0.1f, 0.5f, -3});

        // The range is 0..1, and -2..1 where the previous sample was -2.
        assertThat(changed.plane(0)).containsExactly(1, 0, 0.5f, -2);
        assertThat(changed.maxValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"16, 100, 4095", "32, -0.5, 0.25"})
    void blackAndWhiteCanBeSaidOfTheSameSamples(int bitDepth, float black, float white) {
        Photograph photograph = Pictures.noise(5, 4, bitDepth, 3, true);

        Photograph said = photograph.withRange(black, white);

        assertThat(said).isEqualTo(photograph);
        assertThat(said.minValue()).isEqualTo(black);
        assertThat(said.maxValue()).isEqualTo(white);
        assertThat(said.greyLevel()).isEqualTo((white - black) / 255);
        assertThat(said.withPlanes(said.plane(0), said.plane(1), said.plane(2)))
                .as("samples beyond that are put back")
                .isEqualTo(photograph);
        assertThat(said.withMetadata(PhotographMetadata.none()).maxValue()).isEqualTo(white);
    }

    @Test
    void networksSeeBlackAndWhiteAsTheyWereSaid() {
        Photograph photograph = Photograph.ofPlanes(3, 1, 16, new float[] {100, 610, 2650});

        // 2550 sample values between black and white: ten per grey level.
        assertThat(photograph.withRange(100, 2650).toFloatImage().samples())
                .containsExactly(0, 0, 0, 51, 51, 51, 255, 255, 255);
    }

    @Test
    void noChangeTakesSamplesOutOfTheRangeThatWasSaid() {
        Photograph photograph =
                Photograph.ofPlanes(5, 1, 16, new float[] {50, 200, 300, 4000, 5000})
                        .withRange(100, 4095);

        Photograph changed = photograph.withPlanes(new float[] {20, 20, 4500, 4500.4f, 4500.5f});

        assertThat(changed.plane(0)).containsExactly(50, 100, 4095, 4095, 4501);
    }

    @ParameterizedTest
    @CsvSource({"16, 5, 5", "16, -1, 5", "16, 0, 65536", "8, 0, 256", "32, 0, Infinity"})
    void aRangeThatTheDepthDoesNotHoldIsRefused(int bitDepth, float black, float white) {
        Photograph photograph = Pictures.noise(2, 2, bitDepth, 1, false);

        assertThatThrownBy(() -> photograph.withRange(black, white))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no range of " + bitDepth + " bits");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void floatsThatAreNoNumbersAreRefusedWithAWayOut(float sample) {
        BufferedImage image =
                Photograph.ofPlanes(2, 1, 32, new float[] {0, 0.5f}).toBufferedImage();
        image.getRaster().setSample(1, 0, 0, sample);

        assertThatThrownBy(() -> Photograph.of(image))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("infinite or no numbers")
                .hasMessageContaining("try again");
    }

    @ParameterizedTest
    @CsvSource({"8, 1", "8, 3", "16, 3", "32, 3"})
    void aRegionOfAPlaneIsThatPartOfIt(int bitDepth, int bands) {
        Photograph photograph = Pictures.noise(9, 7, bitDepth, bands, true);
        float[] whole = photograph.plane(bands - 1);

        float[] part = photograph.plane(bands - 1, new Region(2, 3, 4, 2));

        assertThat(part)
                .containsExactly(
                        whole[3 * 9 + 2],
                        whole[3 * 9 + 3],
                        whole[3 * 9 + 4],
                        whole[3 * 9 + 5],
                        whole[4 * 9 + 2],
                        whole[4 * 9 + 3],
                        whole[4 * 9 + 4],
                        whole[4 * 9 + 5]);
    }

    @ParameterizedTest
    @CsvSource({"8, 1", "8, 3", "16, 3", "32, 3"})
    void aChangedRegionLeavesTheRestBitForBit(int bitDepth, int bands) {
        Photograph before = Pictures.noise(9, 7, bitDepth, bands, true);
        Region region = new Region(2, 3, 4, 2);
        float[][] black = new float[bands][region.area()];

        Photograph after = before.withRegion(region, black);

        for (int band = 0; band < bands; band++) {
            float[] expected = before.plane(band);
            for (int i = 0; i < region.area(); i++) {
                expected[(3 + i / 4) * 9 + 2 + i % 4] = 0;
            }
            assertThat(after.plane(band)).containsExactly(expected);
        }
        assertThat(after.alpha()).contains(before.alpha().orElseThrow());
        assertThat(before).isEqualTo(Pictures.noise(9, 7, bitDepth, bands, true));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 2, 2", "0, -1, 2, 2", "8, 0, 2, 2", "0, 6, 2, 2", "2147483647, 0, 2, 2"})
    void aRegionThatLeavesThePictureIsRefused(int x, int y, int width, int height) {
        Photograph photograph = Pictures.noise(9, 7, 8, 1, false);
        Region region = new Region(x, y, width, height);

        assertThatThrownBy(() -> photograph.plane(0, region))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("lies outside 9 x 7");
        assertThatThrownBy(() -> photograph.withRegion(region, new float[4]))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void metadataTravelWithEveryChange() {
        PhotographMetadata metadata =
                PhotographMetadata.none()
                        .withIccProfile(Optional.of(MetadataBlock.of(new byte[] {1, 2})));
        Photograph photograph = Pictures.noise(2, 2, 8, 1, false).withMetadata(metadata);

        assertThat(photograph.withPlanes(new float[4]).metadata()).isEqualTo(metadata);
        assertThat(photograph.withAlpha(new float[4]).metadata()).isEqualTo(metadata);
    }

    @Test
    void signedSamplesAreRefused() {
        ComponentColorModel colours =
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_GRAY),
                        false,
                        false,
                        1,
                        DataBuffer.TYPE_SHORT);
        BufferedImage image =
                new BufferedImage(
                        colours, colours.createCompatibleWritableRaster(2, 2), false, null);

        assertThatThrownBy(() -> Photograph.of(image)).isInstanceOf(FacetException.class);
    }

    @Test
    void coloursThatAreNeitherGreyNorRgbAreRefused() {
        ComponentColorModel colours =
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_CIEXYZ),
                        false,
                        false,
                        1,
                        DataBuffer.TYPE_BYTE);
        BufferedImage image =
                new BufferedImage(
                        colours, colours.createCompatibleWritableRaster(2, 2), false, null);

        assertThatThrownBy(() -> Photograph.of(image))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("convert it to RGB");
    }

    @Test
    void newSamplesAreRoundedHalfUpAndClampedAndTheRestStays() {
        Photograph photograph = Pictures.noise(3, 2, 8, 1, true);

        Photograph replaced =
                photograph.withPlanes(new float[] {-1, 0.49f, 0.5f, 1.5f, 254.5f, 300});

        assertThat(replaced.plane(0)).containsExactly(0, 0, 1, 2, 255, 255);
        assertThat(replaced.alpha()).hasValueSatisfying(this::isTheNoisesAlpha);
        assertThat(photograph).isEqualTo(Pictures.noise(3, 2, 8, 1, true));
    }

    @Test
    void samplesOfOtherDimensionsAreRefused() {
        Photograph photograph = Pictures.noise(4, 3, 8, 1, false);

        assertThatThrownBy(() -> photograph.withPlanes(new float[11]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> photograph.withPlanes(new float[12], new float[12], new float[12]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> photograph.withAlpha(new float[13]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSampleThatIsNoNumberIsRefusedInsteadOfBecomingBlack() {
        Photograph photograph = Pictures.noise(2, 1, 8, 1, false);

        assertThatThrownBy(() -> photograph.withPlanes(new float[] {1, Float.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sample 1 is NaN");
    }

    @Test
    void whatItHandsOutIsACopy() {
        Photograph photograph = Pictures.noise(3, 3, 8, 3, true);

        photograph.plane(1)[0] = 77;
        photograph.alpha().orElseThrow()[0] = 77;

        assertThat(photograph).isEqualTo(Pictures.noise(3, 3, 8, 3, true));
    }

    @Test
    void networksSeeGreyLevelsWhateverTheDepth() {
        float[] red = {0, 257, 65535};
        float[] green = {65535, 0, 128.5f * 2};
        float[] blue = {771, 1, 32896};

        FloatImage seen = Photograph.ofPlanes(3, 1, 16, red, green, blue).toFloatImage();

        assertThat(seen.samples()).containsExactly(0, 255, 3, 1, 0, 1 / 257f, 255, 1, 128);
    }

    @Test
    void networksSeeGreyInThreeChannels() {
        FloatImage seen = Photograph.ofPlanes(2, 1, 8, new float[] {9, 200}).toFloatImage();

        assertThat(seen).isEqualTo(new FloatImage(2, 1, 3, new float[] {9, 9, 9, 200, 200, 200}));
    }

    @Test
    void picturesThatNoFileCanHoldAreRefused() {
        float[] plane = new float[4];

        assertThatThrownBy(() -> Photograph.ofPlanes(2, 2, 12, plane))
                .hasMessageContaining("not 12");
        assertThatThrownBy(() -> Photograph.ofPlanes(2, 2, 8, plane, plane))
                .hasMessageContaining("not 2");
        assertThatThrownBy(() -> Photograph.ofPlanes(0, 2, 8, plane)).hasMessageContaining("0 x 2");
        assertThatThrownBy(() -> Photograph.ofPlanes(50_000, 50_000, 8, plane))
                .hasMessageContaining("more than");
    }

    private void isTheNoisesAlpha(float[] alpha) {
        assertThat(alpha).isEqualTo(Pictures.noise(3, 2, 8, 1, true).alpha().orElseThrow());
    }
}
