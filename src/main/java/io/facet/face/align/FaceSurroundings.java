package io.facet.face.align;

import io.facet.FacetException;
import io.facet.face.FaceLocation;
import io.facet.image.PhotoMask;
import io.facet.image.Photograph;
import io.facet.image.Region;
import io.facet.network.NetworkCard;
import io.facet.warp.PlaneMap;
import io.facet.warp.Similarity;

/**
 * The part of a photograph that an edit of one face can reach, small enough for quick previews.
 *
 * <pre>{@code
 * FaceSurroundings near = FaceSurroundings.of(photograph, location, network.card(), 256);
 * Photograph small = near.photograph();
 * }</pre>
 *
 * @param region region of the photograph
 * @param photograph the reduced region, at the photograph's depth, without alpha and metadata
 * @param location location of the face in the reduced region
 * @param reduction length of its pixels in pixels of the photograph, at least 1
 */
public record FaceSurroundings(
        Region region, Photograph photograph, FaceLocation location, double reduction) {

    /**
     * Crops the surroundings of a face, and reduces them if the face is larger than requested.
     *
     * @param card card of the network that edits the face
     * @param largest largest side, in pixels, of the square that the network sees; smaller faces
     *     keep their size
     * @throws FacetException if the face does not fit the photograph
     */
    public static FaceSurroundings of(
            Photograph photograph, FaceLocation location, NetworkCard card, int largest) {
        int size = card.inputSize();
        location.requireInside(photograph);
        PlaneMap cropToPhoto = Alignment.cropToPhoto(location, card.template(), size);
        double reduction = Math.max(1, size * cropToPhoto.scale() / largest);
        Region around = Alignment.surroundings(photograph, cropToPhoto, size);
        int width = reduced(around.width(), reduction);
        int height = reduced(around.height(), reduction);
        // As many whole new pixels as fit, so that a single scale maps the face.
        Region region =
                new Region(
                        around.x(),
                        around.y(),
                        Math.min(around.width(), (int) Math.round(width * reduction)),
                        Math.min(around.height(), (int) Math.round(height * reduction)));
        return new FaceSurroundings(
                region,
                photograph.reduced(region, width, height),
                moved(location, region, reduction),
                reduction);
    }

    private static int reduced(int length, double reduction) {
        return Math.max(1, (int) (length / reduction));
    }

    private static FaceLocation moved(FaceLocation location, Region region, double reduction) {
        // Positions are relative to pixel centres, regions to pixel edges.
        Similarity map =
                new Similarity(
                        1 / reduction,
                        0,
                        (0.5 - region.x()) / reduction - 0.5,
                        (0.5 - region.y()) / reduction - 0.5);
        return location.through(map);
    }

    /**
     * Returns a mask of the photograph restricted to this region and reduced like it.
     *
     * @throws FacetException if the mask does not overlap the region
     */
    public PhotoMask of(PhotoMask mask) {
        return mask.reduced(region, photograph.width(), photograph.height());
    }
}
