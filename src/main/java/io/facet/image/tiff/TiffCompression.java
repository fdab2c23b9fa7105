package io.facet.image.tiff;

import io.facet.image.metadata.PictureFlaw;
import io.facet.image.metadata.TiffDirectory;
import io.facet.image.metadata.TiffTag;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.zip.InflaterInputStream;

/** The compression methods of the strips and tiles of a TIFF file. */
enum TiffCompression {
    NONE,
    LZW,
    DEFLATE,
    PACK_BITS,
    JPEG;

    /** The names of methods that are known but not supported, by number. */
    private static final Map<Integer, String> OTHERS =
            Map.ofEntries(
                    Map.entry(2, "CCITT's code for faxes"),
                    Map.entry(3, "CCITT's code for faxes"),
                    Map.entry(4, "CCITT's code for faxes"),
                    Map.entry(6, "JPEG in the obsolete form of TIFF 6.0"),
                    Map.entry(9, "JBIG"),
                    Map.entry(10, "JBIG"),
                    Map.entry(32766, "NeXT's code"),
                    Map.entry(32809, "ThunderScan's code"),
                    Map.entry(33003, "JPEG 2000"),
                    Map.entry(33005, "JPEG 2000"),
                    Map.entry(34661, "JBIG"),
                    Map.entry(34676, "SGI's code"),
                    Map.entry(34677, "SGI's code"),
                    Map.entry(34712, "JPEG 2000"),
                    Map.entry(34887, "LERC"),
                    Map.entry(34892, "lossy JPEG of DNG"),
                    Map.entry(34925, "LZMA"),
                    Map.entry(34926, "Zstandard"),
                    Map.entry(34927, "WebP"),
                    Map.entry(50000, "Zstandard"),
                    Map.entry(50001, "WebP"),
                    Map.entry(50002, "JPEG XL"),
                    Map.entry(52546, "JPEG XL"));

    /**
     * Returns the compression of a page.
     *
     * @throws PictureFlaw if it is not supported
     */
    static TiffCompression of(TiffDirectory directory) throws PictureFlaw {
        int number = (int) directory.number(TiffTag.COMPRESSION, 1);
        return switch (number) {
            case 1 -> NONE;
            case 5 -> LZW;
            case 7 -> JPEG;
            case 8, 32946 -> DEFLATE;
            case 32773 -> PACK_BITS;
            default ->
                    throw new PictureFlaw(
                            "is compressed by %s, which Facet does not read; save it without compression, or with LZW or Deflate."
                                    .formatted(
                                            OTHERS.getOrDefault(
                                                    number, "TIFF's number " + number)));
        };
    }

    /** Returns whether a predictor may be applied to rows before compression. */
    boolean takesPredictor() {
        return this == LZW || this == DEFLATE;
    }

    /**
     * Returns the decompressed bytes of a strip or tile.
     *
     * @param compressed its bytes in the file
     */
    InputStream decompressed(InputStream compressed) throws IOException {
        return switch (this) {
            case NONE -> compressed;
            case LZW -> LzwInput.of(compressed);
            case DEFLATE -> new InflaterInputStream(compressed);
            case PACK_BITS -> new PackBitsInput(compressed);
            case JPEG -> throw new IllegalStateException("JPEG is not a stream of samples");
        };
    }
}
