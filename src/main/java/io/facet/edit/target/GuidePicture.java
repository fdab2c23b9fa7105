package io.facet.edit.target;

import io.facet.face.FaceLocation;
import io.facet.face.align.AlignedFace;
import io.facet.face.align.Alignment;
import io.facet.face.mask.Mask;
import io.facet.face.residual.Exposure;
import io.facet.image.FloatImage;
import io.facet.image.Photograph;
import io.facet.network.NetworkCard;

/**
 * A picture of a face, given by the user, that shows an attribute to transfer to another face.
 *
 * @param name name of its file
 * @param sha256 hash of the file's bytes
 * @param face the aligned face, S x S x 3, with the exposure of faces during an edit
 */
public record GuidePicture(String name, String sha256, FloatImage face) {

    /**
     * Aligns the face of a picture for a network.
     *
     * @param photograph any depth, grey or RGB
     * @param location location of its face
     * @param card card of the network
     * @throws io.facet.FacetException if the location does not fit the photograph
     */
    public static GuidePicture of(
            String name,
            String sha256,
            Photograph photograph,
            FaceLocation location,
            NetworkCard card) {
        int size = card.inputSize();
        AlignedFace aligned = Alignment.align(photograph, location, card.template(), size);
        Mask wholeFace = Mask.wholeFace(card.template(), size);
        Exposure exposure = Exposure.of(aligned.crop(), wholeFace);
        return new GuidePicture(name, sha256, exposure.brightened(aligned).crop());
    }
}
