package io.facet.edit.target;

import io.facet.face.FacePart;
import io.facet.face.align.AlignedFace;
import io.facet.guide.compose.GuidedChange;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import java.util.List;
import java.util.Map;

/** Where the attribute term of an edit pulls a face's feature maps. */
public interface AttributeTarget {

    /**
     * The maps to reach.
     *
     * @param network whose maps they are
     * @param face the reference
     * @param reference the reference's maps of {@code layers}
     * @param layers the layers of the attribute term
     * @return a map of the same shape for each layer; values below 0 are allowed here
     */
    Map<String, FeatureMap> of(
            FeatureNetwork network,
            AlignedFace face,
            Map<String, FeatureMap> reference,
            List<String> layers);

    /** Where in the face it shows. */
    List<FacePart> parts();

    /** Whether the target is the reference itself, so that there is nothing to do. */
    boolean changesNothing();

    /** The attributes that it was asked for by, with their strengths. */
    default List<TunedTarget.Strength> strengths() {
        return List.of();
    }

    /** The pictures that it is made of, if a user gave some. */
    default List<GuidePicture> pictures() {
        return List.of();
    }

    /**
     * Checks that it can be computed on these layers of the attribute term.
     *
     * @throws io.facet.FacetException if it was not made for one of them
     */
    default void requireLayers(List<String> layers) {}

    /** What of it guides can do. */
    default List<GuidedChange> guided() {
        return List.of();
    }

    /** What of it guides cannot do. */
    default AttributeTarget unguided() {
        return this;
    }

    /** Whether what is there moves for it. */
    default boolean moves() {
        return true;
    }
}
