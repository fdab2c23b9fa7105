package io.facet.image.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.image.Photograph;
import io.facet.image.Pictures;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotographFileTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "png, 8, 1, false", "png, 8, 1, true", "png, 8, 3, false", "png, 8, 3, true",
        "png, 16, 1, false", "png, 16, 1, true", "png, 16, 3, false", "png, 16, 3, true",
        "tif, 8, 1, false", "tif, 8, 1, true", "tif, 8, 3, false", "tif, 8, 3, true",
        "TIFF, 16, 1, false", "tif, 16, 1, true", "tif, 16, 3, false", "tif, 16, 3, true",
        "tif, 32, 1, false", "tif, 32, 1, true", "tif, 32, 3, false", "tif, 32, 3, true"
    })
    void pngAndTiffGiveBackEverySample(String ending, int bitDepth, int bands, boolean alpha) {
        Photograph photograph = Pictures.noise(37, 23, bitDepth, bands, alpha);
        Path file = folder.resolve("picture." + ending);

        PhotographFile.write(photograph, file, false);

        assertThat(PhotographFile.read(file)).isEqualTo(photograph);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bmp", "gif"})
    void bmpAndGifAreRead(String format) throws IOException {
        BufferedImage image = new BufferedImage(9, 8, BufferedImage.TYPE_BYTE_INDEXED);
        image.setRGB(2, 3, 0xff3366cc);
        Path file = folder.resolve("picture." + format);
        ImageIO.write(image, format, file.toFile());

        Photograph photograph = PhotographFile.read(file);

        assertThat(photograph).hasToString("Photograph[9 x 8, 8 bits, RGB]");
        assertThat(photograph.plane(0)[3 * 9 + 2]).isEqualTo(0x33);
        assertThat(photograph.plane(1)[3 * 9 + 2]).isEqualTo(0x66);
        assertThat(photograph.plane(2)[3 * 9 + 2]).isEqualTo(0xcc);
        assertThat(photograph.plane(2)[0]).isZero();
    }

    @Test
    void jpegKeepsSoftColours() {
        Photograph photograph = Pictures.ramps(64, 48);
        Path file = folder.resolve("picture.jpg");

        PhotographFile.write(photograph, file, false);

        Photograph back = PhotographFile.read(file);
        assertThat(back.bands()).isEqualTo(3);
        // Measured with the JPEG writer of JDK 17: 0.68 grey levels; swapped bands give 85.
        assertThat(meanDifference(back, photograph)).isLessThan(2);
    }

    @Test
    void jpegKeepsGreyGrey() {
        Photograph grey = Photograph.ofPlanes(64, 48, 8, Pictures.ramps(64, 48).plane(1));
        Path file = folder.resolve("picture.jpeg");

        PhotographFile.write(grey, file, false);

        Photograph back = PhotographFile.read(file);
        assertThat(back.bands()).isEqualTo(1);
        assertThat(meanDifference(back, grey)).isLessThan(2);
    }

    @Test
    void jpegRefusesWhatItCannotHold() {
        Path file = folder.resolve("picture.jpg");

        assertThatThrownBy(
                        () -> PhotographFile.write(Pictures.noise(4, 4, 16, 3, false), file, false))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("16 bits");
        assertThatThrownBy(
                        () -> PhotographFile.write(Pictures.noise(4, 4, 8, 3, true), file, false))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("transparency");
        assertThat(file).doesNotExist();
    }

    @Test
    void aPngOfOneBitIsReadAsGreyOfEight() throws IOException {
        BufferedImage image = new BufferedImage(9, 2, BufferedImage.TYPE_BYTE_BINARY);
        image.getRaster().setSample(8, 1, 0, 1);
        Path file = folder.resolve("picture.png");
        ImageIO.write(image, "png", file.toFile());

        Photograph photograph = PhotographFile.read(file);

        assertThat(photograph.bands()).isEqualTo(1);
        assertThat(photograph.bitDepth()).isEqualTo(8);
        assertThat(photograph.plane(0)[17]).isEqualTo(255);
        assertThat(photograph.plane(0)[16]).isZero();
    }

    @Test
    void aPngWithATransparentPaletteIsReadAsRgbAndAlpha() throws IOException {
        IndexColorModel palette =
                new IndexColorModel(
                        8, 2, new byte[] {50, 60}, new byte[] {70, 80}, new byte[] {90, 100}, 0);
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
        image.getRaster().setSample(1, 0, 0, 1);
        Path file = folder.resolve("picture.png");
        ImageIO.write(image, "png", file.toFile());

        Photograph photograph = PhotographFile.read(file);

        assertThat(photograph.plane(2)).containsExactly(90, 100);
        assertThat(photograph.alpha()).contains(new float[] {0, 255});
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tif", "jpg", "bmp", "gif"})
    void noCutOfAFilePassesForAPicture(String ending) throws IOException {
        Path whole = folder.resolve("whole." + ending);
        String format = ending.equals("tif") ? "tiff" : ending;
        ImageIO.write(
                Pictures.noise(31, 17, 8, 3, false).toBufferedImage(), format, whole.toFile());
        byte[] bytes = Files.readAllBytes(whole);
        Photograph photograph = PhotographFile.read(whole);
        Path cut = folder.resolve("cut." + ending);

        for (int length = 1; length < bytes.length; length += 11) {
            Files.write(cut, Arrays.copyOf(bytes, length));
            try {
                // Only markers after the last pixel may be missing.
                assertThat(PhotographFile.read(cut)).isEqualTo(photograph);
                assertThat(length).isGreaterThan(bytes.length - 24);
            } catch (FacetException e) {
                assertThat(e).hasMessageContaining("cut." + ending);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif"})
    void aFileThatLacksItsSecondHalfIsCalledTruncated(String ending) throws IOException {
        Path file = folder.resolve("half." + ending);
        ImageIO.write(
                Pictures.noise(64, 64, 8, 3, false).toBufferedImage(),
                ending.equals("jpg") ? "jpeg" : ending,
                file.toFile());
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> PhotographFile.read(file))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("half." + ending + " is truncated");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> PhotographFile.read(folder.resolve("gone.png")))
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith("There is no file")
                .hasMessageContaining("gone.png");
    }

    @Test
    void aFolderIsNoPicture() {
        assertThatThrownBy(() -> PhotographFile.read(folder))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void anEmptyFileIsCalledEmpty() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.png"));

        assertThatThrownBy(() -> PhotographFile.read(file))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("empty.png is empty");
    }

    @Test
    void textIsNoPictureWhateverItsName() throws IOException {
        Path file = Files.writeString(folder.resolve("text.png"), "This is no picture.");

        assertThatThrownBy(() -> PhotographFile.read(file))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("not a picture in a format that Facet reads");
    }

    @Test
    void theContentTellsTheFormatNotTheName() throws IOException {
        Photograph photograph = Pictures.noise(8, 8, 8, 3, false);
        Path png = folder.resolve("picture.png");
        PhotographFile.write(photograph, png, false);
        Path misnamed = Files.move(png, folder.resolve("picture.jpg"));

        assertThat(PhotographFile.read(misnamed)).isEqualTo(photograph);
    }

    @Test
    void aPictureBeyondAnArrayIsRefusedBeforeItIsDecoded() throws IOException {
        Path file = folder.resolve("huge.png");
        Files.write(file, pngHeader(60_000, 50_000));

        assertThatThrownBy(() -> PhotographFile.read(file))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("60000 x 50000 pixels")
                .hasMessageContaining("crop or shrink it");
    }

    @ParameterizedTest
    // Not GIF: Java's decoder treats missing data as background without an error.
    @ValueSource(strings = {"png", "bmp", "tif", "jpg"})
    void aSizeThatAFileOnlyDeclaresIsAnsweredWithASentence(String ending) throws IOException {
        Path file = folder.resolve("declared." + ending);
        String format = ending.equals("tif") ? "tiff" : ending;
        ImageIO.write(
                Pictures.noise(0x4321, 1, 8, 1, false).toBufferedImage(), format, file.toFile());
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i + 1 < bytes.length; i++) {
            // 0x4321 is the width in every header, in either byte order.
            boolean big = bytes[i] == 0x43 && bytes[i + 1] == 0x21;
            boolean little = bytes[i] == 0x21 && bytes[i + 1] == 0x43;
            if (big || little) {
                bytes[i] = (byte) 0xff;
                bytes[i + 1] = (byte) 0xff;
            }
        }
        Files.write(file, bytes);

        assertThatThrownBy(() -> PhotographFile.read(file))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("declared." + ending);
    }

    @Test
    void aHundredThousandPixelsEachWayAreASentence() throws IOException {
        Path file = folder.resolve("absurd.png");
        Files.write(file, pngHeader(100_000, 100_000));

        assertThatThrownBy(() -> PhotographFile.read(file))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("100000 x 100000 pixels");
    }

    @Test
    void aPictureThatDoesNotFitIntoTheMemoryIsASentence() throws IOException {
        Path file = folder.resolve("large.png");
        // 1.6 GB of samples, below the limit of an array; the tests run with less memory.
        Files.write(file, pngHeader(23_000, 23_000));

        assertThatThrownBy(() -> PhotographFile.read(file))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("large.png");
    }

    @ParameterizedTest
    @CsvSource({"png, 8", "png, 16", "tif, 8", "tif, 16", "tif, 32", "jpg, 8"})
    void onePixelIsAPicture(String ending, int bitDepth) {
        Photograph pixel = Photograph.ofPlanes(1, 1, bitDepth, new float[] {1});
        Path file = folder.resolve("pixel." + ending);

        PhotographFile.write(pixel, file, false);

        assertThat(PhotographFile.read(file)).isEqualTo(pixel);
    }

    @ParameterizedTest
    @CsvSource({"8, 1, false", "8, 3, true", "16, 1, true", "16, 3, false"})
    void anInterlacedPngIsReadAsAnyOther(int bitDepth, int bands, boolean alpha)
            throws IOException {
        Photograph photograph = Pictures.noise(13, 11, bitDepth, bands, alpha);
        Path file = folder.resolve("interlaced.png");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(out);
            writer.write(null, new IIOImage(photograph.toBufferedImage(), null, null), parameters);
        } finally {
            writer.dispose();
        }

        assertThat(PhotographFile.read(file)).isEqualTo(photograph);
    }

    @Test
    void pngRefusesFloatsWithAWayOut() {
        Path file = folder.resolve("float.png");

        assertThatThrownBy(
                        () -> PhotographFile.write(Pictures.noise(4, 4, 32, 1, false), file, false))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("32 bits")
                .hasMessageContaining("name the output .tif instead");
    }

    /** Starts a separate JVM whose heap holds three copies of the picture but not four. */
    @Test
    void aLargePictureIsEditedWithinThreeCopiesOfIt() throws Exception {
        Path file = folder.resolve("large.jpg");
        PhotographFile.write(Pictures.ramps(4000, 2000), file, false);
        Process java =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx96m",
                                "-Djava.awt.headless=true",
                                "-cp",
                                System.getProperty("java.class.path"),
                                LargePictureEdit.class.getName(),
                                file.toString(),
                                folder.resolve("large-edited.tif").toString(),
                                folder.resolve("large-edited.jpg").toString())
                        .redirectErrorStream(true)
                        .start();

        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor()).as(said).isZero();
        assertThat(PhotographFile.read(folder.resolve("large-edited.tif")).plane(0)[0]).isZero();
    }

    @Test
    void anExistingFileIsRefusedByNameAndStaysAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("kept.png"), "precious");

        assertThatThrownBy(
                        () -> PhotographFile.write(Pictures.noise(4, 4, 8, 1, false), file, false))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("kept.png exists already");

        assertThat(file).hasContent("precious");
    }

    @ParameterizedTest
    @ValueSource(strings = {"picture", "picture.webp", "png", ".", "picture.png.bak"})
    void aNameWithoutAKnownEndingIsRefused(String name) {
        Photograph photograph = Pictures.noise(4, 4, 8, 1, false);

        assertThatThrownBy(
                        () ->
                                PhotographFile.write(
                                        photograph, folder.resolve("sub").resolve(name), false))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("end it in .png, .tif or .jpg");
        assertThat(folder.resolve("sub")).doesNotExist();
    }

    private static double meanDifference(Photograph one, Photograph other) {
        float[] samples = one.toFloatImage().samples();
        float[] others = other.toFloatImage().samples();
        double sum = 0;
        for (int i = 0; i < samples.length; i++) {
            sum += Math.abs(samples[i] - others[i]);
        }
        return sum / samples.length;
    }

    /** Returns a PNG up to the start of its pixels, which must not be read. */
    private static byte[] pngHeader(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(0x89504e470d0a1a0aL);
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(chunk);
        fields.write("IHDR".getBytes(StandardCharsets.US_ASCII));
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(chunk.toByteArray());
        out.writeInt(13);
        out.write(chunk.toByteArray());
        out.writeInt((int) crc.getValue());
        out.writeInt(0);
        out.write("IDAT".getBytes(StandardCharsets.US_ASCII));
        out.writeInt(0x35af061e);
        return bytes.toByteArray();
    }
}
