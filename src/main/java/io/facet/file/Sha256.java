package io.facet.file;

import io.facet.FacetException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.function.Consumer;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Computes SHA-256 digests (FIPS 180-4) as 64 lower-case hexadecimal digits. A result uses them to
 * identify the exact files and values that it was computed from.
 */
public final class Sha256 {

    private static final int CHUNK = 1 << 16;

    private Sha256() {}

    /**
     * Returns the digest of a file's bytes, as {@code sha256sum} prints it.
     *
     * @throws FacetException if the file cannot be read
     */
    public static String of(Path file) {
        try {
            return new DigestUtils(DigestUtils.getSha256Digest()).digestAsHex(file);
        } catch (IOException e) {
            throw new FacetException("Cannot read " + file + ": " + FileErrors.reason(e) + ".", e);
        }
    }

    /** Returns the digest of bytes. */
    public static String of(byte[] bytes) {
        return DigestUtils.sha256Hex(bytes);
    }

    /** Returns the digest of IEEE 754 single precision values in little-endian byte order. */
    public static String of(float[] values) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            if (!chunk.hasRemaining()) {
                digest.update(chunk.flip());
                chunk.clear();
            }
            chunk.putFloat(value);
        }
        digest.update(chunk.flip());
        return Hex.encodeHexString(digest.digest());
    }

    /** Returns the digest of the bytes that the content feeds into it. */
    public static String of(Consumer<MessageDigest> content) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        content.accept(digest);
        return Hex.encodeHexString(digest.digest());
    }
}
