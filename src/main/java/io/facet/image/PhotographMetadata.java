package io.facet.image;

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
 */
public record PhotographMetadata(
        Optional<MetadataBlock> iccProfile,
        Optional<MetadataBlock> exif,
        Optional<MetadataBlock> xmp,
        Optional<Resolution> resolution,
        List<Text> texts) {

    private static final PhotographMetadata NONE =
            new PhotographMetadata(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());

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
        return new PhotographMetadata(profile, exif, xmp, resolution, texts);
    }

    /** The same for a picture whose rows became columns. */
    PhotographMetadata transposed() {
        return new PhotographMetadata(
                iccProfile, exif, xmp, resolution.map(Resolution::transposed), texts);
    }
}
