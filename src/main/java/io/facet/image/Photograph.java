package io.facet.image;

import io.facet.file.Sha256;
import io.facet.image.metadata.Orientation;
import io.facet.image.metadata.PhotographMetadata;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A picture at the bit depth of its file. Immutable: every change of samples creates a new
 * photograph.
 *
 * <pre>{@code
 * Photograph photograph = PhotographFile.read(path);
 * Region face = new Region(400, 200, 300, 300);
 * float[] red = photograph.plane(0, face); // row by row, white is photograph.maxValue()
 * }</pre>
 *
 * <p>Samples are those of the file: whole numbers in 0..255 at 8 bits and 0..65535 at 16, or
 * -32768..32767 if they are signed, any finite numbers at 32. Neither gamma nor a colour profile is
 * applied to them; the {@link #metadata} keep the profile. Bands are grey, or red, green, blue;
 * alpha is stored separately and is not edited.
 *
 * <p>A photograph occupies the memory of its samples at their own depth, 120 MB for 40 megapixels
 * of 8-bit RGB, and so does every modified copy. A returned plane occupies four bytes per pixel, so
 * callers that work on a part of a large picture should request a region.
 */
public final class Photograph {

    /**
     * Maximum number of samples, including alpha, that one Java array and therefore one photograph
     * can hold.
     */
    public static final int MAX_SAMPLES = Integer.MAX_VALUE - 8;

    /** The bands, followed by alpha if there is one; not modified after construction. */
    private final Raster raster;

    private final int bands;
    private final SampleRange range;
    private final PhotographMetadata metadata;
    private final List<String> notes;

    private Photograph(
            Raster raster,
            int bands,
            SampleRange range,
            PhotographMetadata metadata,
            List<String> notes) {
        this.raster = raster;
        this.bands = bands;
        this.range = range;
        this.metadata = metadata;
        this.notes = notes;
    }

    /**
     * Creates a photograph without alpha from its planes.
     *
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @param bitDepth 8, 16, or 32 for floats
     * @param planes one plane (grey) or three (red, green, blue) of width x height samples,
     *     row-major; at 8 and 16 bits rounded half up and clamped to 0..2^bitDepth - 1
     * @throws IllegalArgumentException if a size, the depth, or the number or length of the planes
     *     is invalid, or a sample is NaN or, at 32 bits, infinite
     */
    public static Photograph ofPlanes(int width, int height, int bitDepth, float[]... planes) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("no picture is " + width + " x " + height);
        }
        if (bitDepth != 8 && bitDepth != 16 && bitDepth != 32) {
            throw new IllegalArgumentException("a depth of 8, 16 or 32 bits, not " + bitDepth);
        }
        if (planes.length != 1 && planes.length != 3) {
            throw new IllegalArgumentException("1 or 3 planes, not " + planes.length);
        }
        if ((long) width * height * planes.length > MAX_SAMPLES) {
            throw new IllegalArgumentException(
                    "%s x %s x %s samples are more than %s"
                            .formatted(width, height, planes.length, MAX_SAMPLES));
        }
        WritableRaster raster = SampleRaster.create(width, height, bitDepth, planes.length);
        Region whole = new Region(0, 0, width, height);
        for (int band = 0; band < planes.length; band++) {
            SampleRange possible = SampleRange.of(bitDepth, planes[band]);
            SampleRaster.fill(raster, band, whole, possible.fitted(planes[band], whole.area()));
        }
        return ofRaster(raster, planes.length);
    }

    /**
     * Converts an AWT image to a photograph. Grey and RGB images, with or without alpha, keep their
     * samples bit for bit at 8, 16 and 32 (float) bits. A palette becomes RGB, with alpha if a
     * colour is transparent, or grey if all its colours are opaque greys, as in a 1-bit picture.
     * Other packed pixels become 8-bit RGB.
     *
     * @throws io.facet.FacetException if the colours are neither grey nor RGB, or the samples have
     *     another depth, are NaN or are infinite
     */
    public static Photograph of(BufferedImage image) {
        return RasterConversion.copyOf(image);
    }

    /**
     * Creates a photograph that takes ownership of a raster. A band beyond the given number is
     * alpha.
     */
    public static Photograph ofRaster(Raster raster, int bands) {
        SampleRange range = SampleRaster.range(raster, bands);
        return new Photograph(raster, bands, range, PhotographMetadata.none(), List.of());
    }

    /** Returns the number of columns. */
    public int width() {
        return raster.getWidth();
    }

    /** Returns the number of rows. */
    public int height() {
        return raster.getHeight();
    }

    /**
     * Returns whether a position lies on the picture, where (0, 0) is the centre of the first
     * pixel.
     */
    public boolean covers(double x, double y) {
        // Positions refer to pixel centres, so the picture extends half a pixel further on every
        // side.
        return x >= -0.5 && y >= -0.5 && x <= width() - 0.5 && y <= height() - 0.5;
    }

    /** Returns the number of bands without alpha: 1 for grey, 3 for red, green, blue. */
    public int bands() {
        return bands;
    }

    /** Returns the bits per sample: 8, 16, or 32 for floats. */
    public int bitDepth() {
        return DataBuffer.getDataTypeSize(raster.getTransferType());
    }

    /**
     * Returns the sample value of black: 0, or the one set by {@link #withRange}. Samples may lie
     * below it.
     */
    public float minValue() {
        return range.black();
    }

    /**
     * Returns the sample value of white: 255 at 8 bits, 65535 at 16, 32767 if signed, or the one
     * set by {@link #withRange}. Float files do not define white: it is the smallest of 1, 255 and
     * 65535 that no sample of the file exceeds, or else the largest sample.
     */
    public float maxValue() {
        return range.white();
    }

    /**
     * Returns the size of one grey level (1/255 of the range) in sample values: 1 at 8 bits, 257 at
     * 16.
     */
    public float greyLevel() {
        return (range.white() - range.black()) / 255f;
    }

    /**
     * Returns the same samples with another range of black and white, as for a 12-bit picture
     * stored in 16 bits. Samples outside the range are kept; edited samples are clamped to it.
     *
     * @param black the sample of black; at 8 and 16 bits one that the file can hold
     * @param white the sample of white, above black; at 8 and 16 bits one that the file can hold
     * @throws IllegalArgumentException if black and white do not meet these conditions
     */
    public Photograph withRange(float black, float white) {
        SampleRange said = new SampleRange(bitDepth(), black, white);
        boolean signed = SampleRaster.isSigned(raster);
        if (signed ? !said.isPossibleSigned() : !said.isPossible()) {
            throw new IllegalArgumentException(
                    "no range of %s bits: %s to %s".formatted(bitDepth(), black, white));
        }
        return new Photograph(raster, bands, said, metadata, notes);
    }

    /** Returns whether samples are signed integers: 16 bits, -32768..32767. */
    public boolean isSigned() {
        return SampleRaster.isSigned(raster);
    }

    /**
     * Returns notes for the user on how the file was read, one sentence each: what was omitted, and
     * which samples are black and white if the bit depth does not define them.
     */
    public List<String> notes() {
        return notes;
    }

    /** Returns the same picture with additional notes. */
    public Photograph withNotes(List<String> further) {
        List<String> all = Stream.concat(notes.stream(), further.stream()).toList();
        return new Photograph(raster, bands, range, metadata, all);
    }

    /** Returns whether the picture has an alpha band. */
    public boolean hasAlpha() {
        return raster.getNumBands() > bands;
    }

    /**
     * Returns a copy of the alpha band in 0..{@link #maxValue()}, row-major, if the picture has
     * one.
     */
    public Optional<float[]> alpha() {
        return hasAlpha()
                ? Optional.of(SampleRaster.plane(raster, bands, bounds()))
                : Optional.empty();
    }

    /** Returns the metadata of the file; empty for a picture that was created from planes. */
    public PhotographMetadata metadata() {
        return metadata;
    }

    /** Returns the same picture with other metadata. */
    public Photograph withMetadata(PhotographMetadata replacement) {
        return new Photograph(raster, bands, range, replacement, notes);
    }

    /**
     * Returns a copy of one band: sample {@code (x, y)} is at {@code y * width + x}.
     *
     * @param band 0..bands - 1
     * @throws IndexOutOfBoundsException if there is no such band
     */
    public float[] plane(int band) {
        return plane(band, bounds());
    }

    /**
     * Returns a copy of a region of one band: sample {@code (region.x + i, region.y + j)} of the
     * picture is at {@code j * region.width + i}.
     *
     * @param band 0..bands - 1
     * @throws IndexOutOfBoundsException if there is no such band, or the region extends beyond the
     *     picture
     */
    public float[] plane(int band, Region region) {
        if (band < 0 || band >= bands) {
            throw new IndexOutOfBoundsException("band " + band + " of " + bands);
        }
        region.requireInside(width(), height());
        return SampleRaster.plane(raster, band, region);
    }

    /**
     * Returns the same picture with other samples. Size, depth, bands, alpha and metadata are kept.
     *
     * @param planes as many planes as there are bands, in minValue..maxValue; rounded and clamped
     *     as in {@link #withRegion}
     * @throws IllegalArgumentException if there are more or fewer planes than bands, a plane does
     *     not have width x height samples, or a sample is NaN
     */
    public Photograph withPlanes(float[]... planes) {
        return withRegion(bounds(), planes);
    }

    /**
     * Returns the same picture with other samples in one region. All samples outside it are kept
     * bit for bit, and so are alpha and metadata.
     *
     * @param region where the samples lie
     * @param planes as many planes as there are bands, of region.width x region.height samples,
     *     row-major. At 8 and 16 bits they are rounded half up; all are clamped to
     *     minValue..maxValue, extended to the previous sample, so that a sample that is written
     *     back keeps its value.
     * @throws IndexOutOfBoundsException if the region leaves the picture
     * @throws IllegalArgumentException if there are more or fewer planes or samples, or one is NaN
     */
    public Photograph withRegion(Region region, float[]... planes) {
        if (planes.length != bands) {
            throw new IllegalArgumentException(
                    "%s planes for %s bands".formatted(planes.length, bands));
        }
        region.requireInside(width(), height());
        WritableRaster changed = SampleRaster.copyOf(raster);
        for (int band = 0; band < bands; band++) {
            float[] before = SampleRaster.plane(raster, band, region);
            SampleRaster.fill(changed, band, region, range.fitted(planes[band], before));
        }
        return new Photograph(changed, bands, range, metadata, notes);
    }

    /**
     * Returns the same picture with another alpha band.
     *
     * @param opacity width x height samples in 0..maxValue, row-major; clamped, and rounded half up
     *     at 8 and 16 bits
     * @throws IllegalArgumentException if there are more or fewer samples, or one is NaN
     */
    public Photograph withAlpha(float[] opacity) {
        SampleRange possible = new SampleRange(bitDepth(), 0, range.white());
        float[] fitted = possible.fitted(opacity, bounds().area());
        WritableRaster changed = SampleRaster.create(width(), height(), bitDepth(), bands + 1);
        for (int band = 0; band < bands; band++) {
            SampleRaster.fill(changed, band, bounds(), plane(band));
        }
        SampleRaster.fill(changed, bands, bounds(), fitted);
        return new Photograph(changed, bands, range, metadata, notes);
    }

    /**
     * Returns a region of the picture at a smaller size. Each new sample is the mean of the samples
     * that it covers. Depth, bands, black and white are kept; alpha and metadata are omitted.
     *
     * @param region of the picture
     * @param width of the new picture, from 1 to the region's
     * @param height of the new picture, from 1 to the region's
     * @throws IndexOutOfBoundsException if the region leaves the picture
     */
    public Photograph reduced(Region region, int width, int height) {
        WritableRaster smaller = SampleRaster.createLike(raster, width, height, bands);
        Region all = new Region(0, 0, width, height);
        for (int band = 0; band < bands; band++) {
            float[] samples = AreaMean.reduced(plane(band, region), region, width, height);
            SampleRaster.fill(smaller, band, all, range.fitted(samples, all.area()));
        }
        return new Photograph(smaller, bands, range, PhotographMetadata.none(), List.of());
    }

    /**
     * Converts the picture to the input of networks: RGB in grey levels, black 0 and white 255,
     * whatever the bit depth. Grey is repeated in the three channels. Alpha is omitted.
     */
    public FloatImage toFloatImage() {
        float greyLevel = greyLevel();
        float[] interleaved = new float[Math.multiplyExact(bounds().area(), 3)];
        for (int channel = 0; channel < 3; channel++) {
            float[] plane = plane(bands == 1 ? 0 : channel);
            for (int i = 0; i < plane.length; i++) {
                interleaved[i * 3 + channel] = (plane[i] - range.black()) / greyLevel;
            }
        }
        return new FloatImage(width(), height(), 3, interleaved);
    }

    /**
     * Returns a copy of the samples as an AWT image at the same bit depth, with alpha if there is
     * one.
     */
    public BufferedImage toBufferedImage() {
        return RasterConversion.bufferedImage(SampleRaster.copyOf(raster), hasAlpha());
    }

    /**
     * Returns the SHA-256 digest of the content of this photograph, whatever file or program it
     * came from. It covers the samples and what is needed to interpret them, but neither metadata
     * nor the range of black and white.
     *
     * <p>The digest is computed over the line {@code width height bands bitDepth alpha} in ASCII,
     * with {@code alpha} 1 or 0 and a trailing line feed. All samples follow row by row,
     * interleaved, with alpha last and in little-endian byte order; floats are IEEE 754 single
     * precision.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public String sha256() {
        return Sha256.of(this::feed);
    }

    private void feed(MessageDigest digest) {
        String header =
                "%s %s %s %s %s\n"
                        .formatted(width(), height(), bands, bitDepth(), hasAlpha() ? 1 : 0);
        digest.update(header.getBytes(StandardCharsets.US_ASCII));
        ByteBuffer row =
                ByteBuffer.allocate(raster.getWidth() * raster.getNumBands() * bitDepth() / 8)
                        .order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < raster.getHeight(); y++) {
            SampleRaster.copyRow(raster, y, row.clear());
            digest.update(row.flip());
        }
    }

    /**
     * Returns the picture rotated as its metadata specify. The metadata of the result specify no
     * rotation.
     */
    public Photograph upright() {
        Orientation orientation = metadata.orientation();
        Raster turned = SampleRaster.upright(raster, orientation);
        PhotographMetadata now =
                metadata.upright(turned.getWidth(), turned.getHeight(), orientation);
        return new Photograph(turned, bands, range, now, notes);
    }

    /** Returns the samples: the bands, followed by alpha. Callers must not modify them. */
    public Raster raster() {
        return raster;
    }

    /**
     * Returns whether two photographs have the same size, bit depth, samples and alpha. The range
     * of black and white is ignored.
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof Photograph that
                && bands == that.bands
                && SampleRaster.equal(raster, that.raster);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new int[] {width(), height(), bands, bitDepth()});
    }

    @Override
    public String toString() {
        return "Photograph[%s x %s, %s bits, %s%s]"
                .formatted(
                        width(),
                        height(),
                        bitDepth(),
                        bands == 1 ? "grey" : "RGB",
                        hasAlpha() ? " and alpha" : "");
    }

    private Region bounds() {
        return new Region(0, 0, width(), height());
    }
}
