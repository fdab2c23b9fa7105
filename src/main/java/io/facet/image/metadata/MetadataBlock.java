package io.facet.image.metadata;

import java.util.Arrays;

/**
 * Holds bytes that Facet copies from file to file. Immutable: the bytes are copied on construction
 * and access.
 */
public final class MetadataBlock {

    private final byte[] bytes;

    private MetadataBlock(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns a block of these bytes. */
    public static MetadataBlock of(byte[] bytes) {
        return new MetadataBlock(bytes.clone());
    }

    /** Returns a copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns the number of bytes. */
    public int length() {
        return bytes.length;
    }

    /** Returns whether the other object is a block with the same bytes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof MetadataBlock that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "MetadataBlock[" + bytes.length + " bytes]";
    }
}
