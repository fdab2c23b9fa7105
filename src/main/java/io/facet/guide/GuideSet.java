package io.facet.guide;

import java.util.List;
import java.util.Optional;

/**
 * Guides for one attribute.
 *
 * @param name short name, as users write it
 * @param kind how the guides were made
 * @param shown effect of a positive strength
 * @param hidden effect of a negative strength
 * @param sources origins of the pictures
 * @param state measure of the attribute on a face, if it is a state such as an expression
 * @param guides at least one
 */
public record GuideSet(
        String name,
        Kind kind,
        String shown,
        String hidden,
        List<Source> sources,
        Optional<ExpressionState> state,
        List<Guide> guides) {

    /** The material from which the guides of a set were made. */
    public enum Kind {
        /** The same person without and with it. */
        PAIR,
        /** Means of people without and with it. */
        GROUPS,
        /** A picture with it, and the person's own skin without. */
        SINGLE,
        /** A drawing that is worn. */
        OVERLAY
    }

    /**
     * The origin of pictures.
     *
     * @param pictures number of pictures used
     */
    public record Source(
            String title, String licence, String attribution, String reference, int pictures) {}

    public GuideSet {
        sources = List.copyOf(sources);
        guides = List.copyOf(guides);
    }

    /** Returns the same set without the guides of some people. */
    public GuideSet without(java.util.function.Predicate<Guide> excluded) {
        return new GuideSet(
                name,
                kind,
                shown,
                hidden,
                sources,
                state,
                guides.stream().filter(excluded.negate()).toList());
    }
}
