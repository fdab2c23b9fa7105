package io.facet.edit;

import io.facet.FacetException;
import io.facet.edit.target.AttributeTarget;
import io.facet.face.EyePositions;
import io.facet.face.FacePart;
import io.facet.face.mask.FaceMasks;
import io.facet.face.mask.Mask;
import io.facet.image.PhotoMask;
import io.facet.image.Photograph;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The region in which a face may change: the losses apply there, and nothing moves or changes
 * colour elsewhere.
 */
public sealed interface EditRegion {

    /** The name of the region that covers the whole crop. */
    String WHOLE_CROP = "crop";

    /** Returns the weight with which each pixel of the crop may change, for one face. */
    Mask mask(FaceMasks masks, AttributeTarget target);

    /**
     * Returns its names, as accepted by {@link #named}, for an edit to this target; empty if it was
     * drawn.
     */
    List<String> names(AttributeTarget target);

    /**
     * Returns whether a pixel of the photograph may change, regardless of the mask of the crop.
     *
     * @param pixel its row-major index
     */
    default boolean includes(int pixel) {
        return true;
    }

    /**
     * Checks that the region fits this photograph.
     *
     * @throws FacetException if it was drawn on one of another size
     */
    default void requireFit(Photograph photograph) {}

    /** Predefined regions of presets. */
    enum Usual implements EditRegion {
        /** The parts of the face that the edit's attributes affect. */
        ATTRIBUTES,
        /** The whole aligned crop, with hair and background. */
        CROP;

        @Override
        public Mask mask(FaceMasks masks, AttributeTarget target) {
            return switch (this) {
                case ATTRIBUTES -> masks.of(target.parts());
                case CROP -> masks.everything();
            };
        }

        @Override
        public List<String> names(AttributeTarget target) {
            return switch (this) {
                case ATTRIBUTES -> labels(target.parts());
                case CROP -> List.of(WHOLE_CROP);
            };
        }
    }

    /**
     * Some parts of the face.
     *
     * @param parts at least one
     */
    record Parts(List<FacePart> parts) implements EditRegion {

        public Parts {
            parts = parts.stream().distinct().toList();
        }

        @Override
        public Mask mask(FaceMasks masks, AttributeTarget target) {
            return masks.of(parts);
        }

        @Override
        public List<String> names(AttributeTarget target) {
            return labels(parts);
        }
    }

    /**
     * A region drawn by the user.
     *
     * @param mask mask of the photograph, as drawn
     * @param feather width over which it rises from its edge inwards, in pixels of the photograph,
     *     at least 0; if empty, a fraction of the interpupillary distance
     */
    record Drawn(PhotoMask mask, OptionalDouble feather) implements EditRegion {

        /** Default feather in interpupillary distances; narrower edges are visible. */
        private static final double FEATHER = 0.2;

        /** Returns the feather for a face, in pixels of the photograph. */
        public double feather(EyePositions eyes) {
            return feather.orElse(FEATHER * eyes.distance());
        }

        @Override
        public Mask mask(FaceMasks masks, AttributeTarget target) {
            return masks.of(mask.feathered(feather(masks.eyes())));
        }

        @Override
        public List<String> names(AttributeTarget target) {
            return List.of();
        }

        @Override
        public void requireFit(Photograph photograph) {
            if (mask.width() != photograph.width() || mask.height() != photograph.height()) {
                throw new FacetException(
                        ("The mask is for a photograph of %s x %s pixels, and this one has %s x"
                                        + " %s. Draw one on each, or resize them to the same size.")
                                .formatted(
                                        mask.width(),
                                        mask.height(),
                                        photograph.width(),
                                        photograph.height()));
            }
        }

        @Override
        public boolean includes(int pixel) {
            return mask.includes(pixel);
        }
    }

    /**
     * Parses a region: {@code crop}, or parts of a face separated by commas, {@code mouth,eyes}.
     *
     * @throws FacetException if a face has no part with such a name
     */
    static EditRegion named(String names) {
        return names.strip().equals(WHOLE_CROP)
                ? Usual.CROP
                : new Parts(
                        Arrays.stream(names.split(",", -1))
                                .map(name -> FacePart.named(name.strip()))
                                .toList());
    }

    private static List<String> labels(List<FacePart> parts) {
        return parts.stream().map(FacePart::label).toList();
    }
}
