package io.facet.image.metadata;

import java.util.List;
import java.util.Optional;

/**
 * Holds the metadata of a picture that JPEG, PNG and TIFF can all store. Immutable. A photograph
 * carries it from the file that it was read from to the file that it is written to.
 *
 * <p>The metadata describes the upright picture: the orientation is applied when a file is read,
 * and the EXIF block here has the upright orientation.
 *
 * @param iccProfile the colour profile that gives the samples their meaning
 * @param exif a block of TIFF tags as EXIF defines it, without the prefix {@code Exif\0\0}
 * @param xmp an XMP packet, UTF-8
 * @param resolution the intended size of a pixel
 * @param texts comments by keyword, in the file's order
 * @param pngColour the chunks of a PNG file that define its colour space without a profile (sRGB,
 *     gAMA, cHRM, cICP), unchanged; no other format can store them
 */
public record PhotographMetadata(
        Optional<MetadataBlock> iccProfile,
        Optional<MetadataBlock> exif,
        Optional<MetadataBlock> xmp,
        Optional<Resolution> resolution,
        List<Text> texts,
        Optional<MetadataBlock> pngColour) {

    private static final PhotographMetadata NONE =
            new PhotographMetadata(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty());

    public PhotographMetadata {
        texts = List.copyOf(texts);
    }

    /**
     * Holds a comment.
     *
     * @param keyword what it is about, such as Title or Copyright; 1 to 79 characters
     * @param value the comment
     */
    public record Text(String keyword, String value) {}

    /** Returns empty metadata. */
    public static PhotographMetadata none() {
        return NONE;
    }

    /** Returns the same metadata with another colour profile. */
    public PhotographMetadata withIccProfile(Optional<MetadataBlock> profile) {
        return new PhotographMetadata(profile, exif, xmp, resolution, texts, pngColour);
    }

    /**
     * Returns the same metadata, without the colour profile if it is for another number of bands,
     * such as after a conversion from CMYK to RGB.
     *
     * @param bands 1 for grey, 3 for RGB
     */
    public PhotographMetadata fitting(int bands) {
        return withIccProfile(iccProfile.filter(profile -> new ColourProfile(profile).fits(bands)));
    }

    /**
     * Returns the metadata of the picture after it was turned upright.
     *
     * @param width width of the upright picture in pixels
     * @param height height of the upright picture in pixels
     * @param orientation the orientation that was applied
     */
    public PhotographMetadata upright(int width, int height, Orientation orientation) {
        return new PhotographMetadata(
                iccProfile,
                exif.map(block -> ExifBlock.upright(block, width, height)),
                xmp.map(Orientation::uprightXmp),
                orientation.swapsAxes() ? resolution.map(Resolution::transposed) : resolution,
                texts,
                pngColour);
    }

    /** Returns the orientation in the EXIF block; upright if there is none. */
    public Orientation orientation() {
        return exif.map(ExifBlock::orientation).orElse(Orientation.UPRIGHT);
    }
}
