package io.facet.image.metadata;

import java.util.Set;

/**
 * Defines the numbers of TIFF tags of TIFF Revision 6.0 (1992) with Adobe's supplements, and of
 * Exif 2.32 for the tags that cameras add.
 */
public final class TiffTag {

    static final int NEW_SUBFILE_TYPE = 254;
    public static final int IMAGE_WIDTH = 256;
    public static final int IMAGE_LENGTH = 257;
    public static final int BITS_PER_SAMPLE = 258;
    public static final int COMPRESSION = 259;
    public static final int PHOTOMETRIC = 262;
    public static final int FILL_ORDER = 266;
    public static final int IMAGE_DESCRIPTION = 270;
    public static final int STRIP_OFFSETS = 273;
    public static final int ORIENTATION = 274;
    public static final int SAMPLES_PER_PIXEL = 277;
    public static final int ROWS_PER_STRIP = 278;
    public static final int STRIP_BYTE_COUNTS = 279;
    public static final int MIN_SAMPLE_VALUE = 280;
    public static final int MAX_SAMPLE_VALUE = 281;
    public static final int X_RESOLUTION = 282;
    public static final int Y_RESOLUTION = 283;
    public static final int PLANAR_CONFIGURATION = 284;
    public static final int RESOLUTION_UNIT = 296;
    public static final int PREDICTOR = 317;
    public static final int COLOR_MAP = 320;
    public static final int TILE_WIDTH = 322;
    public static final int TILE_LENGTH = 323;
    public static final int TILE_OFFSETS = 324;
    public static final int TILE_BYTE_COUNTS = 325;
    static final int SUB_IFDS = 330;
    public static final int INK_SET = 332;
    public static final int NUMBER_OF_INKS = 334;
    public static final int DOT_RANGE = 336;
    public static final int EXTRA_SAMPLES = 338;
    public static final int SAMPLE_FORMAT = 339;
    public static final int S_MIN_SAMPLE_VALUE = 340;
    public static final int S_MAX_SAMPLE_VALUE = 341;
    public static final int JPEG_TABLES = 347;
    public static final int THUMBNAIL_OFFSET = 513;
    public static final int THUMBNAIL_LENGTH = 514;
    public static final int CHROMA_SUBSAMPLING = 530;
    public static final int REFERENCE_BLACK_WHITE = 532;
    public static final int XMP = 700;
    static final int EXIF_IFD = 34665;
    public static final int ICC_PROFILE = 34675;
    static final int GPS_IFD = 34853;
    public static final int DNG_VERSION = 50706;
    public static final int IMAGEJ_COUNTS = 50838;
    public static final int IMAGEJ_METADATA = 50839;
    static final int PIXEL_WIDTH = 40962;
    static final int PIXEL_HEIGHT = 40963;
    static final int INTEROPERABILITY_IFD = 40965;

    /** Tags whose values are offsets of other directories. */
    static final Set<Integer> DIRECTORIES =
            Set.of(SUB_IFDS, EXIF_IFD, GPS_IFD, INTEROPERABILITY_IFD);

    /**
     * Tags that describe how this particular file stores its pixels, or that contain other
     * renderings of them; they are replaced when the picture is written. The last ones hold the
     * layers of Photoshop and the raw pixels of DNG.
     */
    private static final Set<Integer> OF_THE_PIXELS =
            Set.of(
                    NEW_SUBFILE_TYPE,
                    255,
                    IMAGE_WIDTH,
                    IMAGE_LENGTH,
                    BITS_PER_SAMPLE,
                    COMPRESSION,
                    PHOTOMETRIC,
                    263,
                    264,
                    265,
                    FILL_ORDER,
                    STRIP_OFFSETS,
                    ORIENTATION,
                    SAMPLES_PER_PIXEL,
                    ROWS_PER_STRIP,
                    STRIP_BYTE_COUNTS,
                    MIN_SAMPLE_VALUE,
                    MAX_SAMPLE_VALUE,
                    PLANAR_CONFIGURATION,
                    288,
                    289,
                    290,
                    291,
                    292,
                    293,
                    PREDICTOR,
                    COLOR_MAP,
                    321,
                    TILE_WIDTH,
                    TILE_LENGTH,
                    TILE_OFFSETS,
                    TILE_BYTE_COUNTS,
                    SUB_IFDS,
                    INK_SET,
                    333,
                    NUMBER_OF_INKS,
                    DOT_RANGE,
                    EXTRA_SAMPLES,
                    SAMPLE_FORMAT,
                    S_MIN_SAMPLE_VALUE,
                    S_MAX_SAMPLE_VALUE,
                    342,
                    JPEG_TABLES,
                    512,
                    THUMBNAIL_OFFSET,
                    THUMBNAIL_LENGTH,
                    515,
                    517,
                    518,
                    519,
                    520,
                    521,
                    529,
                    CHROMA_SUBSAMPLING,
                    531,
                    REFERENCE_BLACK_WHITE,
                    34377,
                    37724);

    /** Tags that have their own fields in {@code PhotographMetadata}. */
    private static final Set<Integer> OF_THEIR_OWN =
            Set.of(X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT, XMP, ICC_PROFILE);

    private TiffTag() {}

    /** Returns whether a tag remains valid when the picture is written to another file. */
    static boolean isKept(int tag) {
        return !OF_THE_PIXELS.contains(tag) && !OF_THEIR_OWN.contains(tag);
    }
}
