package io.facet.edit;

import io.facet.network.LossValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parts of an edit's loss by their names, before their weights, in the order to show them. */
final class LossTerms {

    /** The name of the movement's bending energy. */
    static final String BENDING = "bending";

    private LossTerms() {}

    /** The name of the mean square of the guides' parameters. */
    static final String PRIOR = "prior";

    /** The parts of the loss of guides. */
    static Map<String, Double> ofGuides(LossValue value, double prior) {
        Map<String, Double> terms = new LinkedHashMap<>();
        terms.put("attribute", value.attribute());
        terms.put("identity", value.identity());
        terms.put(PRIOR, prior);
        return terms;
    }

    /** The parts of a movement's loss, which has no residual to be smooth. */
    static Map<String, Double> ofMovement(LossValue value, double bending) {
        Map<String, Double> terms = of(value, bending);
        terms.put("total variation", 0.0);
        terms.put("chroma", 0.0);
        return terms;
    }

    static Map<String, Double> of(LossValue value, double bending) {
        Map<String, Double> terms = new LinkedHashMap<>();
        terms.put("attribute", value.attribute());
        terms.put("identity", value.identity());
        terms.put("total variation", value.totalVariation());
        terms.put("chroma", value.chroma());
        terms.put(BENDING, bending);
        return terms;
    }
}
