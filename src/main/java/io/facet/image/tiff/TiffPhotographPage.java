package io.facet.image.tiff;

import io.facet.image.Photograph;
import io.facet.image.metadata.ExifBlock;
import io.facet.image.metadata.PhotographMetadata;
import io.facet.image.metadata.Resolution;
import io.facet.image.metadata.TiffDirectory;
import io.facet.image.metadata.TiffEntry;
import io.facet.image.metadata.TiffTag;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Represents a photograph as an uncompressed page with interleaved samples, which every TIFF reader
 * supports.
 */
public record TiffPhotographPage(Photograph photograph) implements TiffPage {

    /** The approximate size of a strip in bytes; readers load a whole strip into memory. */
    private static final int STRIP_BYTES = 1 << 20;

    private static final int NO_COMPRESSION = 1;
    private static final int BLACK_IS_ZERO = 1;
    private static final int RGB = 2;
    private static final int ALPHA_NOT_MULTIPLIED_IN = 2;
    private static final int UNSIGNED = 1;
    private static final int SIGNED = 2;
    private static final int FLOAT = 3;

    @Override
    public long pixelBytes() {
        return rowBytes() * photograph.height();
    }

    @Override
    public void writePixels(OutputStream out, ByteOrder order) throws IOException {
        Raster raster = photograph.raster();
        ByteBuffer row = ByteBuffer.allocate((int) rowBytes()).order(order);
        float[] samples = null;
        for (int y = 0; y < raster.getHeight(); y++) {
            samples = raster.getPixels(0, y, raster.getWidth(), 1, samples);
            row.clear();
            for (float sample : samples) {
                switch (photograph.bitDepth()) {
                    case 8 -> row.put((byte) sample);
                    case 16 -> row.putShort((short) (int) sample);
                    default -> row.putFloat(sample);
                }
            }
            out.write(row.array());
        }
    }

    @Override
    public TiffDirectory directory(long offset, ByteOrder order) {
        List<TiffEntry> entries = new ArrayList<>(metadata(order));
        entries.addAll(layout(order));
        entries.addAll(strips(offset, order));
        return new TiffDirectory(entries);
    }

    private List<TiffEntry> layout(ByteOrder order) {
        int samples = photograph.raster().getNumBands();
        int[] bits = new int[samples];
        Arrays.fill(bits, photograph.bitDepth());
        int[] formats = new int[samples];
        Arrays.fill(formats, sampleFormat());
        int colours = photograph.bands() == 1 ? BLACK_IS_ZERO : RGB;
        List<TiffEntry> entries = new ArrayList<>();
        entries.add(TiffEntry.ofLongs(TiffTag.IMAGE_WIDTH, order, photograph.width()));
        entries.add(TiffEntry.ofLongs(TiffTag.IMAGE_LENGTH, order, photograph.height()));
        entries.add(TiffEntry.ofShorts(TiffTag.BITS_PER_SAMPLE, order, bits));
        entries.add(TiffEntry.ofShorts(TiffTag.COMPRESSION, order, NO_COMPRESSION));
        entries.add(TiffEntry.ofShorts(TiffTag.PHOTOMETRIC, order, colours));
        entries.add(TiffEntry.ofShorts(TiffTag.ORIENTATION, order, 1));
        entries.add(TiffEntry.ofShorts(TiffTag.SAMPLES_PER_PIXEL, order, samples));
        entries.add(TiffEntry.ofShorts(TiffTag.SAMPLE_FORMAT, order, formats));
        if (hasRangeOfItsOwn()) {
            int black = (int) photograph.minValue();
            int white = (int) photograph.maxValue();
            entries.add(TiffEntry.ofShorts(TiffTag.MIN_SAMPLE_VALUE, order, black));
            entries.add(TiffEntry.ofShorts(TiffTag.MAX_SAMPLE_VALUE, order, white));
        }
        if (photograph.hasAlpha()) {
            entries.add(TiffEntry.ofShorts(TiffTag.EXTRA_SAMPLES, order, ALPHA_NOT_MULTIPLIED_IN));
        }
        return entries;
    }

    /**
     * Returns whether the black and white samples need tags, which exist for unsigned 16-bit
     * samples: they differ from those implied by the depth.
     */
    private boolean hasRangeOfItsOwn() {
        float white = (1 << 16) - 1;
        return photograph.bitDepth() == 16
                && !photograph.isSigned()
                && (photograph.minValue() != 0 || photograph.maxValue() != white);
    }

    private int sampleFormat() {
        if (photograph.bitDepth() == 32) {
            return FLOAT;
        }
        return photograph.isSigned() ? SIGNED : UNSIGNED;
    }

    private List<TiffEntry> strips(long offset, ByteOrder order) {
        int rows = (int) Math.max(1, STRIP_BYTES / rowBytes());
        int count = (photograph.height() + rows - 1) / rows;
        long[] offsets = new long[count];
        Arrays.setAll(offsets, strip -> offset + strip * rows * rowBytes());
        long[] lengths = new long[count];
        Arrays.fill(lengths, rows * rowBytes());
        lengths[count - 1] = pixelBytes() - (count - 1) * rows * rowBytes();
        return List.of(
                TiffEntry.ofLongs(TiffTag.ROWS_PER_STRIP, order, rows),
                TiffEntry.ofLongs(TiffTag.STRIP_OFFSETS, order, offsets),
                TiffEntry.ofLongs(TiffTag.STRIP_BYTE_COUNTS, order, lengths));
    }

    private List<TiffEntry> metadata(ByteOrder order) {
        PhotographMetadata metadata = photograph.metadata();
        List<TiffEntry> entries = new ArrayList<>();
        metadata.exif()
                .flatMap(ExifBlock::directory)
                .map(directory -> directory.in(order).kept())
                .ifPresent(entries::addAll);
        metadata.resolution().ifPresent(given -> entries.addAll(resolution(given, order)));
        metadata.iccProfile()
                .map(
                        profile ->
                                TiffEntry.ofBytes(
                                        TiffTag.ICC_PROFILE,
                                        TiffEntry.UNDEFINED,
                                        order,
                                        profile.bytes()))
                .ifPresent(entries::add);
        metadata.xmp()
                .map(xmp -> TiffEntry.ofBytes(TiffTag.XMP, TiffEntry.BYTE, order, xmp.bytes()))
                .ifPresent(entries::add);
        return entries;
    }

    private static List<TiffEntry> resolution(Resolution given, ByteOrder order) {
        Resolution resolution =
                given.unit() == Resolution.Unit.METRE
                        ? given.in(Resolution.Unit.CENTIMETRE)
                        : given;
        int unit =
                switch (resolution.unit()) {
                    case NONE -> 1;
                    case INCH -> 2;
                    case CENTIMETRE, METRE -> 3;
                };
        return List.of(
                TiffEntry.ofRational(TiffTag.X_RESOLUTION, order, resolution.horizontal()),
                TiffEntry.ofRational(TiffTag.Y_RESOLUTION, order, resolution.vertical()),
                TiffEntry.ofShorts(TiffTag.RESOLUTION_UNIT, order, unit));
    }

    private long rowBytes() {
        return (long) photograph.width()
                * photograph.raster().getNumBands()
                * (photograph.bitDepth() / 8);
    }
}
