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
 * Where a face may change: the losses count there, and nothing moves or changes colour elsewhere.
 */
public sealed interface EditRegion {

    /** The name of the region that is all of the crop. */
    String WHOLE_CROP = "crop";

    /** How much each pixel of the crop may change, for one face. */
    Mask mask(FaceMasks masks, AttributeTarget target);

    /**
     * Its names, as {@link #named} takes them, for an edit to this target; none if it was drawn.
     */
    List<String> names(AttributeTarget target);

    /**
     * Whether a pixel of the photograph may change, whatever the mask of the crop says.
     *
     * @param pixel its index, row-major
     */
    default boolean includes(int pixel) {
        return true;
    }

    /**
     * Checks that it can be a region of this photograph.
     *
     * @throws FacetException if it was drawn on one of another size
     */
    default void requireFit(Photograph photograph) {}

    /** Regions that presets choose from. */
    enum Usual implements EditRegion {
        /** The parts of the face where the edit's attributes show. */
        ATTRIBUTES,
        /** All of the aligned crop, with hair and background. */
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
     * Parts of the face.
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
     * What a user drew.
     *
     * @param mask of the photograph, as it was drawn
     * @param feather how far it rises from its edge inwards, in pixels of the photograph, from 0;
     *     if none is given, a part of the pupils' distance
     */
    record Drawn(PhotoMask mask, OptionalDouble feather) implements EditRegion {

        /** Of the pupils' distance; narrower edges show. */
        private static final double FEATHER = 0.2;

        /** How far it rises on a face, in pixels of the photograph. */
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
                                        + " %s. Draw one on each, or bring them to one size.")
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
     * The region that a user named: {@code crop}, or parts of a face with commas between, {@code
     * mouth,eyes}.
     *
     * @throws FacetException if a face has no part of such a name
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
