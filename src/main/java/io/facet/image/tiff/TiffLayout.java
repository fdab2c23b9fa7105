package io.facet.image.tiff;

import io.facet.image.Photograph;
import io.facet.image.metadata.PictureFlaw;
import io.facet.image.metadata.TiffDirectory;
import io.facet.image.metadata.TiffEntry;
import io.facet.image.metadata.TiffTag;
import java.io.IOException;
import java.util.stream.IntStream;

/**
 * Describes how a page of a TIFF file stores its samples, following TIFF Revision 6.0 with Adobe's
 * Technical Notes 1 to 3. Instances exist only for layouts that can be read; the others are
 * rejected with a message that names them.
 *
 * @param width width in pixels
 * @param height height in pixels
 * @param samples number of samples stored per pixel
 * @param bits bits of a stored sample: 1 to 16, or 32 for floats
 * @param kind number format of the samples
 * @param colours colour space of the samples
 * @param compression compression of the pieces
 * @param predictor the predictor applied to the rows before compression
 * @param isPlanar whether each sample has a plane of its own
 * @param isReversed whether the bits of every byte are in the reverse order
 * @param pieceWidth width of a strip or tile in pixels
 * @param pieceHeight height of a strip or tile in pixels; the last strip may be shorter
 * @param isTiled whether the pieces are tiles, which are always complete
 */
public record TiffLayout(
        int width,
        int height,
        int samples,
        int bits,
        Kind kind,
        Colours colours,
        TiffCompression compression,
        Predictor predictor,
        boolean isPlanar,
        boolean isReversed,
        int pieceWidth,
        int pieceHeight,
        boolean isTiled) {

    /** The maximum number of pixels, so that RGB and alpha fit into one array for every layout. */
    public static final long MOST_PIXELS = Photograph.MAX_SAMPLES / 4;

    /**
     * The maximum width and height of a tile in pixels, which limits what is decoded for a small
     * picture; no program writes larger tiles.
     */
    private static final int LARGEST_TILE = 1 << 15;

    private static final long FOUR_GIGABYTES = 0xffffffffL;

    /** Number formats, in the order of SampleFormat from 1 on. */
    enum Kind {
        UNSIGNED,
        SIGNED,
        FLOAT
    }

    /** Colour spaces of the samples (PhotometricInterpretation). */
    public enum Colours {
        INVERTED_GREY,
        GREY,
        RGB,
        PALETTE,
        INKS,
        LUMA_AND_CHROMA
    }

    /** Predictors applied to the rows, in the order of the tag Predictor from 1 on. */
    enum Predictor {
        NONE,
        HORIZONTAL,
        FLOATING_POINT
    }

    /**
     * Reads the layout of a page.
     *
     * @throws PictureFlaw if this kind of page is not supported
     * @throws IOException if a tag is missing or has an impossible value
     */
    public static TiffLayout of(TiffDirectory directory) throws IOException {
        requireDeveloped(directory);
        int width = size(directory, TiffTag.IMAGE_WIDTH);
        int height = size(directory, TiffTag.IMAGE_LENGTH);
        if ((long) width * height > MOST_PIXELS) {
            throw new PictureFlaw(
                    "has %s x %s pixels, more than Facet can hold (%s million); crop or shrink it."
                            .formatted(width, height, MOST_PIXELS / 1_000_000));
        }
        int samples = (int) directory.number(TiffTag.SAMPLES_PER_PIXEL, 1);
        if (samples < 1 || samples > 0xffff) {
            throw new IOException(samples + " samples");
        }
        TiffCompression compression = TiffCompression.of(directory);
        int bits = bits(directory, samples);
        Kind kind = kind(directory);
        requireDepth(bits, kind);
        Colours colours = colours(directory, samples);
        Predictor predictor = predictor(directory, compression, bits, kind);
        boolean isTiled = directory.find(TiffTag.TILE_OFFSETS).isPresent();
        boolean isPlanar = samples > 1 && directory.number(TiffTag.PLANAR_CONFIGURATION, 1) == 2;
        TiffLayout layout =
                new TiffLayout(
                        width,
                        height,
                        samples,
                        bits,
                        kind,
                        colours,
                        compression,
                        predictor,
                        isPlanar,
                        directory.number(TiffTag.FILL_ORDER, 1) == 2,
                        isTiled ? tileSide(directory, TiffTag.TILE_WIDTH) : width,
                        isTiled
                                ? tileSide(directory, TiffTag.TILE_LENGTH)
                                : rowsPerStrip(directory, height),
                        isTiled);
        layout.requireFit(directory);
        return layout;
    }

    /** Returns the bits of a sample in the photograph: 8, 16, or 32 for floats. */
    int bitDepth() {
        return bits <= 8 ? 8 : bits <= 16 ? 16 : 32;
    }

    /** Returns the bytes that the colours of a pixel take in memory. */
    public long pixelBytes() {
        return (long) colourSamples() * bitDepth() / 8;
    }

    /**
     * Returns the number of colour samples per pixel; any further ones are extra samples, such as
     * opacity.
     */
    int colourSamples() {
        return switch (colours) {
            case INVERTED_GREY, GREY, PALETTE -> 1;
            case RGB, LUMA_AND_CHROMA -> 3;
            case INKS -> 4;
        };
    }

    /** Returns the number of samples of a pixel that are stored in one piece. */
    int samplesInPiece() {
        return isPlanar ? 1 : samples;
    }

    /** Returns the number of pieces side by side. */
    int piecesAcross() {
        return (width + pieceWidth - 1) / pieceWidth;
    }

    /** Returns the number of pieces of a plane, or of the picture if the layout is not planar. */
    int piecesOfPlane() {
        return piecesAcross() * ((height + pieceHeight - 1) / pieceHeight);
    }

    /** Returns the bytes of a row of a piece, before compression. */
    int rowBytes() {
        return (int) (((long) pieceWidth * samplesInPiece() * bits + 7) / 8);
    }

    /** Checks that the properties of the samples are compatible with each other. */
    private void requireFit(TiffDirectory directory) throws IOException {
        boolean inverted = colours == Colours.INVERTED_GREY && kind == Kind.FLOAT;
        boolean unusual = colours == Colours.PALETTE && bits > 8;
        boolean notUnsigned =
                kind != Kind.UNSIGNED
                        && (colours == Colours.PALETTE
                                || colours == Colours.INKS
                                || colours == Colours.LUMA_AND_CHROMA);
        if (inverted || unusual || notUnsigned) {
            throw new PictureFlaw(
                    "has %s samples of %s bits as %s, which Facet does not read; convert it to RGB or grey of 8 or 16 bits."
                            .formatted(name(kind), bits, name(colours)));
        }
        if (samples < colourSamples()) {
            throw new IOException(samples + " samples of " + colours);
        }
        if (colours == Colours.INKS) {
            requireFourInks(directory);
        }
        if (colours == Colours.LUMA_AND_CHROMA) {
            requireFullChroma(directory);
        }
        if ((long) pieceWidth * samplesInPiece() * bits > 8L * Integer.MAX_VALUE) {
            throw new IOException("a row of more than 2 GB");
        }
    }

    private void requireFullChroma(TiffDirectory directory) throws PictureFlaw {
        if (bits != 8) {
            throw unreadable("YCbCr colours of " + bits + " bits");
        }
        // The JPEG decoder handles subsampled chroma and scales it to full size.
        boolean full =
                compression == TiffCompression.JPEG
                        || directory
                                .find(TiffTag.CHROMA_SUBSAMPLING)
                                .filter(entry -> entry.isWhole() && entry.count() >= 2)
                                .filter(entry -> entry.number(0) == 1 && entry.number(1) == 1)
                                .isPresent();
        if (!full) {
            throw unreadable("YCbCr colours with reduced chroma");
        }
        double black =
                directory.find(TiffTag.REFERENCE_BLACK_WHITE).map(TiffEntry::fraction).orElse(0.0);
        if (black > 0) {
            throw unreadable("YCbCr colours of a reduced range");
        }
    }

    private void requireFourInks(TiffDirectory directory) throws PictureFlaw {
        boolean cmyk = directory.number(TiffTag.INK_SET, 1) == 1;
        if (!cmyk || directory.number(TiffTag.NUMBER_OF_INKS, 4) != 4) {
            throw new PictureFlaw(
                    "has other inks than cyan, magenta, yellow and black, and nothing says what"
                            + " they look like; convert it to RGB in an image editor.");
        }
        if (bits != 8 && bits != 16) {
            throw unreadable("inks of " + bits + " bits");
        }
    }

    /**
     * Rejects a camera's raw file, whose first page is often a thumbnail instead of the picture.
     */
    private static void requireDeveloped(TiffDirectory directory) throws PictureFlaw {
        long photometric = directory.number(TiffTag.PHOTOMETRIC, 1);
        boolean raw =
                directory.find(TiffTag.DNG_VERSION).isPresent()
                        || photometric == 32803
                        || photometric == 34892
                        || directory.entries().stream()
                                .flatMap(entry -> entry.directories().stream())
                                .anyMatch(below -> below.number(TiffTag.PHOTOMETRIC, 1) == 32803);
        if (raw) {
            throw new PictureFlaw(
                    "is a camera's raw file; develop it into a TIFF or PNG file first.");
        }
    }

    private static int size(TiffDirectory directory, int tag) throws IOException {
        long size = directory.number(tag, 0);
        if (size < 1 || size > Integer.MAX_VALUE) {
            throw new IOException("tag " + tag + " is " + size);
        }
        return (int) size;
    }

    private static int tileSide(TiffDirectory directory, int tag) throws IOException {
        int side = size(directory, tag);
        if (side > LARGEST_TILE) {
            throw new IOException("a tile of " + side);
        }
        return side;
    }

    private static int rowsPerStrip(TiffDirectory directory, int height) throws IOException {
        long rows = directory.number(TiffTag.ROWS_PER_STRIP, FOUR_GIGABYTES);
        if (rows < 1) {
            throw new IOException("strips without rows");
        }
        return (int) Math.min(rows, height);
    }

    private static int bits(TiffDirectory directory, int samples) throws IOException {
        TiffEntry entry =
                directory.find(TiffTag.BITS_PER_SAMPLE).filter(TiffEntry::isWhole).orElse(null);
        if (entry == null) {
            return 1;
        }
        // Some programs write a single value for all samples.
        int count = Math.min(samples, entry.count());
        long[] bits = IntStream.range(0, count).mapToLong(entry::number).toArray();
        for (long other : bits) {
            if (other != bits[0]) {
                throw unreadable("samples of %s and of %s bits".formatted(bits[0], other));
            }
        }
        if (bits[0] < 1 || bits[0] > 128) {
            throw new IOException(bits[0] + " bits");
        }
        return (int) bits[0];
    }

    private static Kind kind(TiffDirectory directory) throws PictureFlaw {
        long format = directory.number(TiffTag.SAMPLE_FORMAT, 1);
        return switch ((int) format) {
            case 2 -> Kind.SIGNED;
            case 3 -> Kind.FLOAT;
            case 5, 6 -> throw unreadable("complex numbers as samples");
            // 4 means undefined; readers treat such samples as unsigned integers.
            default -> Kind.UNSIGNED;
        };
    }

    private static void requireDepth(int bits, Kind kind) throws PictureFlaw {
        boolean read =
                switch (kind) {
                    case UNSIGNED -> bits <= 16;
                    case SIGNED -> bits == 16;
                    case FLOAT -> bits == 32;
                };
        if (!read) {
            throw new PictureFlaw(
                    "has %s samples of %s bits, which Facet does not read; convert it to 8 or 16 bits or to 32-bit floats, in ImageJ by Image > Type."
                            .formatted(name(kind), bits));
        }
    }

    private static Colours colours(TiffDirectory directory, int samples) throws PictureFlaw {
        long photometric = directory.number(TiffTag.PHOTOMETRIC, samples < 3 ? 1 : 2);
        return switch ((int) photometric) {
            case 0 -> Colours.INVERTED_GREY;
            case 1, 4 -> Colours.GREY;
            case 2 -> Colours.RGB;
            case 3 -> Colours.PALETTE;
            case 5 -> Colours.INKS;
            case 6 -> Colours.LUMA_AND_CHROMA;
            case 8, 9, 10 -> throw unreadable("CIE L*a*b* colours");
            case 32844, 32845 -> throw unreadable("LogLuv colours");
            default -> throw unreadable("colours of TIFF's number " + photometric);
        };
    }

    private static Predictor predictor(
            TiffDirectory directory, TiffCompression compression, int bits, Kind kind)
            throws IOException {
        if (!compression.takesPredictor()) {
            return Predictor.NONE;
        }
        long number = directory.number(TiffTag.PREDICTOR, 1);
        boolean fits =
                switch ((int) number) {
                    case 1 -> true;
                    case 2 -> bits == 8 || bits == 16 || bits == 32;
                    case 3 -> kind == Kind.FLOAT;
                    default -> false;
                };
        if (!fits) {
            throw new PictureFlaw(
                    "is compressed with predictor %s on %s samples of %s bits, which Facet does not read; save it without a predictor."
                            .formatted(number, name(kind), bits));
        }
        return Predictor.values()[(int) number - 1];
    }

    private static PictureFlaw unreadable(String what) {
        return new PictureFlaw(
                "has "
                        + what
                        + ", which Facet does not read; convert it to RGB or grey of 8 or 16 bits"
                        + " in an image editor.");
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case UNSIGNED -> "unsigned integer";
            case SIGNED -> "signed integer";
            case FLOAT -> "floating-point";
        };
    }

    private static String name(Colours colours) {
        return switch (colours) {
            case INVERTED_GREY -> "grey with white at 0";
            case GREY -> "grey";
            case RGB -> "RGB";
            case PALETTE -> "colours of a palette";
            case INKS -> "inks";
            case LUMA_AND_CHROMA -> "YCbCr";
        };
    }
}
