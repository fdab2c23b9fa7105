package io.facet.edit.target;

import io.facet.FacetException;
import io.facet.attribute.Attribute;
import io.facet.attribute.Conditions;
import io.facet.face.FacePart;
import io.facet.face.align.AlignedFace;
import io.facet.guide.GuideSet;
import io.facet.guide.compose.GuidedChange;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The target given by the reference's own maps, changed by attributes: T_l = F_l(x_r) + Σ_j
 * strength_j·gain_j·w_l,j.
 *
 * @param conditions conditions on which the attributes' changes depend
 * @param strengths attributes with their signed strengths; 1 is a clear change, 0 none
 */
public record TunedTarget(Conditions conditions, List<Strength> strengths)
        implements AttributeTarget {

    /**
     * An attribute and its strength.
     *
     * @param guides guides of the attribute, if there are any
     */
    public record Strength(Attribute attribute, double value, Optional<GuideSet> guides) {

        /** Represents an attribute without guides. */
        public Strength(Attribute attribute, double value) {
            this(attribute, value, Optional.empty());
        }

        public Strength {
            if (!Double.isFinite(value)) {
                throw new FacetException(
                        "The strength of " + attribute.name() + " must be a number.");
            }
        }
    }

    public TunedTarget {
        strengths = List.copyOf(strengths);
    }

    /** Returns the same target with another strength of one attribute, which may be new to it. */
    public TunedTarget with(Attribute attribute, double strength) {
        List<Strength> others = new ArrayList<>(strengths);
        Optional<GuideSet> guides =
                strengths.stream()
                        .filter(other -> other.attribute().name().equals(attribute.name()))
                        .findFirst()
                        .flatMap(Strength::guides);
        others.removeIf(other -> other.attribute().name().equals(attribute.name()));
        others.add(new Strength(attribute, strength, guides));
        return new TunedTarget(conditions, others);
    }

    @Override
    public boolean changesNothing() {
        return strengths.stream().allMatch(strength -> strength.value() == 0);
    }

    /** Returns the parts of all attributes whose strength is not 0. */
    @Override
    public List<FacePart> parts() {
        return strengths.stream()
                .filter(strength -> strength.value() != 0)
                .flatMap(strength -> strength.attribute().card().faceParts().stream())
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public List<GuidedChange> guided() {
        return strengths.stream()
                .filter(strength -> strength.value() != 0 && strength.guides().isPresent())
                .map(strength -> new GuidedChange(strength.guides().get(), strength.value()))
                .toList();
    }

    @Override
    public AttributeTarget unguided() {
        return new TunedTarget(
                conditions,
                strengths.stream().filter(strength -> strength.guides().isEmpty()).toList());
    }

    @Override
    public boolean moves() {
        return strengths.stream()
                .filter(strength -> strength.value() != 0)
                .anyMatch(strength -> strength.attribute().card().manner().moves());
    }

    @Override
    public void requireLayers(List<String> layers) {
        for (Strength strength : strengths) {
            List<String> known = strength.attribute().card().layers();
            for (String layer : layers) {
                if (!known.contains(layer)) {
                    throw new FacetException(
                            "The attribute %s has no change for layer %s; it has changes for %s."
                                    .formatted(
                                            strength.attribute().name(),
                                            layer,
                                            String.join(", ", known)));
                }
            }
        }
    }

    @Override
    public Map<String, FeatureMap> of(
            FeatureNetwork network,
            AlignedFace face,
            Map<String, FeatureMap> reference,
            List<String> layers) {
        requireLayers(layers);
        String conditionLayer = conditions.layer();
        FeatureMap read =
                network.features(face.crop(), List.of(conditionLayer)).get(conditionLayer);
        float[] z = conditions.of(read);
        Map<String, FeatureMap> target = new LinkedHashMap<>(reference);
        target.keySet().retainAll(layers);
        for (Strength strength : strengths) {
            double factor = strength.value() * strength.attribute().card().manner().gain();
            Map<String, FeatureMap> change = strength.attribute().change(z);
            for (String layer : layers) {
                target.put(layer, target.get(layer).plus(change.get(layer), factor));
            }
        }
        return target;
    }
}
