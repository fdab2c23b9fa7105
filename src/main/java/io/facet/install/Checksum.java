package io.facet.install;

import io.facet.FacetException;
import io.facet.file.FileTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The digest that the publisher of a file states for it.
 *
 * <p>MD5 (RFC 1321) tells a damaged file from a whole one, but not a forged one; it is here because
 * older files are published with nothing better.
 *
 * @param algorithm by which the digest is made
 * @param hex its hexadecimal digits; kept in lower case
 */
public record Checksum(Algorithm algorithm, String hex) {

    /** How a digest is made. */
    public enum Algorithm {
        /** 32 hexadecimal digits. */
        MD5("MD5", 32),
        /** 64 hexadecimal digits (FIPS 180-4). */
        SHA_256("SHA-256", 64);

        private final String label;
        private final int digits;

        Algorithm(String label, int digits) {
            this.label = label;
            this.digits = digits;
        }

        /** Its usual name. */
        public String label() {
            return label;
        }
    }

    private static final int CHUNK = 1 << 16;

    /**
     * @throws IllegalArgumentException if these are not as many hexadecimal digits as the algorithm
     *     makes
     */
    public Checksum {
        hex = hex.toLowerCase(Locale.ROOT);
        if (hex.length() != algorithm.digits || !hex.matches("[0-9a-f]*")) {
            throw new IllegalArgumentException(hex + " is no digest of " + algorithm.label);
        }
    }

    /** An MD5 digest of 32 hexadecimal digits. */
    public static Checksum md5(String hex) {
        return new Checksum(Algorithm.MD5, hex);
    }

    /** A SHA-256 digest of 64 hexadecimal digits. */
    public static Checksum sha256(String hex) {
        return new Checksum(Algorithm.SHA_256, hex);
    }

    /**
     * The digest that a file has.
     *
     * @throws FacetException if the file cannot be read
     */
    public static Checksum of(Path file, Algorithm algorithm) {
        MessageDigest digest = digest(algorithm);
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            int read = 0;
            while (read >= 0) {
                read = in.read(chunk);
            }
        } catch (IOException e) {
            throw new FacetException("Cannot read " + file + ": " + FileTrouble.reason(e) + ".", e);
        }
        return new Checksum(algorithm, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest digest(Algorithm algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.label);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm.label, e);
        }
    }
}
