package io.facet.edit;

import io.facet.face.AlignedFace;
import io.facet.face.FacePart;
import io.facet.guide.GuidedChange;
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
