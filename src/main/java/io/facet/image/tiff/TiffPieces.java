package io.facet.image.tiff;

import io.facet.image.metadata.TiffDirectory;
import io.facet.image.metadata.TiffEntry;
import io.facet.image.metadata.TiffTag;
import java.io.IOException;
import java.util.Optional;

/** Locates the strips or tiles of a page in the file. */
final class TiffPieces {

    private final TiffEntry offsets;
    private final Optional<TiffEntry> lengths;
    private final long fileLength;

    private TiffPieces(TiffEntry offsets, Optional<TiffEntry> lengths, long fileLength) {
        this.offsets = offsets;
        this.lengths = lengths;
        this.fileLength = fileLength;
    }

    /**
     * Reads the offsets and lengths of a page.
     *
     * @throws IOException if there are fewer than the layout needs
     */
    static TiffPieces of(TiffDirectory directory, TiffLayout layout, long fileLength)
            throws IOException {
        boolean tiled = layout.isTiled();
        int[] tags =
                tiled
                        ? new int[] {TiffTag.TILE_OFFSETS, TiffTag.TILE_BYTE_COUNTS}
                        : new int[] {TiffTag.STRIP_OFFSETS, TiffTag.STRIP_BYTE_COUNTS};
        long needed = (long) layout.piecesOfPlane() * (layout.isPlanar() ? layout.samples() : 1);
        TiffEntry offsets =
                directory
                        .find(tags[0])
                        .filter(TiffEntry::isWhole)
                        .orElseThrow(() -> new IOException("no offsets"));
        Optional<TiffEntry> lengths =
                directory
                        .find(tags[1])
                        .filter(TiffEntry::isWhole)
                        .filter(entry -> entry.count() >= needed);
        if (offsets.count() < needed || lengths.isEmpty() && needed > 1) {
            throw new IOException("%s pieces of %s".formatted(offsets.count(), needed));
        }
        return new TiffPieces(offsets, lengths, fileLength);
    }

    /** Returns the offset of a piece in the file. */
    long offset(int piece) {
        return offsets.number(piece);
    }

    /**
     * Returns the length of a piece in bytes; the rest of the file for a single piece without a
     * stored length.
     */
    long length(int piece) {
        long length = lengths.map(entry -> entry.number(piece)).orElse(0L);
        return length == 0 && offsets.count() == 1 ? fileLength - offset(piece) : length;
    }
}
