package io.facet.image.metadata;

import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Builds the bytes of files with metadata, as cameras and editors write them. */
public final class FileBytes {

    private FileBytes() {}

    /** Returns a JPEG segment: marker, length, an ASCII identifier, and content. */
    public static byte[] segment(int marker, String mark, byte[] content) {
        byte[] letters = mark.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(4 + letters.length + content.length)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (2 + letters.length + content.length))
                .put(letters)
                .put(content)
                .array();
    }

    /** Returns a PNG chunk. */
    public static byte[] chunk(String type, byte[] content) {
        byte[] letters = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(letters);
        checksum.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(letters)
                .put(content)
                .putInt((int) checksum.getValue())
                .array();
    }

    /** Inserts bytes into a file. */
    public static void insert(Path file, int offset, byte[]... pieces) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, offset);
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        out.write(bytes, offset, bytes.length - offset);
        Files.write(file, out.toByteArray());
    }

    /**
     * Returns an EXIF block like a camera's: maker, orientation and resolution; time, size and
     * maker notes in the EXIF directory; the location; and a thumbnail of ten bytes 0x77.
     */
    static byte[] exif(ByteOrder order, int orientation) {
        TiffDirectory camera =
                new TiffDirectory(
                        List.of(
                                ascii(0x9003, order, "2026:11:24 12:00:00"),
                                TiffEntry.ofLongs(TiffTag.PIXEL_WIDTH, order, 4000),
                                TiffEntry.ofShorts(TiffTag.PIXEL_HEIGHT, order, 3000),
                                TiffEntry.ofBytes(
                                        0x927c,
                                        TiffEntry.UNDEFINED,
                                        order,
                                        new byte[] {1, 2, 3, 4, 5})));
        TiffDirectory place = new TiffDirectory(List.of(ascii(1, order, "N")));
        TiffDirectory first =
                new TiffDirectory(
                        List.of(
                                ascii(271, order, "Maker"),
                                TiffEntry.ofShorts(TiffTag.ORIENTATION, order, orientation),
                                TiffEntry.ofRational(TiffTag.X_RESOLUTION, order, 240),
                                TiffEntry.ofRational(TiffTag.Y_RESOLUTION, order, 120),
                                TiffEntry.ofShorts(TiffTag.RESOLUTION_UNIT, order, 2),
                                TiffEntry.ofDirectory(TiffTag.EXIF_IFD, order, camera),
                                TiffEntry.ofDirectory(TiffTag.GPS_IFD, order, place)));
        int second = 8 + first.length();
        TiffDirectory thumbnail =
                new TiffDirectory(
                        List.of(
                                TiffEntry.ofLongs(TiffTag.THUMBNAIL_OFFSET, order, second + 30),
                                TiffEntry.ofLongs(TiffTag.THUMBNAIL_LENGTH, order, 10)));
        byte mark = (byte) (order == ByteOrder.LITTLE_ENDIAN ? 'I' : 'M');
        ByteBuffer block = ByteBuffer.allocate(second + 30 + 10).order(order);
        block.put(mark).put(mark).putShort((short) 42).putInt(8);
        first.writeTo(block, 8, second);
        thumbnail.writeTo(block, second, 0);
        byte[] shown = new byte[10];
        Arrays.fill(shown, (byte) 0x77);
        return block.put(shown).array();
    }

    public static TiffEntry ascii(int tag, ByteOrder order, String text) {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.US_ASCII);
        return TiffEntry.ofBytes(tag, 2, order, bytes);
    }

    /**
     * Returns bytes that start like a colour profile for a four-letter colour space but are not a
     * valid profile.
     */
    public static byte[] unusableProfile(String colours, int length) {
        byte[] profile = new byte[length];
        for (int i = 0; i < length; i++) {
            profile[i] = (byte) (i * 31);
        }
        System.arraycopy(colours.getBytes(StandardCharsets.US_ASCII), 0, profile, 16, 4);
        return profile;
    }

    /**
     * Writes a JPEG of four components, with equal pixels and no marker that defines the colour
     * space.
     */
    public static void writeFourComponents(Path file, int... pixel) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(0, 16, 16, 4, null);
        for (int i = 0; i < 256; i++) {
            raster.setPixel(i % 16, i / 16, pixel);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        Files.write(file, bytes.toByteArray());
    }

    /** Returns Adobe's marker with a colour transform: 0 for none, 2 for YCCK. */
    public static byte[] adobe(int transform) {
        return segment(0xee, "Adobe", new byte[] {0, 100, 0, 0, 0, 0, (byte) transform});
    }
}
