package io.facet.api;

import io.facet.edit.EditRegion;
import io.facet.edit.Preset;
import io.facet.face.find.FaceSelection;
import io.facet.image.ImgConversion;
import io.facet.image.ValueRange;
import java.util.Optional;
import java.util.OptionalDouble;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.BooleanType;

/**
 * Holds the settings with which {@link PortraitEditor} edits an image. Positions are in pixels,
 * relative to the image's minimum.
 *
 * <pre>{@code
 * EditOptions options = EditOptions.DEFAULT.withFaceAt(310, 95).withRange(0, 4095);
 * }</pre>
 *
 * @param face the faces to edit
 * @param region where the face may change; if empty, the preset decides
 * @param range the sample values of black and white; if empty, those of the image's type: 0 and
 *     255, 0 and 65535, or for floats 0 and the smallest of 1, 255 and 65535 that no sample exceeds
 * @param preset how to edit the face
 */
public record EditOptions(
        FaceSelection face,
        Optional<EditRegion> region,
        Optional<ValueRange> range,
        Preset preset) {

    /**
     * Edits the largest face with the recommended preset, in the region that the preset chooses.
     */
    public static final EditOptions DEFAULT =
            new EditOptions(
                    new FaceSelection.Number(1),
                    Optional.empty(),
                    Optional.empty(),
                    Preset.RECOMMENDED);

    /** Returns these options for one face, where 1 is the largest. */
    public EditOptions withFace(int number) {
        return withFace(new FaceSelection.Number(number));
    }

    /** Returns these options for the face at a position. */
    public EditOptions withFaceAt(double x, double y) {
        return withFace(new FaceSelection.Position(x, y));
    }

    /** Returns these options for a different selection of faces. */
    public EditOptions withFace(FaceSelection selection) {
        return new EditOptions(selection, region, range, preset);
    }

    /**
     * Returns these options restricted to the pixels where a mask is true. The others stay
     * unchanged, and the change increases from the mask's edge inwards.
     *
     * @param mask the mask, as wide and as high as the image; copied
     * @throws io.facet.FacetException if the mask is not two-dimensional, or is false everywhere
     */
    public EditOptions withMask(RandomAccessibleInterval<? extends BooleanType<?>> mask) {
        return withRegion(new EditRegion.Drawn(ImgConversion.toMask(mask), OptionalDouble.empty()));
    }

    /** Returns these options restricted to a region of the face. */
    public EditOptions withRegion(EditRegion other) {
        return new EditOptions(face, Optional.of(other), range, preset);
    }

    /**
     * Returns these options for an image whose samples use only part of their range, such as 12-bit
     * samples.
     *
     * @throws io.facet.FacetException if white is not above black
     */
    public EditOptions withRange(float black, float white) {
        return new EditOptions(face, region, Optional.of(new ValueRange(black, white)), preset);
    }

    /** Returns these options with another preset. */
    public EditOptions withPreset(Preset other) {
        return new EditOptions(face, region, range, other);
    }
}
