package io.facet.file;

import io.facet.FacetException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

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

    /** Returns the digest of the bytes that a caller feeds. */
    public static String of(Consumer<MessageDigest> content) {
        MessageDigest digest = digest();
        content.accept(digest);
        return hex(digest);
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
