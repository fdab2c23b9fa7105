package io.facet.image;

import io.facet.FacetException;
import io.facet.image.metadata.Orientation;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Creates and reads the rasters of photographs: interleaved samples at the bit depth of the file.
 * ImageIO reads and writes AWT rasters, so a photograph does not have to be copied for either.
 */
public final class SampleRaster {

    private SampleRaster() {}

    /** Creates a raster of zeros with its origin at (0, 0), of unsigned integers or floats. */
    public static WritableRaster create(int width, int height, int bitDepth, int bands) {
        int type =
                switch (bitDepth) {
                    case 8 -> DataBuffer.TYPE_BYTE;
                    case 16 -> DataBuffer.TYPE_USHORT;
                    default -> DataBuffer.TYPE_FLOAT;
                };
        return ofType(type, width, height, bands);
    }

    /** Creates a raster of zeros with the sample type of another one, signed included. */
    static WritableRaster createLike(Raster raster, int width, int height, int bands) {
        return ofType(raster.getTransferType(), width, height, bands);
    }

    /** Creates a raster of zeros for signed 16-bit integers. */
    public static WritableRaster createSigned(int width, int height, int bands) {
        return ofType(DataBuffer.TYPE_SHORT, width, height, bands);
    }

    /** Returns whether samples are signed integers. */
    static boolean isSigned(Raster raster) {
        return raster.getTransferType() == DataBuffer.TYPE_SHORT;
    }

    private static WritableRaster ofType(int type, int width, int height, int bands) {
        int[] offsets = new int[bands];
        Arrays.setAll(offsets, band -> band);
        return Raster.createWritableRaster(
                new PixelInterleavedSampleModel(
                        type, width, height, bands, Math.multiplyExact(width, bands), offsets),
                null);
    }

    /** Returns a copy of the samples in a raster with its origin at (0, 0). */
    static WritableRaster copyOf(Raster raster) {
        WritableRaster copy =
                createLike(raster, raster.getWidth(), raster.getHeight(), raster.getNumBands());
        copy.setDataElements(0, 0, raster.createTranslatedChild(0, 0));
        return copy;
    }

    /** Returns the raster of a file rotated upright; the raster itself if it already is. */
    static Raster upright(Raster file, Orientation orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return file;
        }
        boolean swapped = orientation.swapsAxes();
        int width = swapped ? file.getHeight() : file.getWidth();
        int height = swapped ? file.getWidth() : file.getHeight();
        WritableRaster picture = createLike(file, width, height, file.getNumBands());
        Object pixel = null;
        for (int y = 0; y < height; y++) {
            int row = orientation.flipsRows() ? height - 1 - y : y;
            for (int x = 0; x < width; x++) {
                int column = orientation.flipsColumns() ? width - 1 - x : x;
                pixel = file.getDataElements(swapped ? row : column, swapped ? column : row, pixel);
                picture.setDataElements(x, y, pixel);
            }
        }
        return picture;
    }

    /** Returns the samples of one band, row-major. */
    static float[] plane(Raster raster, int band, Region region) {
        if (isPlainBytes(raster)) {
            return planeOfBytes(raster, band, region);
        }
        return raster.getSamples(
                region.x(), region.y(), region.width(), region.height(), band, (float[]) null);
    }

    /**
     * Returns whether samples are bytes in the order of {@link #create}, so that they can be read
     * by index.
     */
    private static boolean isPlainBytes(Raster raster) {
        return raster.getDataBuffer() instanceof DataBufferByte buffer
                && buffer.getNumBanks() == 1
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel;
    }

    private static float[] planeOfBytes(Raster raster, int band, Region region) {
        PixelInterleavedSampleModel model = (PixelInterleavedSampleModel) raster.getSampleModel();
        DataBufferByte buffer = (DataBufferByte) raster.getDataBuffer();
        byte[] bytes = buffer.getData();
        int step = model.getPixelStride();
        float[] plane = new float[region.area()];
        for (int y = 0; y < region.height(); y++) {
            int at =
                    buffer.getOffset()
                            + model.getBandOffsets()[band]
                            + (region.y() + y - raster.getSampleModelTranslateY())
                                    * model.getScanlineStride()
                            + (region.x() - raster.getSampleModelTranslateX()) * step;
            int first = y * region.width();
            for (int x = 0; x < region.width(); x++) {
                plane[first + x] = bytes[at + x * step] & 0xff;
            }
        }
        return plane;
    }

    /** Writes samples to one band. */
    public static void fill(WritableRaster raster, int band, Region region, float[] samples) {
        raster.setSamples(region.x(), region.y(), region.width(), region.height(), band, samples);
    }

    /**
     * Returns the sample range of a picture with this raster.
     *
     * @param bands how many bands are colours
     * @throws FacetException if a sample is NaN or infinite
     */
    static SampleRange range(Raster raster, int bands) {
        int bitDepth = DataBuffer.getDataTypeSize(raster.getTransferType());
        if (isSigned(raster)) {
            return new SampleRange(bitDepth, 0, Short.MAX_VALUE);
        }
        if (bitDepth != 32) {
            return SampleRange.of(bitDepth, new float[0]);
        }
        float largest = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int band = 0; band < bands; band++) {
                largest = Math.max(largest, largestOf(row(raster, band, y)));
            }
        }
        return SampleRange.ofLargest(largest);
    }

    /**
     * Returns the lowest and the highest sample of the colour bands.
     *
     * @param bands how many bands are colours
     */
    public static float[] extremes(Raster raster, int bands) {
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int band = 0; band < bands; band++) {
                for (float sample : row(raster, band, y)) {
                    lowest = Math.min(lowest, sample);
                    highest = Math.max(highest, sample);
                }
            }
        }
        return new float[] {lowest, highest};
    }

    /** Returns whether two rasters have the same samples at the same bit depth. */
    static boolean equal(Raster one, Raster other) {
        boolean alike =
                one.getBounds().equals(other.getBounds())
                        && one.getNumBands() == other.getNumBands()
                        && one.getTransferType() == other.getTransferType();
        for (int y = 0; alike && y < one.getHeight(); y++) {
            for (int band = 0; alike && band < one.getNumBands(); band++) {
                alike = Arrays.equals(row(one, band, y), row(other, band, y));
            }
        }
        return alike;
    }

    /** Copies the samples of one row to a buffer, interleaved, in the byte order of the buffer. */
    static void copyRow(Raster raster, int y, ByteBuffer target) {
        Object samples = raster.getDataElements(0, y, raster.getWidth(), 1, null);
        if (samples instanceof byte[] bytes) {
            target.put(bytes);
        } else if (samples instanceof short[] shorts) {
            target.asShortBuffer().put(shorts);
            target.position(target.position() + shorts.length * Short.BYTES);
        } else {
            float[] floats = (float[]) samples;
            target.asFloatBuffer().put(floats);
            target.position(target.position() + floats.length * Float.BYTES);
        }
    }

    private static float[] row(Raster raster, int band, int y) {
        return plane(raster, band, new Region(0, y, raster.getWidth(), 1));
    }

    private static float largestOf(float[] samples) {
        float largest = 0;
        for (float sample : samples) {
            if (!Float.isFinite(sample)) {
                throw new FacetException(
                        "The picture has samples that are infinite or no numbers; give them a"
                                + " value in an image editor, in ImageJ by Process > Math, and try"
                                + " again.");
            }
            largest = Math.max(largest, sample);
        }
        return largest;
    }
}
