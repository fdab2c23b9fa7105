package io.facet.edit;

import io.facet.face.FaceChange;
import io.facet.face.Mask;
import io.facet.face.MouthChange;
import io.facet.face.Residual;
import io.facet.image.FloatImage;
import io.facet.warp.DisplacementField;
import io.facet.warp.FreeFormDeformation;
import io.facet.warp.WarpedCrop;
import java.util.Optional;

/**
 * How far an edit has come. Immutable: nobody writes to its arrays.
 *
 * @param mask how much each pixel of the crop may change
 * @param mouth how its lips part or close, if it is known where they are
 * @param movement the numbers of a {@link FreeFormDeformation}, before the mask
 * @param residual S x S x 3 grey levels, before the mask
 */
record EditState(Mask mask, Optional<MouthChange> mouth, float[] movement, float[] residual) {

    /** Nothing is changed yet. */
    static EditState begin(Mask mask, Optional<MouthChange> mouth) {
        return new EditState(
                mask,
                mouth,
                new float[new FreeFormDeformation(mask.size()).parameters()],
                new float[3 * mask.size() * mask.size()]);
    }

    EditState withMouth(MouthChange change) {
        return new EditState(mask, Optional.of(change), movement, residual);
    }

    EditState withMovement(float[] numbers) {
        return new EditState(mask, mouth, numbers, residual);
    }

    EditState withResidual(float[] change) {
        return new EditState(mask, mouth, movement, change);
    }

    /** A crop with its lips parted or closed. */
    FloatImage opened(FloatImage crop) {
        return mouth.map(change -> change.appliedTo(crop)).orElse(crop);
    }

    /** A crop with its lips and pixels moved. */
    FloatImage moved(FloatImage crop) {
        return WarpedCrop.of(opened(crop), field()).picture();
    }

    /** All of it as it goes back into the photograph. */
    FaceChange change() {
        return new FaceChange(mouth, field(), new Residual(mask.size(), masked()));
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
