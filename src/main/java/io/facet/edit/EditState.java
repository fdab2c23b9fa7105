package io.facet.edit;

import io.facet.face.mask.Mask;
import io.facet.face.residual.FaceChange;
import io.facet.face.residual.Residual;
import io.facet.image.FloatImage;
import io.facet.warp.DisplacementField;
import io.facet.warp.FreeFormDeformation;
import io.facet.warp.WarpedCrop;

/**
 * The current state of an edit. Immutable: its arrays are never written to.
 *
 * @param mask weight with which each pixel of the crop may change
 * @param movement parameters of a {@link FreeFormDeformation}, before the mask
 * @param residual S x S x 3 grey levels, before the mask
 */
record EditState(Mask mask, float[] movement, float[] residual) {

    /** Returns the state without any change. */
    static EditState begin(Mask mask) {
        return new EditState(
                mask,
                new float[new FreeFormDeformation(mask.size()).parameters()],
                new float[3 * mask.size() * mask.size()]);
    }

    EditState withMovement(float[] numbers) {
        return new EditState(mask, numbers, residual);
    }

    EditState withResidual(float[] change) {
        return new EditState(mask, movement, change);
    }

    /** Returns a crop with its pixels moved. */
    FloatImage moved(FloatImage crop) {
        return WarpedCrop.of(crop, field()).picture();
    }

    /** Returns the complete change, to be applied to the photograph. */
    FaceChange change() {
        return new FaceChange(field(), new Residual(mask.size(), masked()));
    }

    EditPoint point() {
        return new EditPoint(mask.size(), residual);
    }

    private DisplacementField field() {
        return new FreeFormDeformation(mask.size()).field(movement).times(mask.values());
    }

    private float[] masked() {
        float[] change = residual.clone();
        float[] values = mask.values();
        for (int i = 0; i < change.length; i++) {
            change[i] *= values[i / 3];
        }
        return change;
    }
}
