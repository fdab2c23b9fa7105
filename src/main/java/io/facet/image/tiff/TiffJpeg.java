package io.facet.image.tiff;

import io.facet.image.format.JpegScans;
import io.facet.image.metadata.PictureFlaw;
import io.facet.image.metadata.TiffDirectory;
import io.facet.image.metadata.TiffEntry;
import io.facet.image.metadata.TiffTag;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes strips and tiles that are JPEG streams (TIFF Technical Note 2, 1995): each is complete
 * except for the tables, which are stored once in a tag.
 */
final class TiffJpeg {

    private final TiffLayout layout;
    private final byte[] tables;

    private TiffJpeg(TiffLayout layout, byte[] tables) {
        this.layout = layout;
        this.tables = tables;
    }

    /**
     * Returns the decoder for a page.
     *
     * @throws PictureFlaw if the samples do not have 8 bits
     */
    static TiffJpeg of(TiffDirectory directory, TiffLayout layout, ByteOrder order)
            throws PictureFlaw {
        if (layout.bits() != 8) {
            throw new PictureFlaw(
                    "is compressed by JPEG with %s bits, which Facet does not read; save it without compression, or with LZW or Deflate."
                            .formatted(layout.bits()));
        }
        byte[] tables =
                directory.find(TiffTag.JPEG_TABLES).map(TiffEntry::value).orElse(new byte[0]);
        return new TiffJpeg(layout, tables);
    }

    /**
     * Decodes one piece to its position in the raster, without colour conversion: chroma stays
     * chroma.
     *
     * @param bands the band of the raster for each stored sample, or -1 to skip it
     * @param plane the plane of the piece, if the layout is planar
     */
    void read(InputStream piece, WritableRaster raster, int left, int top, int[] bands, int plane)
            throws IOException {
        byte[] stream = complete(piece.readAllBytes());
        JpegScans.requireFew(stream);
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try {
            reader.setInput(
                    new MemoryCacheImageInputStream(new ByteArrayInputStream(stream)), true, true);
            if ((long) reader.getWidth(0) * reader.getHeight(0)
                    > 4L * layout.pieceWidth() * layout.pieceHeight()) {
                throw new IOException("a JPEG larger than its tile");
            }
            copy(reader.readRaster(0, null), raster, left, top, bands, plane);
        } finally {
            reader.dispose();
        }
    }

    private void copy(
            Raster decoded, WritableRaster raster, int left, int top, int[] bands, int plane)
            throws IOException {
        int columns = Math.min(layout.pieceWidth(), layout.width() - left);
        int rows = Math.min(layout.pieceHeight(), layout.height() - top);
        if (decoded.getNumBands() < layout.samplesInPiece()
                || decoded.getWidth() < columns
                || decoded.getHeight() < rows) {
            throw new IOException("a JPEG smaller than its tile");
        }
        int[] row = null;
        for (int sample = 0; sample < layout.samplesInPiece(); sample++) {
            int band = bands[layout.isPlanar() ? plane : sample];
            for (int y = 0; band >= 0 && y < rows; y++) {
                row = decoded.getSamples(0, y, columns, 1, sample, row);
                raster.setSamples(left, top + y, columns, 1, band, row);
            }
        }
    }

    /**
     * Returns a piece with the tables in front, without the end marker of the tables and the start
     * marker of the piece.
     */
    private byte[] complete(byte[] piece) throws IOException {
        if (piece.length < 2) {
            throw new EOFException();
        }
        if (tables.length < 4) {
            return piece;
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream(tables.length + piece.length);
        joined.write(tables, 0, tables.length - 2);
        joined.write(piece, 2, piece.length - 2);
        return joined.toByteArray();
    }
}
