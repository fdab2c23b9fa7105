package io.facet.image.metadata;

import java.util.List;
import java.util.Optional;

/**
 * What a file says of its picture beside the pixels, as far as JPEG, PNG and TIFF can all hold it.
 * Immutable. A photograph carries it from the file that it was read from to the one that it is
 * written to.
 *
 * <p>It speaks of the upright picture: an orientation is applied when a file is read, and the EXIF
 * block kept here says that nothing is left to turn.
 *
 * @param iccProfile the colour profile that gives the samples their meaning
 * @param exif a block of TIFF tags as EXIF defines it, without the mark {@code Exif\0\0} in front
 * @param xmp an XMP packet, UTF-8
 * @param resolution how large the picture is meant to be
 * @param texts comments by keyword, in the file's order
 * @param pngColour the chunks of a PNG file that say without a profile what its samples mean (sRGB,
 *     gAMA, cHRM, cICP), as they stand there; no other format can hold them
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
     * A comment.
     *
     * @param keyword what it is about, such as Title or Copyright; 1 to 79 characters
     * @param value the comment
     */
    public record Text(String keyword, String value) {}

    /** No metadata. */
    public static PhotographMetadata none() {
        return NONE;
    }

    /** The same but for the colour profile. */
    public PhotographMetadata withIccProfile(Optional<MetadataBlock> profile) {
        return new PhotographMetadata(profile, exif, xmp, resolution, texts, pngColour);
    }

    /**
     * The same without a colour profile that is for pictures of another kind, as when inks became
     * RGB.
     *
     * @param bands 1 for grey, 3 for RGB
     */
    public PhotographMetadata fitting(int bands) {
        return withIccProfile(iccProfile.filter(profile -> new ColourProfile(profile).fits(bands)));
    }

    /**
     * The same once the picture was put upright.
     *
     * @param width columns of the upright picture
     * @param height its rows
     * @param orientation what was done to it
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

    /** How the picture is to be turned. */
    public Orientation orientation() {
        return exif.map(ExifBlock::orientation).orElse(Orientation.UPRIGHT);
    }
}
