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
 * A picture at the depth of its own file. Immutable: whatever changes its samples makes a new one.
 *
 * <pre>{@code
 * Photograph photograph = PhotographFile.read(path);
 * Region face = new Region(400, 200, 300, 300);
 * float[] red = photograph.plane(0, face); // row by row, white is photograph.maxValue()
 * }</pre>
 *
 * <p>Samples are those of the file: whole numbers in 0..255 at 8 bits and 0..65535 at 16, or
 * -32768..32767 if they are signed, any finite numbers at 32. Neither gamma nor a colour profile is
 * applied to them; the profile travels along in the {@link #metadata}. Bands are grey, or red,
 * green, blue; opacity is held apart from them and never touched.
 *
 * <p>It takes the memory of its samples at their own depth, 120 MB for 40 megapixels of 8-bit RGB,
 * and so does every changed copy. A plane that is handed out takes four bytes a pixel, so who works
 * on a part of a large picture asks for a region of it.
 */
public final class Photograph {

    /** The most samples, alpha counted, that one Java array and so one photograph can hold. */
    public static final int MAX_SAMPLES = Integer.MAX_VALUE - 8;

    /** Its bands, then alpha if there is one; nobody writes to it any more. */
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
     * A photograph without alpha from its planes.
     *
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @param bitDepth 8, 16, or 32 for floats
     * @param planes one plane (grey) or three (red, green, blue) of width x height samples,
     *     row-major; at 8 and 16 bits rounded half up and clamped to 0..2^bitDepth - 1
     * @throws IllegalArgumentException if a size, the depth, the number or the length of the planes
     *     is another, or a sample is NaN or, at 32 bits, infinite
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
     * The photograph that an AWT picture shows. Grey, RGB and either with alpha keep their samples
     * bit for bit at 8, 16 and 32 (float) bits; a palette becomes RGB, with alpha if a colour is
     * transparent, or grey if all its colours are opaque greys, as in a 1-bit picture; other packed
     * pixels become 8-bit RGB.
     *
     * @throws io.facet.FacetException if its colours are neither grey nor RGB, or its samples are
     *     of another depth, NaN or infinite
     */
    public static Photograph of(BufferedImage image) {
        return RasterConversion.copyOf(image);
    }

    /** A photograph of a raster that nobody else writes to, its last band alpha if left over. */
    public static Photograph ofRaster(Raster raster, int bands) {
        SampleRange range = SampleRaster.range(raster, bands);
        return new Photograph(raster, bands, range, PhotographMetadata.none(), List.of());
    }

    /** Columns. */
    public int width() {
        return raster.getWidth();
    }

    /** Rows. */
    public int height() {
        return raster.getHeight();
    }

    /** Whether a position lies on the picture, (0, 0) being the middle of its first pixel. */
    public boolean covers(double x, double y) {
        // Half a pixel more on every side, because a position counts from pixel middles.
        return x >= -0.5 && y >= -0.5 && x <= width() - 0.5 && y <= height() - 0.5;
    }

    /** 1 for grey, 3 for red, green, blue; alpha is not counted. */
    public int bands() {
        return bands;
    }

    /** Bits of a sample: 8, 16, or 32 for floats. */
    public int bitDepth() {
        return DataBuffer.getDataTypeSize(raster.getTransferType());
    }

    /** The sample of black: 0, or what {@link #withRange} said. Samples may lie below it. */
    public float minValue() {
        return range.black();
    }

    /**
     * The sample of white: 255 at 8 bits, 65535 at 16, 32767 if signed, or what {@link #withRange}
     * said. Floats do not say what white is: it is the smallest of 1, 255 and 65535 that no sample
     * of the file exceeds, or else the largest sample.
     */
    public float maxValue() {
        return range.white();
    }

    /** What one grey level, 1/255 of the range, is in samples: 1 at 8 bits, 257 at 16. */
    public float greyLevel() {
        return (range.white() - range.black()) / 255f;
    }

    /**
     * The same samples, of which others are black and white, as in a picture of 12 bits whose
     * samples lie in 16. Those beyond stay as they are; what an edit changes is brought between.
     *
     * @param black the sample of black; at 8 and 16 bits one that the file can hold
     * @param white the sample of white, above black; at 8 and 16 bits one that the file can hold
     * @throws IllegalArgumentException if these are no such samples
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

    /** Whether samples are whole numbers that can be negative: 16 bits, -32768..32767. */
    public boolean isSigned() {
        return SampleRaster.isSigned(raster);
    }

    /**
     * What a user should know about how the file was read, a sentence each: what was left out, and
     * which samples count as black and white if the depth does not say so.
     */
    public List<String> notes() {
        return notes;
    }

    /** The same picture with more notes. */
    public Photograph withNotes(List<String> further) {
        List<String> all = Stream.concat(notes.stream(), further.stream()).toList();
        return new Photograph(raster, bands, range, metadata, all);
    }

    /** Whether the picture has an alpha band. */
    public boolean hasAlpha() {
        return raster.getNumBands() > bands;
    }

    /** The opacity in 0..{@link #maxValue()}, row-major, if the picture has one; a copy. */
    public Optional<float[]> alpha() {
        return hasAlpha()
                ? Optional.of(SampleRaster.plane(raster, bands, bounds()))
                : Optional.empty();
    }

    /** What the file said beside its pixels; nothing for a picture that was made from planes. */
    public PhotographMetadata metadata() {
        return metadata;
    }

    /** The same picture with other metadata. */
    public Photograph withMetadata(PhotographMetadata replacement) {
        return new Photograph(raster, bands, range, replacement, notes);
    }

    /**
     * One band as a copy: sample {@code (x, y)} is at {@code y * width + x}.
     *
     * @param band 0..bands - 1
     * @throws IndexOutOfBoundsException if there is no such band
     */
    public float[] plane(int band) {
        return plane(band, bounds());
    }

    /**
     * A part of one band as a copy: sample {@code (region.x + i, region.y + j)} of the picture is
     * at {@code j * region.width + i}.
     *
     * @param band 0..bands - 1
     * @throws IndexOutOfBoundsException if there is no such band, or the region leaves the picture
     */
    public float[] plane(int band, Region region) {
        if (band < 0 || band >= bands) {
            throw new IndexOutOfBoundsException("band " + band + " of " + bands);
        }
        region.requireInside(width(), height());
        return SampleRaster.plane(raster, band, region);
    }

    /**
     * The same picture with other samples: size, depth, bands, alpha and metadata stay.
     *
     * @param planes as many planes as there are bands, in minValue..maxValue; fitted as in {@link
     *     #withRegion}
     * @throws IllegalArgumentException if there are more or fewer planes than bands, a plane has
     *     not width x height samples, or a sample is NaN
     */
    public Photograph withPlanes(float[]... planes) {
        return withRegion(bounds(), planes);
    }

    /**
     * The same picture with other samples in one part of it; every sample elsewhere stays bit for
     * bit, and so do alpha and metadata.
     *
     * @param region where the samples lie
     * @param planes as many planes as there are bands, of region.width x region.height samples,
     *     row-major. At 8 and 16 bits they are rounded half up; all are clamped to
     *     minValue..maxValue, widened to the sample that was there, so that a sample that is put
     *     back stays what it was.
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
     * The same picture with another opacity.
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
     * A part of the picture, made smaller: a new sample is the mean of those that it covers. Depth,
     * bands, black and white stay; alpha and metadata do not come along.
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
     * The picture as networks take it: RGB in grey levels, black 0 and white 255, whatever the
     * depth; grey is repeated in the three channels. Alpha is left out.
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
     * The same samples as an AWT picture, at the same depth, with alpha if there is one; a copy.
     */
    public BufferedImage toBufferedImage() {
        return RasterConversion.bufferedImage(SampleRaster.copyOf(raster), hasAlpha());
    }

    /**
     * Returns the SHA-256 digest of what this photograph shows, whatever file or program it came
     * from: its samples and what is needed to read them, but neither metadata nor the range of
     * black and white.
     *
     * <p>Digested are the words {@code width height bands bitDepth alpha}, with {@code alpha} 1 or
     * 0, and a line feed in ASCII; then all samples row by row, those of a pixel one after the
     * other, alpha last, the low byte of each first; floats as IEEE 754 has them.
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

    /** The picture turned as its metadata say, which then say that nothing is left to turn. */
    public Photograph upright() {
        Orientation orientation = metadata.orientation();
        Raster turned = SampleRaster.upright(raster, orientation);
        PhotographMetadata now =
                metadata.upright(turned.getWidth(), turned.getHeight(), orientation);
        return new Photograph(turned, bands, range, now, notes);
    }

    /** The samples, bands first and then alpha, which nobody may write to. */
    public Raster raster() {
        return raster;
    }

    /**
     * Two photographs are equal when their sizes, depths, samples and alphas are, whatever is said
     * of black and white.
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
