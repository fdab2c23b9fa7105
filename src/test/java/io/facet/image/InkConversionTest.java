package io.facet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.image.io.PhotographFile;
import io.facet.image.metadata.FileBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class InkConversionTest {

    @TempDir Path folder;

    /** Checks how a JPEG of one colour is read; JPEG itself may deviate by a few grey levels. */
    private static void assertColour(Path file, float red, float green, float blue) {
        Photograph photograph = PhotographFile.read(file);
        assertThat(photograph).hasToString("Photograph[16 x 16, 8 bits, RGB]");
        assertThat(photograph.plane(0)[100]).as("red").isCloseTo(red, within(3f));
        assertThat(photograph.plane(1)[100]).as("green").isCloseTo(green, within(3f));
        assertThat(photograph.plane(2)[100]).as("blue").isCloseTo(blue, within(3f));
    }

    @Test
    void inksWithoutAMarkerAreWhatTheySay() throws IOException {
        Path file = folder.resolve("cmyk.jpg");
        FileBytes.writeFourComponents(file, 255, 51, 0, 51);

        // (1 - 1)(1 - 0.2), (1 - 0.2)(1 - 0.2) and (1 - 0)(1 - 0.2) of 255.
        assertColour(file, 0, 163, 204);
    }

    @Test
    void adobeWritesInksInverted() throws IOException {
        Path file = folder.resolve("adobe.jpg");
        FileBytes.writeFourComponents(file, 0, 204, 255, 204);
        FileBytes.insert(file, 2, FileBytes.adobe(0));

        assertColour(file, 0, 163, 204);
    }

    @Test
    void ycckIsBroughtBackToInks() throws IOException {
        Path file = folder.resolve("ycck.jpg");
        // By JFIF, Y = 0.299 R + 0.587 G + 0.114 B and so on, (124, 86, 182) are (200, 100, 50).
        // YCCK stands for 255 less these; those are inks inverted, so the light on the paper.
        FileBytes.writeFourComponents(file, 124, 86, 182, 255);
        FileBytes.insert(file, 2, FileBytes.adobe(2));

        assertColour(file, 55, 155, 205);
    }

    @Test
    void theFilesOwnProfileSaysWhatItsInksLookLike() throws IOException {
        Path file = folder.resolve("profile.jpg");
        FileBytes.writeFourComponents(file, 255, 255, 0, 0);
        byte[] profile = inkProfile();
        byte[] part =
                ByteBuffer.allocate(2 + profile.length)
                        .put((byte) 1)
                        .put((byte) 1)
                        .put(profile)
                        .array();
        FileBytes.insert(file, 2, FileBytes.segment(0xe2, "ICC_PROFILE\0", part));

        // The profile says that the first ink turns white paper to L* = 0, the others do nothing:
        // black, where ideal inks would be blue.
        assertColour(file, 0, 0, 0);
        assertThat(PhotographFile.read(file).metadata().iccProfile()).isEmpty();
    }

    @Test
    void aProfileThatIsDamagedIsLeftAlone() throws IOException {
        Path file = folder.resolve("damaged.jpg");
        FileBytes.writeFourComponents(file, 255, 51, 0, 51);
        byte[] part =
                ByteBuffer.allocate(202)
                        .put((byte) 1)
                        .put((byte) 1)
                        .put(FileBytes.unusableProfile("CMYK", 200))
                        .array();
        FileBytes.insert(file, 2, FileBytes.segment(0xe2, "ICC_PROFILE\0", part));

        assertColour(file, 0, 163, 204);
    }

    /**
     * A profile of ICC.1:2001-04 for four inks with a table (lut8) of 2 points for each of them.
     */
    public static byte[] inkProfile() {
        byte[] table = table();
        byte[] white =
                ByteBuffer.allocate(20)
                        .put("XYZ ".getBytes(StandardCharsets.US_ASCII))
                        .putInt(0)
                        .putInt(0xf6d6)
                        .putInt(0x10000)
                        .putInt(0xd32d)
                        .array();
        int from = 128 + 4 + 2 * 12;
        int whiteFrom = from + table.length;
        ByteBuffer profile = ByteBuffer.allocate(whiteFrom + white.length);
        profile.putInt(profile.capacity()).putInt(0).putInt(0x02400000);
        profile.put("prtrCMYKLab ".getBytes(StandardCharsets.US_ASCII));
        profile.position(36).put("acsp".getBytes(StandardCharsets.US_ASCII));
        profile.position(68).putInt(0xf6d6).putInt(0x10000).putInt(0xd32d);
        profile.position(128).putInt(2);
        profile.put("A2B0".getBytes(StandardCharsets.US_ASCII)).putInt(from).putInt(table.length);
        profile.put("wtpt".getBytes(StandardCharsets.US_ASCII))
                .putInt(whiteFrom)
                .putInt(white.length);
        return profile.put(table).put(white).array();
    }

    private static byte[] table() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("mft1".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(new byte[] {0, 0, 0, 0, 4, 3, 2, 0});
        for (int i = 0; i < 9; i++) {
            // The identity matrix in 16.16 fixed point.
            out.writeBytes(ByteBuffer.allocate(4).putInt(i % 4 == 0 ? 0x10000 : 0).array());
        }
        for (int i = 0; i < 4 * 256; i++) {
            out.write(i % 256);
        }
        for (int corner = 0; corner < 16; corner++) {
            // L* = 100 without the first ink, which counts slowest, else 0; a* = b* = 0.
            out.writeBytes(new byte[] {(byte) (corner < 8 ? 255 : 0), (byte) 128, (byte) 128});
        }
        for (int i = 0; i < 3 * 256; i++) {
            out.write(i % 256);
        }
        byte[] table = out.toByteArray();
        return Arrays.copyOf(table, (table.length + 3) / 4 * 4);
    }
}
