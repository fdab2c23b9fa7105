package io.facet.guide;

import java.util.List;
import java.util.Optional;

/**
 * Guides for one attribute.
 *
 * @param name short name, as users give it
 * @param kind how its guides were made
 * @param shown what a positive strength brings
 * @param hidden what a negative strength brings
 * @param sources where the pictures are from
 * @param state how the attribute is measured on a face, if it is a state that faces are in
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

    /** What the guides of a set were made from. */
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
     * Where pictures are from.
     *
     * @param pictures how many were used
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
