package io.facet.study;

import java.math.BigDecimal;

/**
 * One list of a study: every person's portrait, edited in one way.
 *
 * @param attribute its name
 * @param strength above 0 for portraits without the expression, below 0 for those with it
 * @param descent whether the guides' parameters are descended
 */
record StudyCase(String attribute, double strength, boolean descent) {

    /** Returns the name of its files, such as {@code smile-plus-0.5-without-descent}. */
    String name() {
        return attribute
                + (strength < 0 ? "-minus-" : "-plus-")
                + plain(Math.abs(strength))
                + (descent ? "" : "-without-descent");
    }

    /** Returns what it is called in tables, such as {@code smile +0.5}. */
    String title() {
        return attribute + (strength < 0 ? " -" : " +") + plain(Math.abs(strength));
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** Returns the folder of the portraits that it edits. */
    String portraits() {
        return strength < 0 ? PairFolder.AFTER : PairFolder.BEFORE;
    }

    /** Returns whether a face in a state is edited: one that shows what is to be taken away. */
    boolean suits(double state) {
        return strength > 0 || Double.isNaN(state) || state > PairStudy.SHOWN;
    }

    /**
     * Returns the state that a face is to reach: the strength, or what it shows already if that is
     * more; of a negative strength, that part of its state that is left.
     */
    double asked(double state) {
        return strength > 0 ? Math.max(strength, state) : Math.max(0, 1 + strength) * state;
    }
}
