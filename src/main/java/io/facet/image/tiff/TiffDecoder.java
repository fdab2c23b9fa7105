package io.facet.image.tiff;

import io.facet.image.SampleRaster;
import io.facet.image.format.ReadingTime;
import io.facet.image.metadata.PictureFlaw;
import io.facet.image.metadata.TiffDirectory;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferFloat;
import java.awt.image.DataBufferShort;
import java.awt.image.DataBufferUShort;
import java.awt.image.WritableRaster;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Decodes the strips or tiles of a TIFF page row by row, so that only the picture and one row are
 * in memory.
 */
final class TiffDecoder {

    private final FileChannel in;
    private final TiffLayout layout;
    private final ByteOrder order;
    private final ReadingTime time;

    /** The band of the raster for each stored sample, or -1 to skip it. */
    private final int[] bands;

    private final WritableRaster raster;

    private TiffDecoder(
            FileChannel in, TiffLayout layout, ByteOrder order, int[] bands, ReadingTime time) {
        this.in = in;
        this.layout = layout;
        this.order = order;
        this.bands = bands;
        this.time = time;
        int count = 0;
        for (int band : bands) {
            count = Math.max(count, band + 1);
        }
        raster =
                layout.kind() == TiffLayout.Kind.SIGNED
                        ? SampleRaster.createSigned(layout.width(), layout.height(), count)
                        : SampleRaster.create(
                                layout.width(), layout.height(), layout.bitDepth(), count);
    }

    /**
     * Reads the stored samples.
     *
     * @param bands the band of the raster for each stored sample of a pixel, or -1 to skip it
     * @return the samples as stored, without colour conversion
     * @throws EOFException if the file ends before the picture does
     * @throws PictureFlaw if it takes too long
     */
    static WritableRaster read(
            FileChannel in,
            TiffDirectory directory,
            TiffLayout layout,
            ByteOrder order,
            int[] bands,
            ReadingTime time)
            throws IOException {
        TiffDecoder decoder = new TiffDecoder(in, layout, order, bands, time);
        TiffPieces pieces = TiffPieces.of(directory, layout, in.size());
        TiffJpeg jpeg =
                layout.compression() == TiffCompression.JPEG
                        ? TiffJpeg.of(directory, layout, order)
                        : null;
        int planes = layout.isPlanar() ? layout.samples() : 1;
        for (int plane = 0; plane < planes; plane++) {
            for (int i = 0; i < layout.piecesOfPlane(); i++) {
                if (!layout.isPlanar() || bands[plane] >= 0) {
                    decoder.readPiece(pieces, plane, i, jpeg);
                }
            }
        }
        return decoder.raster;
    }

    private void readPiece(TiffPieces pieces, int plane, int index, TiffJpeg jpeg)
            throws IOException {
        int piece = plane * layout.piecesOfPlane() + index;
        int left = index % layout.piecesAcross() * layout.pieceWidth();
        int top = index / layout.piecesAcross() * layout.pieceHeight();
        try (InputStream bytes =
                new PieceInput(
                        in,
                        pieces.offset(piece),
                        pieces.length(piece),
                        layout.isReversed(),
                        time)) {
            if (jpeg != null) {
                jpeg.read(bytes, raster, left, top, bands, plane);
            } else {
                readRows(bytes, plane, left, top);
            }
        }
    }

    private void readRows(InputStream bytes, int plane, int left, int top) throws IOException {
        int rows = Math.min(layout.pieceHeight(), layout.height() - top);
        byte[] row = new byte[layout.rowBytes()];
        try (InputStream samples = layout.compression().decompressed(bytes)) {
            for (int y = 0; y < rows; y++) {
                time.check();
                if (samples.readNBytes(row, 0, row.length) < row.length) {
                    throw new EOFException();
                }
                TiffPredictor.undo(row, layout, order);
                store(row, plane, left, top + y);
            }
        }
    }

    private void store(byte[] row, int plane, int left, int y) {
        TiffSamples samples = new TiffSamples(row, layout, order);
        int columns = Math.min(layout.pieceWidth(), layout.width() - left);
        int stored = layout.samplesInPiece();
        for (int sample = 0; sample < stored; sample++) {
            int band = bands[layout.isPlanar() ? plane : sample];
            if (band < 0) {
                continue;
            }
            int step = raster.getNumBands();
            int at = (y * layout.width() + left) * step + band;
            DataBuffer buffer = raster.getDataBuffer();
            if (buffer instanceof DataBufferByte eight) {
                samples.copy(sample, stored, columns, eight.getData(), at, step);
            } else if (buffer instanceof DataBufferUShort sixteen) {
                samples.copy(sample, stored, columns, sixteen.getData(), at, step);
            } else if (buffer instanceof DataBufferShort signed) {
                samples.copy(sample, stored, columns, signed.getData(), at, step);
            } else {
                float[] floats = ((DataBufferFloat) buffer).getData();
                samples.copy(sample, stored, columns, floats, at, step);
            }
        }
    }
}
