package io.facet.image.metadata;

/**
 * Represents the size at which a picture is meant to be shown or printed.
 *
 * @param horizontal pixels per unit of length along a row, above 0
 * @param vertical pixels per unit of length along a column, above 0
 * @param unit the unit of length
 */
public record Resolution(double horizontal, double vertical, Unit unit) {

    /** The unit of length; without one, the numbers give only the aspect ratio of a pixel. */
    public enum Unit {
        NONE(0),
        INCH(0.0254),
        CENTIMETRE(0.01),
        METRE(1);

        private final double metres;

        Unit(double metres) {
            this.metres = metres;
        }
    }

    /**
     * @throws IllegalArgumentException if a number is not positive and finite
     */
    public Resolution {
        if (!isPositive(horizontal) || !isPositive(vertical)) {
            throw new IllegalArgumentException("no resolution is " + horizontal + " x " + vertical);
        }
    }

    /**
     * Returns the same resolution in another unit.
     *
     * @throws IllegalArgumentException if one of the units is none and the other is not
     */
    public Resolution in(Unit other) {
        if (unit == other) {
            return this;
        }
        if (unit == Unit.NONE || other == Unit.NONE) {
            throw new IllegalArgumentException(unit + " cannot be told in " + other);
        }
        double factor = other.metres / unit.metres;
        return new Resolution(horizontal * factor, vertical * factor, other);
    }

    Resolution transposed() {
        return new Resolution(vertical, horizontal, unit);
    }

    private static boolean isPositive(double number) {
        return number > 0 && number < Double.POSITIVE_INFINITY;
    }
}
