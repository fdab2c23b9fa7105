package io.facet.install;

import io.facet.FacetException;
import io.facet.file.FileErrors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;

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
        try {
            return new Checksum(algorithm, new DigestUtils(algorithm.label).digestAsHex(file));
        } catch (IOException e) {
            throw new FacetException("Cannot read " + file + ": " + FileErrors.reason(e) + ".", e);
        }
    }
}
