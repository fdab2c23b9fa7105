package io.facet.guide;

/** One band of a canvas, in the precision that its user needs. */
abstract sealed class Samples {

    abstract double get(int index);

    abstract void set(int index, double value);

    abstract int length();

    abstract Samples copy();

    /** Single precision, for photographs. */
    static final class OfFloats extends Samples {
        final float[] values;

        OfFloats(float[] values) {
            this.values = values;
        }

        @Override
        double get(int index) {
            return values[index];
        }

        @Override
        void set(int index, double value) {
            values[index] = (float) value;
        }

        @Override
        int length() {
            return values.length;
        }

        @Override
        Samples copy() {
            return new OfFloats(values.clone());
        }
    }

    /** Double precision, for derivatives. */
    static final class OfDoubles extends Samples {
        final double[] values;

        OfDoubles(double[] values) {
            this.values = values;
        }

        @Override
        double get(int index) {
            return values[index];
        }

        @Override
        void set(int index, double value) {
            values[index] = value;
        }

        @Override
        int length() {
            return values.length;
        }

        @Override
        Samples copy() {
            return new OfDoubles(values.clone());
        }
    }
}
