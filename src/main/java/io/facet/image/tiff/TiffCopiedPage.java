package io.facet.image.tiff;

import io.facet.image.metadata.TiffDirectory;
import io.facet.image.metadata.TiffEntry;
import io.facet.image.metadata.TiffTag;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Represents a page copied from another file: its strips or tiles byte for byte, compressed or not,
 * and all its tags.
 *
 * @param in the other file, open; closed by the caller
 * @param original the directory of the page in that file
 */
public record TiffCopiedPage(FileChannel in, TiffDirectory original) implements TiffPage {

    /** Pairs of tags: offsets and the corresponding lengths. */
    private static final int[][] PIECES = {
        {TiffTag.STRIP_OFFSETS, TiffTag.STRIP_BYTE_COUNTS},
        {TiffTag.TILE_OFFSETS, TiffTag.TILE_BYTE_COUNTS},
        {TiffTag.THUMBNAIL_OFFSET, TiffTag.THUMBNAIL_LENGTH},
    };

    private static final int CHUNK = 1 << 16;

    private record Piece(long offset, long length) {}

    @Override
    public long pixelBytes() {
        return pixelBytes(original);
    }

    @Override
    public void writePixels(OutputStream out, ByteOrder order) throws IOException {
        writePixels(original, out);
    }

    @Override
    public TiffDirectory directory(long offset, ByteOrder order) {
        return moved(original, offset);
    }

    /**
     * Writes the pieces in the order of {@link #moved}: those of a directory, then those of its
     * subdirectories.
     */
    private void writePixels(TiffDirectory directory, OutputStream out) throws IOException {
        for (int[] tags : PIECES) {
            for (Piece piece : pieces(directory, tags)) {
                copy(piece, out);
            }
        }
        for (TiffDirectory below : below(directory)) {
            writePixels(below, out);
        }
    }

    private void copy(Piece piece, OutputStream out) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        long end = piece.offset() + piece.length();
        for (long at = piece.offset(); at < end; ) {
            chunk.clear().limit((int) Math.min(CHUNK, end - at));
            int read = in.read(chunk, at);
            if (read < 0) {
                throw new EOFException();
            }
            out.write(chunk.array(), 0, read);
            at += read;
        }
    }

    private static TiffDirectory moved(TiffDirectory directory, long offset) {
        List<TiffEntry> replaced = new ArrayList<>();
        long free = offset;
        for (int[] tags : PIECES) {
            List<Piece> pieces = pieces(directory, tags);
            long[] offsets = new long[pieces.size()];
            for (int i = 0; i < offsets.length; i++) {
                offsets[i] = free;
                free += pieces.get(i).length();
            }
            if (offsets.length > 0) {
                ByteOrder order = directory.find(tags[0]).orElseThrow().order();
                replaced.add(TiffEntry.ofLongs(tags[0], order, offsets));
            }
        }
        for (TiffEntry entry : directory.entries()) {
            List<TiffDirectory> below = new ArrayList<>();
            for (TiffDirectory one : entry.directories()) {
                below.add(moved(one, free));
                free += pixelBytes(one);
            }
            if (!below.isEmpty()) {
                replaced.add(entry.withDirectories(below));
            }
        }
        return classic(directory).with(replaced);
    }

    /**
     * Returns the directory without values that only BigTIFF can store; offsets and lengths are
     * replaced anyway.
     */
    private static TiffDirectory classic(TiffDirectory directory) {
        return new TiffDirectory(
                directory.entries().stream().filter(TiffEntry::isClassic).toList());
    }

    private static long pixelBytes(TiffDirectory directory) {
        long bytes = 0;
        for (int[] tags : PIECES) {
            bytes += pieces(directory, tags).stream().mapToLong(Piece::length).sum();
        }
        return bytes + below(directory).stream().mapToLong(TiffCopiedPage::pixelBytes).sum();
    }

    private static List<TiffDirectory> below(TiffDirectory directory) {
        return directory.entries().stream().flatMap(e -> e.directories().stream()).toList();
    }

    private static List<Piece> pieces(TiffDirectory directory, int[] tags) {
        Optional<TiffEntry> offsets = directory.find(tags[0]).filter(TiffEntry::isWhole);
        Optional<TiffEntry> lengths = directory.find(tags[1]).filter(TiffEntry::isWhole);
        List<Piece> pieces = new ArrayList<>();
        if (offsets.isPresent() && lengths.isPresent()) {
            int count = Math.min(offsets.get().count(), lengths.get().count());
            for (int i = 0; i < count; i++) {
                pieces.add(new Piece(offsets.get().number(i), lengths.get().number(i)));
            }
        }
        return pieces;
    }
}
