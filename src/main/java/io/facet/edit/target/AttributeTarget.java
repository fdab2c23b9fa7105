package io.facet.edit.target;

import io.facet.face.FacePart;
import io.facet.face.align.AlignedFace;
import io.facet.guide.compose.GuidedChange;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import java.util.List;
import java.util.Map;

/** The target towards which the attribute term of an edit pulls a face's feature maps. */
public interface AttributeTarget {

    /**
     * Returns the target maps.
     *
     * @param network the network that computes the maps
     * @param face the reference face
     * @param reference the reference's maps of {@code layers}
     * @param layers the layers of the attribute term
     * @return a map of the same shape for each layer; values below 0 are allowed here
     */
    Map<String, FeatureMap> of(
            FeatureNetwork network,
            AlignedFace face,
            Map<String, FeatureMap> reference,
            List<String> layers);

    /** Returns the parts of the face that it affects. */
    List<FacePart> parts();

    /** Returns whether the target is the reference itself, so that there is nothing to do. */
    boolean changesNothing();

    /** Returns the requested attributes with their strengths. */
    default List<TunedTarget.Strength> strengths() {
        return List.of();
    }

    /** Returns the guide pictures from which it is computed, if there are any. */
    default List<GuidePicture> pictures() {
        return List.of();
    }

    /**
     * Checks that it can be computed for these layers of the attribute term.
     *
     * @throws io.facet.FacetException if it does not support one of them
     */
    default void requireLayers(List<String> layers) {}

    /** Returns the changes that guides can make. */
    default List<GuidedChange> guided() {
        return List.of();
    }

    /** Returns the part of the target that guides cannot change. */
    default AttributeTarget unguided() {
        return this;
    }

    /** Returns whether it moves features of the face. */
    default boolean moves() {
        return true;
    }
}
