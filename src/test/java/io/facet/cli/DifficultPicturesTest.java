package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.image.Photograph;
import io.facet.image.Region;
import io.facet.image.io.PhotographFile;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits pictures at the limits with the whole command and the bundled networks. */
class DifficultPicturesTest {

    @TempDir Path folder;

    private RealEdit png(Portraits picture) throws IOException {
        return new RealEdit(
                picture.writeTo(folder.resolve("in.png"), "png"), folder.resolve("out.png"));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 1, all", "300, 1, 1", "640, 480, all"})
    void aPictureWithoutAFaceIsRefused(int width, int height, String face) throws IOException {
        assertThat(png(Portraits.grey(width, height)).refused("--face", face, "--details"))
                .contains("No face was found in the picture.");
    }

    @Test
    void aSinglePixelHasNoRoomForGivenEyes() throws IOException {
        assertThat(png(Portraits.grey(1, 1)).refused("--eyes", "0,0,8,0"))
                .contains("The right eye at (8.0, 0.0) lies outside the picture of 1 x 1 pixels");
    }

    /** The portrait's pupils are at (203, 101) and (246, 103), its chin at about 185. */
    @ParameterizedTest
    @CsvSource({"-190, 0, 322, 512", "0, -80, 512, 432", "0, 0, 512, 160", "0, 0, 255, 512"})
    void aFaceThatTheBorderCutsIsEditedWhereBothEyesAreSeen(
            double left, double top, int width, int height) throws IOException {
        CommandRun run = png(Portraits.grey(width, height).with(left, top, 1)).done();

        assertThat(run.out()).contains("face 1 of 1");
    }

    @ParameterizedTest
    @CsvSource({"-210, 0, 302, 512", "-225, 0, 287, 512", "0, -110, 512, 402", "0, 0, 512, 110"})
    void aFaceOfWhichTooLittleIsLeftIsRefused(double left, double top, int width, int height)
            throws IOException {
        assertThat(png(Portraits.grey(width, height).with(left, top, 1)).refused())
                .containsPattern(
                        "No face was found|eye at \\(-?\\d+\\.\\d, -?\\d+\\.\\d\\) lies outside");
    }

    @Test
    void aFaceOfTwentyPixelsIsEdited() throws IOException {
        // The portrait's face measures 103 pixels from brows to chin.
        CommandRun run = png(Portraits.grey(64, 64).with(-13, 8, 0.2)).done();

        assertThat(run.out()).contains("face 1 of 1");
    }

    @Test
    void aSmallerFaceIsRefusedWithASentence() throws IOException {
        assertThat(png(Portraits.grey(64, 64).with(-8.5, 10.4, 0.18)).refused())
                .contains("The eyes are only 7.9 pixels apart");
    }

    @Test
    void aJpegOfFourInksIsEdited() throws IOException {
        Portraits portrait = Portraits.grey(512, 512).with(0, 0, 1);
        RealEdit edit = new RealEdit(folder.resolve("inks.jpg"), folder.resolve("out.png"));
        writeInks(portrait, edit.input());

        CommandRun run = edit.done();

        assertThat(run.out()).contains("face 1 of 1");
        assertThat(PhotographFile.read(edit.output()))
                .hasToString("Photograph[512 x 512, 8 bits, RGB]")
                .isNotEqualTo(PhotographFile.read(edit.input()));
    }

    /**
     * Converts the colours to cyan, magenta and yellow as 255 minus red, green and blue, without
     * black.
     */
    private static void writeInks(Portraits portrait, Path file) throws IOException {
        WritableRaster inks =
                Raster.createInterleavedRaster(0, Portraits.SIDE, Portraits.SIDE, 4, null);
        Raster colours = portrait.picture().getRaster();
        int[] pixel = new int[4];
        for (int y = 0; y < Portraits.SIDE; y++) {
            for (int x = 0; x < Portraits.SIDE; x++) {
                colours.getPixel(x, y, pixel);
                int[] ink = {255 - pixel[0], 255 - pixel[1], 255 - pixel[2], 0};
                inks.setPixel(x, y, ink);
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(inks, null, null), null);
        } finally {
            writer.dispose();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "tiff", "gif", "bmp"})
    void aFileThatLacksItsEndIsRefusedThoughItsFaceIsThere(String format) throws IOException {
        Path input = folder.resolve("cut." + format);
        Portraits.grey(256, 256).with(0, 0, 0.5).writeTo(input, format);
        RealEdit edit = new RealEdit(input, folder.resolve("out.png"));
        edit.done();
        Files.delete(edit.output());
        byte[] bytes = Files.readAllBytes(input);
        Files.write(input, Arrays.copyOf(bytes, bytes.length * 9 / 10));

        assertThat(edit.refused()).contains("cut." + format).containsAnyOf("truncated", "damaged");
    }

    /**
     * 7300 x 5480 pixels are 120 MB. The test starts a separate Java process, whose heap can hold
     * the picture before and after the edit and two planes of floats.
     */
    @Tag("slow")
    @Test
    void aPictureOfFortyMegapixelsIsEditedInSixHundredMegabytes() throws Exception {
        Path input = folder.resolve("large.jpg");
        Path output = folder.resolve("out.jpg");
        Portraits.grey(7300, 5480).with(3000, 1500, 5).writeTo(input, "jpeg");
        Process java =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx600m",
                                "-Djava.awt.headless=true",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "--input",
                                input.toString(),
                                "--output",
                                output.toString(),
                                "--attributes",
                                "smile=-1",
                                "--iterations",
                                "3")
                        .redirectErrorStream(true)
                        .start();

        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor()).as(said).isZero();
        assertThat(said).contains("face 1 of 1");
        Photograph after = PhotographFile.read(output);
        assertThat(after).hasToString("Photograph[7300 x 5480, 8 bits, RGB]");
        // The mouth is at (228, 155) in the portrait.
        Region mouth = new Region(3000 + 5 * 210, 1500 + 5 * 145, 5 * 36, 5 * 20);
        assertThat(after.plane(0, mouth)).isNotEqualTo(PhotographFile.read(input).plane(0, mouth));
    }
}
