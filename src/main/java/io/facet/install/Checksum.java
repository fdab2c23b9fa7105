package io.facet.install;

import io.facet.FacetException;
import io.facet.file.FileErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Represents the published digest of a file.
 *
 * <p>MD5 (RFC 1321) detects damaged files but not forged ones; it is supported because older files
 * are published with nothing better.
 *
 * @param algorithm the algorithm of the digest
 * @param hex its hexadecimal digits; stored in lower case
 */
public record Checksum(Algorithm algorithm, String hex) {

    /** The digest algorithms. */
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

        /** Returns its usual name. */
        public String label() {
            return label;
        }
    }

    /**
     * Creates a checksum.
     *
     * @throws IllegalArgumentException if the number of hexadecimal digits does not match the
     *     algorithm
     */
    public Checksum {
        hex = hex.toLowerCase(Locale.ROOT);
        if (hex.length() != algorithm.digits || !hex.matches("[0-9a-f]*")) {
            throw new IllegalArgumentException(hex + " is no digest of " + algorithm.label);
        }
    }

    /** Returns an MD5 digest of 32 hexadecimal digits. */
    public static Checksum md5(String hex) {
        return new Checksum(Algorithm.MD5, hex);
    }

    /** Returns a SHA-256 digest of 64 hexadecimal digits. */
    public static Checksum sha256(String hex) {
        return new Checksum(Algorithm.SHA_256, hex);
    }

    /**
     * Computes the digest of a file.
     *
     * @throws FacetException if the file cannot be read
     */
    public static Checksum of(Path file, Algorithm algorithm) {
        try {
            return new Checksum(algorithm, new DigestUtils(algorithm.label).digestAsHex(file));
        } catch (IOException e) {
            throw new FacetException("Cannot read " + file + ": " + FileErrors.reason(e) + ".", e);
        }
    }
}
