package io.facet.edit;

import io.facet.network.LossValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parts of an edit's loss by their names, before their weights, in the order to show them. */
final class LossTerms {

    /** The name of the movement's bending energy. */
    static final String BENDING = "bending";

    private LossTerms() {}

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
