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
 * The part of a photograph that an edit of one face can reach, small enough for quick looks.
 *
 * <pre>{@code
 * FaceSurroundings near = FaceSurroundings.of(photograph, location, network.card(), 256);
 * Photograph small = near.photograph();
 * }</pre>
 *
 * @param region of the photograph
 * @param photograph the region, reduced; of the photograph's depth, without its alpha and metadata
 * @param location of the face in it
 * @param reduction how many pixels of the photograph one of its pixels is long, at least 1
 */
public record FaceSurroundings(
        Region region, Photograph photograph, FaceLocation location, double reduction) {

    /**
     * Cuts them out, and makes them smaller where the face is larger than asked for.
     *
     * @param card of the network that edits the face
     * @param largest side of the square that the network sees, in pixels; smaller faces keep their
     *     size
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
        // As many whole new pixels as fit, so that one scale brings the face along.
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
        // Positions count from the middles of pixels, and regions from their edges.
        Similarity map =
                new Similarity(
                        1 / reduction,
                        0,
                        (0.5 - region.x()) / reduction - 0.5,
                        (0.5 - region.y()) / reduction - 0.5);
        return location.through(map);
    }

    /**
     * A mask of the photograph for this part of it.
     *
     * @throws FacetException if it does not reach it
     */
    public PhotoMask of(PhotoMask mask) {
        return mask.reduced(region, photograph.width(), photograph.height());
    }
}
