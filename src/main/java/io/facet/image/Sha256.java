package io.facet.image;

import io.facet.FacetException;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 digests (FIPS 180-4) as 64 lower-case hexadecimal digits, by which a result names the
 * exact files and values that it was made from.
 */
public final class Sha256 {

    private static final int CHUNK = 1 << 16;

    private Sha256() {}

    /**
     * The digest of a file's bytes, as {@code sha256sum} prints it.
     *
     * @throws FacetException if the file cannot be read
     */
    public static String of(Path file) {
        MessageDigest digest = digest();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
        } catch (IOException e) {
            throw new FacetException("Cannot read " + file + ": " + FileTrouble.reason(e) + ".", e);
        }
        return hex(digest);
    }

    /** The digest of bytes. */
    public static String of(byte[] bytes) {
        MessageDigest digest = digest();
        digest.update(bytes);
        return hex(digest);
    }

    /** The digest of IEEE 754 single precision values, the low byte of each first. */
    public static String of(float[] values) {
        MessageDigest digest = digest();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            if (!chunk.hasRemaining()) {
                digest.update(chunk.flip());
                chunk.clear();
            }
            chunk.putFloat(value);
        }
        digest.update(chunk.flip());
        return hex(digest);
    }

    /**
     * The digest of what a photograph shows, whatever file or program it came from: its samples and
     * what is needed to read them, but neither metadata nor what is said of black and white.
     *
     * <p>Digested are the words {@code width height bands bitDepth alpha}, with {@code alpha} 1 or
     * 0, and a line feed in ASCII; then all samples row by row, those of a pixel one after the
     * other, alpha last, the low byte of each first; floats as IEEE 754 has them.
     */
    public static String of(Photograph photograph) {
        MessageDigest digest = digest();
        digest.update(header(photograph).getBytes(StandardCharsets.US_ASCII));
        Raster raster = photograph.raster();
        ByteBuffer row =
                ByteBuffer.allocate(
                                raster.getWidth()
                                        * raster.getNumBands()
                                        * photograph.bitDepth()
                                        / 8)
                        .order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < raster.getHeight(); y++) {
            SampleRaster.copyRow(raster, y, row.clear());
            digest.update(row.flip());
        }
        return hex(digest);
    }

    private static String header(Photograph photograph) {
        return "%s %s %s %s %s\n"
                .formatted(
                        photograph.width(),
                        photograph.height(),
                        photograph.bands(),
                        photograph.bitDepth(),
                        photograph.hasAlpha() ? 1 : 0);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
