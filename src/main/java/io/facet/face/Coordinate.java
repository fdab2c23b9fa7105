package io.facet.face;

import java.util.OptionalDouble;

/** Reads coordinates as people and programs write them. */
public final class Coordinate {

    private Coordinate() {}

    /** A finite number with a point in fractions, in every locale; nothing if it is none. */
    public static OptionalDouble parse(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
