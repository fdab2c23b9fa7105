package io.facet.edit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import com.google.gson.annotations.JsonAdapter;
import io.facet.FacetException;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Represents the factors λ of a loss.
 *
 * @param byTerm factors by the names of the {@link LossTerms}, in the order of display; none is
 *     negative
 */
@JsonAdapter(LossWeights.Json.class)
public record LossWeights(Map<String, Double> byTerm) {

    /**
     * @throws FacetException if a factor is negative or not finite
     */
    public LossWeights {
        byTerm = Collections.unmodifiableMap(new LinkedHashMap<>(byTerm));
        byTerm.forEach(LossWeights::require);
    }

    /** Returns the factors of Facet's own terms: λ_at, λ_id, λ_tv and λ_ch. */
    static LossWeights of(double attribute, double identity, double totalVariation, double chroma) {
        return new LossWeights(Map.of())
                .with("attribute", attribute)
                .with("identity", identity)
                .with("total variation", totalVariation)
                .with("chroma", chroma);
    }

    private static void require(String term, double weight) {
        if (!(weight >= 0 && Double.isFinite(weight))) {
            throw new FacetException(
                    "The weight of the loss term '%s' is %s; give a number from 0."
                            .formatted(term, weight));
        }
    }

    /** Returns the factor of a term; 0 if it has none. */
    public double of(String term) {
        return byTerm.getOrDefault(term, 0.0);
    }

    /**
     * Returns the same factors with one replaced.
     *
     * @throws FacetException if it is negative or not finite
     */
    LossWeights with(String term, double weight) {
        Map<String, Double> other = new LinkedHashMap<>(byTerm);
        other.put(term, weight);
        return new LossWeights(other);
    }

    /** Writes an object with a key for each term, such as {@code totalVariation}. */
    static final class Json implements JsonSerializer<LossWeights> {

        private static final Pattern SPACE = Pattern.compile(" +(.?)");

        @Override
        public JsonElement serialize(
                LossWeights weights, Type type, JsonSerializationContext context) {
            JsonObject object = new JsonObject();
            weights.byTerm().forEach((term, weight) -> object.addProperty(key(term), weight));
            return object;
        }

        private static String key(String term) {
            return SPACE.matcher(term).replaceAll(space -> space.group(1).toUpperCase(Locale.ROOT));
        }
    }
}
