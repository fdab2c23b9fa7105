package io.facet.face;

import java.util.OptionalDouble;

/** Parses coordinates written by users and programs. */
public final class Coordinate {

    private Coordinate() {}

    /**
     * Returns the finite number that a text represents, with a decimal point in every locale; empty
     * if it does not represent one.
     */
    public static OptionalDouble parse(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
