package io.facet.study;

import java.math.BigDecimal;

/**
 * Represents one list of a study, in which every person's portrait is edited in the same way.
 *
 * @param attribute the name of the attribute
 * @param strength the strength, above 0 for portraits without the expression, below 0 for those
 *     with it
 * @param descent whether the guides' parameters are optimised by descent
 */
record StudyCase(String attribute, double strength, boolean descent) {

    /**
     * Returns the base name of the case's files, such as {@code smile-plus-0.5-without-descent}.
     */
    String name() {
        return attribute
                + (strength < 0 ? "-minus-" : "-plus-")
                + plain(Math.abs(strength))
                + (descent ? "" : "-without-descent");
    }

    /** Returns the title of the case in tables, such as {@code smile +0.5}. */
    String title() {
        return attribute + (strength < 0 ? " -" : " +") + plain(Math.abs(strength));
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** Returns the name of the folder of the portraits to edit. */
    String portraits() {
        return strength < 0 ? PairFolder.AFTER : PairFolder.BEFORE;
    }

    /**
     * Returns whether a face with this state is edited. For a negative strength, the face must show
     * the expression, or its state must be unknown (NaN).
     */
    boolean suits(double state) {
        return strength > 0 || Double.isNaN(state) || state > PairStudy.SHOWN;
    }

    /**
     * Returns the target state of a face. For a positive strength, this is the strength or, if
     * greater, the current state; for a negative strength, the current state multiplied by 1 +
     * strength, at least by 0.
     */
    double asked(double state) {
        return strength > 0 ? Math.max(strength, state) : Math.max(0, 1 + strength) * state;
    }
}
