package io.facet.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.FacetException;
import io.facet.image.InkConversionTest;
import io.facet.image.Photograph;
import io.facet.image.Pictures;
import io.facet.image.Region;
import io.facet.image.io.PhotographFile;
import io.facet.image.metadata.FileBytes;
import io.facet.image.metadata.MetadataBlock;
import io.facet.image.metadata.PhotographMetadata;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests reading the kinds of TIFF files that other programs write. */
class TiffKindsTest {

    private static final int WIDTH = 40;
    private static final int HEIGHT = 20;
    private static final int TILE = 16;

    @TempDir Path folder;

    /** Bits, format, predictor. */
    private static Stream<Arguments> predictors() {
        int[][] kinds = {{8, 1, 2}, {16, 1, 2}, {16, 2, 2}, {32, 3, 2}, {32, 3, 3}};
        return Stream.of(kinds)
                .flatMap(
                        kind ->
                                IntStream.range(0, 16)
                                        .mapToObj(
                                                bits ->
                                                        Arguments.of(
                                                                kind[0],
                                                                kind[1],
                                                                kind[2],
                                                                (bits & 1) == 0 ? "LZW" : "Deflate",
                                                                (bits & 2) == 0,
                                                                (bits & 4) == 0,
                                                                (bits & 8) == 0)));
    }

    @ParameterizedTest
    @MethodSource("predictors")
    void rowsArePutTogetherAgainByTheirPredictor(
            int bits,
            int format,
            int predictor,
            String compression,
            boolean littleEndian,
            boolean planar,
            boolean tiled)
            throws IOException {
        ByteOrder order = littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        float[][] planes = planes(bits, format);
        TiffBytes tiff =
                TiffBytes.picture(order, WIDTH, HEIGHT, 3, bits)
                        .with(259, compression.equals("LZW") ? 5 : 8)
                        .with(284, planar ? 2 : 1)
                        .with(317, predictor)
                        .with(339, format, format, format);
        int step = planar ? 1 : 3;
        for (int plane = 0; plane < (planar ? 3 : 1); plane++) {
            float[][] stored = planar ? new float[][] {planes[plane]} : planes;
            for (int top = 0; top < HEIGHT; top += tiled ? TILE : 7) {
                for (int left = 0; left < WIDTH; left += tiled ? TILE : WIDTH) {
                    int width = tiled ? TILE : WIDTH;
                    int height = tiled ? TILE : Math.min(7, HEIGHT - top);
                    byte[] rows = new byte[width * height * step * bits / 8];
                    for (int y = 0; y < height; y++) {
                        byte[] row = row(stored, left, top + y, width, bits, order);
                        byte[] changed = predicted(row, bits, predictor, step, order);
                        System.arraycopy(changed, 0, rows, y * row.length, row.length);
                    }
                    byte[] piece =
                            compression.equals("LZW")
                                    ? TiffBytes.lzw(rows, folder)
                                    : TiffBytes.deflated(rows);
                    tiff = tiled ? tiff.tile(piece) : tiff.strip(piece);
                }
            }
        }
        tiff = tiled ? tiff.with(322, TILE).with(323, TILE) : tiff.with(278, 7);

        Photograph photograph = PhotographFile.read(tiff.writeTo(folder.resolve("kind.tif")));

        assertThat(photograph.bitDepth()).isEqualTo(bits);
        for (int band = 0; band < 3; band++) {
            assertThat(photograph.plane(band)).isEqualTo(planes[band]);
        }
    }

    private static float[][] planes(int bits, int format) {
        Random random = new Random(bits + format);
        float[][] planes = new float[3][WIDTH * HEIGHT];
        for (float[] plane : planes) {
            for (int i = 0; i < plane.length; i++) {
                int number = random.nextInt(1 << Math.min(16, bits));
                plane[i] =
                        switch (format) {
                            case 2 -> (short) number;
                            case 3 -> number / 65535f;
                            default -> number;
                        };
            }
        }
        return planes;
    }

    /** Returns a row of samples before the predictor; 0 beyond the picture. */
    private static byte[] row(
            float[][] planes, int left, int y, int width, int bits, ByteOrder order) {
        ByteBuffer row = ByteBuffer.allocate(width * planes.length * bits / 8).order(order);
        for (int x = left; x < left + width; x++) {
            for (float[] plane : planes) {
                float sample = x < WIDTH && y < HEIGHT ? plane[y * WIDTH + x] : 0;
                switch (bits) {
                    case 8 -> row.put((byte) (int) sample);
                    case 16 -> row.putShort((short) (int) sample);
                    default -> row.putFloat(sample);
                }
            }
        }
        return row.array();
    }

    /** Returns the differences of a row, computed from its end as in the specification. */
    private static byte[] predicted(
            byte[] row, int bits, int predictor, int step, ByteOrder order) {
        byte[] from = predictor == 3 ? bytePlanes(row, order) : row;
        int size = predictor == 3 ? 1 : bits / 8;
        ByteBuffer before = ByteBuffer.wrap(from).order(order);
        ByteBuffer after = ByteBuffer.wrap(from.clone()).order(order);
        for (int i = from.length - size; i >= step * size; i -= size) {
            int other = i - step * size;
            switch (size) {
                case 1 -> after.put(i, (byte) (before.get(i) - before.get(other)));
                case 2 -> after.putShort(i, (short) (before.getShort(i) - before.getShort(other)));
                default -> after.putInt(i, before.getInt(i) - before.getInt(other));
            }
        }
        return after.array();
    }

    /** Returns all highest bytes of the floats, then all second ones, and so on. */
    private static byte[] bytePlanes(byte[] row, ByteOrder order) {
        byte[] planes = new byte[row.length];
        int count = row.length / 4;
        for (int i = 0; i < row.length; i++) {
            int significance = order == ByteOrder.BIG_ENDIAN ? i % 4 : 3 - i % 4;
            planes[significance * count + i / 4] = row[i];
        }
        return planes;
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aBigTiffIsReadAndItsPagesAreCopied(boolean littleEndian) throws IOException {
        ByteOrder order = littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        Path file = folder.resolve("big.tif");
        Files.write(
                file,
                TiffBytes.pages(
                        TiffBytes.picture(order, 3, 2, 1, 8)
                                .strip(new byte[] {1, 2, 3, 4, 5, 6})
                                .big(),
                        TiffBytes.picture(order, 2, 1, 1, 16).strip(new byte[] {0, 7, 0, 8}).big(),
                        TiffBytes.picture(order, 1, 1, 3, 8).strip(new byte[] {10, 20, 30}).big()));
        Photograph second = PhotographFile.read(file, 1);
        Path out = folder.resolve("out.tif");

        PhotographFile.writePages(
                file, Map.of(1, second.withPlanes(new float[] {9, 9})), out, false);

        assertThat(PhotographFile.read(file).plane(0)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(PhotographFile.pages(out)).isEqualTo(3);
        assertThat(PhotographFile.read(out, 0)).isEqualTo(PhotographFile.read(file, 0));
        assertThat(PhotographFile.read(out, 1).plane(0)).containsExactly(9, 9);
        assertThat(PhotographFile.read(out, 2)).isEqualTo(PhotographFile.read(file, 2));
    }

    @Test
    void signedSamplesStayWhatTheyAre() throws IOException {
        Path file =
                TiffBytes.picture(ByteOrder.BIG_ENDIAN, 3, 1, 1, 16)
                        .with(339, 2)
                        .strip(new byte[] {-1, -1, 0, 0, 3, -24})
                        .writeTo(folder.resolve("signed.tif"));
        Path out = folder.resolve("out.tif");

        Photograph photograph = PhotographFile.read(file);
        PhotographFile.write(
                photograph.withRegion(new Region(0, 0, 1, 1), new float[] {1}), out, false);

        assertThat(photograph.plane(0)).containsExactly(-1, 0, 1000);
        assertThat(photograph.minValue()).isEqualTo(-1);
        assertThat(photograph.maxValue()).isEqualTo(1000);
        assertThat(photograph.isSigned()).isTrue();
        assertThat(PhotographFile.read(out).plane(0)).containsExactly(1, 0, 1000);
        assertThat(PhotographFile.read(out).isSigned()).isTrue();
        assertThatThrownBy(() -> PhotographFile.write(photograph, folder.resolve("out.png"), false))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("signed samples; name the output .tif");
    }

    @Test
    void aSignedPictureIsMadeSmallerWithItsNegativeSamples() throws IOException {
        Path file =
                TiffBytes.picture(ByteOrder.BIG_ENDIAN, 2, 1, 1, 16)
                        .with(339, 2)
                        .strip(new byte[] {-1, -2, -1, -4})
                        .writeTo(folder.resolve("signed.tif"));

        Photograph smaller = PhotographFile.read(file).reduced(new Region(0, 0, 2, 1), 1, 1);

        assertThat(smaller.plane(0)).containsExactly(-3);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 255", "2, 0, 170", "4, 0, 187"})
    void fewerThanEightBitsAreStretchedToEight(int bits, float first, float last)
            throws IOException {
        // 00 10 10 11 1110 ...: two bits are 2, four bits are 11 at the second place.
        Path file =
                TiffBytes.picture(ByteOrder.BIG_ENDIAN, 8 / bits, 1, 1, bits)
                        .strip(
                                new byte[] {
                                    (byte)
                                            (bits == 1
                                                    ? 0b01
                                                    : bits == 2 ? 0b00_01_11_10 : 0b0000_1011)
                                })
                        .writeTo(folder.resolve("few.tif"));

        Photograph photograph = PhotographFile.read(file);

        assertThat(photograph.bitDepth()).isEqualTo(8);
        assertThat(photograph.plane(0)[0]).isEqualTo(first);
        assertThat(photograph.plane(0)[8 / bits - 1]).isEqualTo(last);
    }

    @Test
    void twelveBitsThatArePackedKeepTheirValues() throws IOException {
        Path file =
                TiffBytes.picture(ByteOrder.LITTLE_ENDIAN, 2, 1, 1, 12)
                        .strip(new byte[] {0x12, 0x3f, (byte) 0xed})
                        .writeTo(folder.resolve("packed.tif"));

        Photograph photograph = PhotographFile.read(file);

        assertThat(photograph.plane(0)).containsExactly(0x123, 0xfed);
        assertThat(photograph.maxValue()).isEqualTo(4095);
    }

    @Test
    void anExtraSampleThatIsNotOpacityIsLeftOutAndNamed() throws IOException {
        Path file =
                TiffBytes.picture(ByteOrder.BIG_ENDIAN, 1, 1, 5, 8)
                        .with(338, 0, 2)
                        .strip(new byte[] {10, 20, 30, 40, 50})
                        .writeTo(folder.resolve("infrared.tif"));

        Photograph photograph = PhotographFile.read(file);

        assertThat(photograph.plane(2)).containsExactly(30);
        assertThat(photograph.alpha()).contains(new float[] {50});
        assertThat(photograph.notes())
                .containsExactly(
                        "One more channel, which is neither colour nor opacity, is left out.");
    }

    @Test
    void opacityThatWasMultipliedInIsDividedOut() throws IOException {
        Path file =
                TiffBytes.picture(ByteOrder.BIG_ENDIAN, 1, 1, 4, 8)
                        .with(338, 1)
                        .strip(new byte[] {10, 20, 51, 51})
                        .writeTo(folder.resolve("associated.tif"));

        Photograph photograph = PhotographFile.read(file);

        assertThat(photograph.plane(0)).containsExactly(50);
        assertThat(photograph.plane(2)).containsExactly(255);
        assertThat(photograph.alpha()).contains(new float[] {51});
        assertThat(photograph.notes()).singleElement().asString().contains("opacity");
    }

    @Test
    void whatIsOpaqueInTwelveBitsKeepsItsColours() throws IOException {
        Path file =
                TiffBytes.picture(ByteOrder.BIG_ENDIAN, 1, 1, 4, 16)
                        .with(338, 1)
                        .strip(new byte[] {1, 0, 2, 0, 3, 0, 0x0f, (byte) 0xff})
                        .writeTo(folder.resolve("twelve.tif"));

        assertThat(PhotographFile.read(file).plane(0)).containsExactly(256);
    }

    @Test
    void whiteAtZeroIsTurnedAround() throws IOException {
        Path file =
                TiffBytes.picture(ByteOrder.BIG_ENDIAN, 2, 1, 1, 16)
                        .with(262, 0)
                        .strip(new byte[] {0, 0, (byte) 0xff, (byte) 0xff})
                        .writeTo(folder.resolve("white.tif"));

        assertThat(PhotographFile.read(file).plane(0)).containsExactly(65535, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "258, 64, floating-point samples of 64 bits, 3",
        "258, 16, floating-point samples of 16 bits, 3",
        "258, 24, floating-point samples of 24 bits, 3",
        "258, 8, signed integer samples of 8 bits, 2",
        "258, 32, signed integer samples of 32 bits, 2",
        "258, 32, unsigned integer samples of 32 bits, 1",
        "258, 64, complex numbers, 6",
        "259, 50000, Zstandard, 1",
        "259, 34887, LERC, 1",
        "259, 34712, JPEG 2000, 1",
        "259, 50001, WebP, 1",
        "259, 4, faxes, 1",
        "259, 6, obsolete, 1",
        "259, 4711, number 4711, 1",
        "262, 8, CIE L*a*b*, 1",
        "262, 32803, raw, 1",
        "317, 34892, predictor 34892, 1"
    })
    void whatIsNotReadIsNamed(int tag, int value, String name, int format) throws IOException {
        Path file =
                TiffBytes.picture(ByteOrder.BIG_ENDIAN, 1, 1, 1, 8)
                        .with(259, 8)
                        .with(339, format)
                        .with(tag, value)
                        .strip(TiffBytes.deflated(new byte[16]))
                        .writeTo(folder.resolve("named.tif"));

        assertThatThrownBy(() -> PhotographFile.read(file))
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(name)
                .hasMessageMatching("(?s).*(convert|save|develop) .*\\.");
    }

    @Test
    void cmykIsConvertedByItsProfile() throws IOException {
        byte[] profile = InkConversionTest.inkProfile();
        for (int bits : new int[] {8, 16}) {
            Path file =
                    cmyk(bits, 4)
                            .with(34675, 7, profile.length, profile)
                            .writeTo(folder.resolve("c.tif"));

            Photograph photograph = PhotographFile.read(file);

            // In the profile, the first ink is black regardless of the others.
            assertThat(photograph.bitDepth()).isEqualTo(bits);
            for (int band = 0; band < 3; band++) {
                assertThat(photograph.plane(band)[0]).isCloseTo(0, within(2f));
            }
            assertThat(photograph.notes()).isEmpty();
            assertThat(photograph.metadata().iccProfile()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'RGB ', 'for RGB, not for CMYK'",
        "GRAY, 'for grey, not for CMYK'",
        "CMYK, damaged"
    })
    void cmykWithAnotherProfileIsReadAsInksAndTheProfileIsNamed(String colours, String reason)
            throws IOException {
        byte[] profile = FileBytes.unusableProfile(colours, 200);
        Path file =
                cmyk(8, 4).with(34675, 7, profile.length, profile).writeTo(folder.resolve("c.tif"));

        Photograph photograph = PhotographFile.read(file);

        assertThat(photograph.bands()).isEqualTo(3);
        assertThat(photograph.hasAlpha()).isFalse();
        // Ideal inks: (255 - 255) (255 - 0) / 255, and (255 - 0) (255 - 0) / 255.
        assertThat(photograph.plane(0)).containsExactly(0);
        assertThat(photograph.plane(1)).containsExactly(255);
        assertThat(photograph.notes()).singleElement().asString().contains(reason, "was ignored");
    }

    @Test
    void opacityBesideInksStays() throws IOException {
        Path file = cmyk(8, 5).with(338, 2).writeTo(folder.resolve("c.tif"));

        Photograph photograph = PhotographFile.read(file);

        assertThat(photograph.plane(0)).containsExactly(0);
        assertThat(photograph.plane(1)).containsExactly(255);
        assertThat(photograph.alpha()).contains(new float[] {77});
    }

    @Test
    void otherInksAreRefused() throws IOException {
        Path file = cmyk(8, 4).with(332, 2).writeTo(folder.resolve("c.tif"));

        assertThatThrownBy(() -> PhotographFile.read(file))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("other inks than cyan, magenta, yellow and black");
    }

    @Test
    void inksThatAreStoredTheOtherWayAroundAreTurned() throws IOException {
        Path file = cmyk(8, 4).with(336, 255, 0).writeTo(folder.resolve("c.tif"));

        // No cyan, and full ink of the others.
        assertThat(PhotographFile.read(file).plane(0)).containsExactly(0);
        assertThat(
                        PhotographFile.read(
                                        TiffBytes.picture(ByteOrder.BIG_ENDIAN, 1, 1, 4, 8)
                                                .with(262, 5)
                                                .with(336, 255, 0)
                                                .strip(new byte[] {-1, -1, -1, -1})
                                                .writeTo(file))
                                .plane(0))
                .containsExactly(255);
    }

    /** Returns one pixel of full cyan, with 77 in the fifth sample if there is one. */
    private static TiffBytes cmyk(int bits, int samples) {
        ByteBuffer pixel = ByteBuffer.allocate(samples * bits / 8);
        for (int sample = 0; sample < samples; sample++) {
            int level = sample == 0 ? 255 : sample == 4 ? 77 : 0;
            if (bits == 8) {
                pixel.put((byte) level);
            } else {
                pixel.putShort((short) (level * 257));
            }
        }
        return TiffBytes.picture(ByteOrder.BIG_ENDIAN, 1, 1, samples, bits)
                .with(262, 5)
                .strip(pixel.array());
    }

    @ParameterizedTest
    @CsvSource({
        "3, 'CMYK', 'for CMYK, not for RGB'",
        "3, 'GRAY', 'for grey, not for RGB'",
        "1, 'RGB ', 'for RGB, not for grey'"
    })
    void aProfileForOtherColoursIsIgnoredAndNamedInEveryFormat(
            int bands, String colours, String reason) throws IOException {
        byte[] profile = FileBytes.unusableProfile(colours, 200);
        Photograph plain = Pictures.noise(16, 16, 8, bands, false);
        for (String ending : new String[] {"tif", "png", "jpg"}) {
            Path file = folder.resolve("profile." + ending);
            Photograph described =
                    plain.withMetadata(
                            PhotographMetadata.none()
                                    .withIccProfile(Optional.of(MetadataBlock.of(profile))));
            PhotographFile.write(described, file, true);

            Photograph photograph = PhotographFile.read(file);

            assertThat(photograph.notes())
                    .as(ending)
                    .containsExactly("Its colour profile is " + reason + ", and was ignored.");
            assertThat(photograph.metadata().iccProfile()).isEmpty();
        }
    }

    @Test
    void aJpegOfInksWithAnotherProfileIsReadAsInksAndTheProfileIsNamed() throws IOException {
        Path file = folder.resolve("inks.jpg");
        FileBytes.writeFourComponents(file, 255, 51, 0, 51);
        byte[] profile = FileBytes.unusableProfile("RGB ", 200);
        byte[] part = ByteBuffer.allocate(202).put((byte) 1).put((byte) 1).put(profile).array();
        FileBytes.insert(file, 2, FileBytes.segment(0xe2, "ICC_PROFILE\0", part));

        assertThat(PhotographFile.read(file).notes())
                .containsExactly("Its colour profile is for RGB, not for CMYK, and was ignored.");
    }

    @Test
    void aPaletteOfSixteenBitLevelsIsShownInEight() throws IOException {
        ByteBuffer map = ByteBuffer.allocate(3 * 2 * 2);
        for (int level : new int[] {0x1234, 0xabcd, 0x0100, 0x0200, 0x0300, 0xffff}) {
            map.putShort((short) level);
        }
        Path file =
                TiffBytes.picture(ByteOrder.BIG_ENDIAN, 2, 1, 1, 1)
                        .with(262, 3)
                        .with(320, 3, 6, map.array())
                        .strip(new byte[] {0b0100_0000})
                        .writeTo(folder.resolve("palette.tif"));

        Photograph photograph = PhotographFile.read(file);

        assertThat(photograph.plane(0)).containsExactly(0x12, 0xab);
        assertThat(photograph.plane(1)).containsExactly(1, 2);
        assertThat(photograph.plane(2)).containsExactly(3, 255);
    }

    @Test
    void aCommentIsNotTakenForATag() throws IOException {
        byte[] text = "min=3\nmax=4\0".getBytes(StandardCharsets.US_ASCII);
        Path file =
                TiffBytes.picture(ByteOrder.BIG_ENDIAN, 1, 1, 1, 16)
                        .with(270, 2, text.length, text)
                        .strip(new byte[] {(byte) 0xff, 0})
                        .writeTo(folder.resolve("text.tif"));

        assertThat(PhotographFile.read(file).maxValue()).isEqualTo(65535);
    }
}
