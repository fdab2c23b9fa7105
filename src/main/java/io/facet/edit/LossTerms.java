package io.facet.edit;

import io.facet.Known;
import io.facet.network.LossPart;
import io.facet.network.LossProblem;
import io.facet.network.LossValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks up loss terms by name, and tabulates their values in an edit. */
public final class LossTerms {

    private static final Known<LossTerm> KNOWN =
            new Known<>(
                    LossTerm.class,
                    "loss term",
                    List.of(
                            new AttributeTerm(),
                            new IdentityTerm(),
                            new TotalVariation(),
                            new Chroma()),
                    LossTerm::name);

    private LossTerms() {}

    /**
     * Returns the term with this name.
     *
     * @throws io.facet.FacetException if there is none; the message lists the names
     */
    public static LossTerm named(String name) {
        return KNOWN.named(name);
    }

    /** Returns the names of all terms, Facet's own first. */
    public static List<String> names() {
        return KNOWN.names();
    }

    /** Returns the loss of an edit: the terms of its preset with their weights. */
    static LossProblem problem(EditSubject subject) {
        List<LossPart> parts =
                subject.preset().weights().byTerm().entrySet().stream()
                        .map(
                                term ->
                                        new LossPart(
                                                term.getKey(),
                                                term.getValue(),
                                                named(term.getKey()).of(subject)))
                        .toList();
        return new LossProblem(subject.reference(), subject.mask().values(), parts);
    }

    /** Returns the values of all terms of a loss of the residual, and of the movement before it. */
    static Map<String, Double> ofResidual(LossValue value, double bending) {
        Map<String, Double> terms = new LinkedHashMap<>(value.terms());
        terms.put(ParameterTerm.BENDING, bending);
        return terms;
    }

    /**
     * Returns the values of the terms of a movement's loss, which has no residual and so no
     * smoothness terms.
     */
    static Map<String, Double> ofMovement(LossProblem problem, LossValue value, double bending) {
        Map<String, Double> terms = new LinkedHashMap<>();
        for (LossPart part : problem.parts()) {
            boolean counts = !part.function().readsChange();
            terms.put(part.name(), counts ? value.terms().get(part.name()) : 0);
        }
        terms.put(ParameterTerm.BENDING, bending);
        return terms;
    }

    /** Returns the values of the terms of a loss of guides. */
    static Map<String, Double> ofGuides(LossProblem problem, LossValue value, double prior) {
        Map<String, Double> terms = ofMovement(problem, value, 0);
        problem.parts().stream()
                .filter(part -> part.function().readsChange())
                .forEach(part -> terms.remove(part.name()));
        terms.remove(ParameterTerm.BENDING);
        terms.put(ParameterTerm.PRIOR, prior);
        return terms;
    }
}
