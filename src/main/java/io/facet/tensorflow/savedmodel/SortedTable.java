package io.facet.tensorflow.savedmodel;

import io.facet.FacetException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Reads a table of keys and values in LevelDB's format, which TensorFlow uses for the index of a
 * checkpoint. Its blocks contain entries whose keys are stored as differences from the previous
 * key, an index block locates these blocks, and a footer locates the index block.
 */
final class SortedTable {

    private static final int FOOTER = 48;
    private static final long MAGIC = 0xdb4775248b80fb57L;
    private static final int TRAILER = 5;
    private static final int PLAIN = 0;
    private static final int SNAPPY = 1;
    private static final long LARGEST = 128L << 20;
    private static final int MOST_ENTRIES = 200_000;
    private static final int LONGEST_KEY = 10_000;

    /**
     * Maximum length of all keys together, because a few bytes may encode a long key that is
     * similar to the previous one.
     */
    private static final int MOST_KEY_BYTES = 1 << 24;

    private final Path file;
    private final byte[] bytes;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private int valueSize;
    private long keyBytes;

    private SortedTable(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
        readBlock(indexBlock(), (key, handle) -> readBlock(block(handle), this::put));
    }

    /**
     * Returns all entries of a table.
     *
     * @throws FacetException if the file is missing, too large, or damaged
     */
    static Map<String, byte[]> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new FacetException("The SavedModel's variables are missing: no " + file + ".");
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new FacetException(file + " is too large to be the index of variables.");
            }
            return new SortedTable(file, Files.readAllBytes(file)).entries;
        } catch (IOException e) {
            throw new FacetException("The variables' index " + file + " cannot be read.", e);
        }
    }

    private void put(byte[] key, ByteBuffer value) {
        byte[] copy = new byte[value.remaining()];
        value.get(copy);
        entries.put(new String(key, StandardCharsets.UTF_8), copy);
        if (entries.size() > MOST_ENTRIES) {
            throw damaged("it has more entries than any network has variables");
        }
    }

    /** Returns the index block, whose entries locate the other blocks. */
    private ByteBuffer indexBlock() {
        if (bytes.length < FOOTER) {
            throw damaged("it is too short");
        }
        ByteBuffer footer =
                ByteBuffer.wrap(bytes, bytes.length - FOOTER, FOOTER)
                        .order(ByteOrder.LITTLE_ENDIAN);
        if (footer.getLong(bytes.length - Long.BYTES) != MAGIC) {
            throw damaged("it does not end as such a file does");
        }
        // The first block is not used; it is still checked, because an error in it suggests that
        // the others are damaged too.
        block(footer);
        return block(footer);
    }

    /** Returns the block that a handle refers to, after verifying its checksum. */
    private ByteBuffer block(ByteBuffer handle) {
        long offset = number(handle);
        long size = number(handle);
        long room = (long) bytes.length - FOOTER - TRAILER;
        if (offset < 0 || size < 0 || offset > room || size > room - offset) {
            throw damaged("a block lies outside of it");
        }
        int end = (int) (offset + size);
        int type = bytes[end];
        ByteBuffer stored = ByteBuffer.wrap(bytes, end + 1, 4).order(ByteOrder.LITTLE_ENDIAN);
        if (stored.getInt() != MaskedChecksum.of(bytes, (int) offset, (int) size + 1)) {
            throw damaged("the checksum of a block differs");
        }
        if (type == SNAPPY) {
            throw new FacetException(
                    file + " is compressed by Snappy, which Facet does not read. Save it again.");
        }
        if (type != PLAIN) {
            throw damaged("a block has the unknown kind " + type);
        }
        return ByteBuffer.wrap(bytes, (int) offset, (int) size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void readBlock(ByteBuffer block, BiConsumer<byte[], ByteBuffer> reader) {
        int end = block.limit();
        if (block.remaining() < 4) {
            throw damaged("a block is too short");
        }
        long restarts = block.getInt(end - 4) & 0xffffffffL;
        long entriesEnd = end - 4 - 4 * restarts;
        if (entriesEnd < block.position()) {
            throw damaged("a block is too short");
        }
        block.limit((int) entriesEnd);
        byte[] key = new byte[0];
        while (block.hasRemaining()) {
            key = key(block, key);
            reader.accept(key, value(block));
        }
    }

    private byte[] key(ByteBuffer block, byte[] before) {
        long shared = number(block);
        long own = number(block);
        long value = number(block);
        boolean fits =
                shared >= 0
                        && shared <= before.length
                        && own >= 0
                        && value >= 0
                        && own <= block.remaining()
                        && value <= block.remaining() - own
                        && shared + own <= LONGEST_KEY;
        if (!fits) {
            throw damaged("an entry ends outside of its block");
        }
        keyBytes += shared + own;
        if (keyBytes > MOST_KEY_BYTES) {
            throw damaged("its keys have more than " + MOST_KEY_BYTES + " bytes");
        }
        byte[] key = Arrays.copyOf(before, (int) (shared + own));
        block.get(key, (int) shared, (int) own);
        valueSize = (int) value;
        return key;
    }

    private ByteBuffer value(ByteBuffer block) {
        ByteBuffer value = block.slice(block.position(), valueSize);
        block.position(block.position() + valueSize);
        return value;
    }

    /** Reads a number stored with seven bits per byte, lowest bits first. */
    private long number(ByteBuffer from) {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (!from.hasRemaining()) {
                throw damaged("it ends within a number");
            }
            byte next = from.get();
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw damaged("a number in it has no end");
    }

    private FacetException damaged(String how) {
        return new FacetException(
                "The variables' index " + file + " is damaged: " + how + ". Fetch it again.");
    }
}
