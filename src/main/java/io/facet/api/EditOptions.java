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
 * Says how {@link PortraitEditor} edits an image. Positions are in pixels from the image's first
 * one, whatever its minimum.
 *
 * <pre>{@code
 * EditOptions options = EditOptions.DEFAULT.withFaceAt(310, 95).withRange(0, 4095);
 * }</pre>
 *
 * @param face which of the faces is edited
 * @param region where it may change; if empty, the preset decides
 * @param range the samples of black and white; if empty, those of the image's type: 0 and 255, 0
 *     and 65535, or for floats 0 and the smallest of 1, 255 and 65535 that no sample exceeds
 * @param preset how the face is changed
 */
public record EditOptions(
        FaceSelection face,
        Optional<EditRegion> region,
        Optional<ValueRange> range,
        Preset preset) {

    /** The largest face, changed where its attributes show. */
    public static final EditOptions DEFAULT =
            new EditOptions(
                    new FaceSelection.Number(1),
                    Optional.empty(),
                    Optional.empty(),
                    Preset.RECOMMENDED);

    /** Returns these options for one face, 1 being the largest. */
    public EditOptions withFace(int number) {
        return withFace(new FaceSelection.Number(number));
    }

    /** Returns these options for the face at a position. */
    public EditOptions withFaceAt(double x, double y) {
        return withFace(new FaceSelection.Position(x, y));
    }

    /** Returns these options for other faces. */
    public EditOptions withFace(FaceSelection selection) {
        return new EditOptions(selection, region, range, preset);
    }

    /**
     * Returns these options for the pixels where a mask is true: the others stay as they are, and
     * the change rises from the mask's edge inwards.
     *
     * @param mask columns x rows of the image; copied
     * @throws io.facet.FacetException if the mask has other dimensions than two, or is false
     *     everywhere
     */
    public EditOptions withMask(RandomAccessibleInterval<? extends BooleanType<?>> mask) {
        return withRegion(new EditRegion.Drawn(ImgConversion.toMask(mask), OptionalDouble.empty()));
    }

    /** Returns these options for a region of the face. */
    public EditOptions withRegion(EditRegion other) {
        return new EditOptions(face, Optional.of(other), range, preset);
    }

    /**
     * Returns these options for an image whose samples use a part of their range, as those of 12
     * bits do.
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
