package io.facet.image.metadata;

import java.util.Arrays;

/** Bytes that Facet carries from file to file. Immutable: they are copied on the way in and out. */
public final class MetadataBlock {

    private final byte[] bytes;

    private MetadataBlock(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A block of these bytes. */
    public static MetadataBlock of(byte[] bytes) {
        return new MetadataBlock(bytes.clone());
    }

    /** The bytes; a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** How many bytes there are. */
    public int length() {
        return bytes.length;
    }

    /** Two blocks are equal when their bytes are. */
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
