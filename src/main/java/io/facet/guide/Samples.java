package io.facet.guide;

/** One band of a canvas, in the precision that its user needs. */
abstract sealed class Samples {

    abstract double get(int index);

    abstract void set(int index, double value);

    abstract int length();

    abstract Samples copy();

    /**
     * Returns Σ_n Σ_m down_n · across_m · value at lines_n + columns_m, over 4 x 4 samples.
     *
     * @param lines indices of the first samples of four rows
     * @param columns four columns
     */
    abstract double sum(int[] lines, int[] columns, double[] down, double[] across);

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

        @Override
        double sum(int[] lines, int[] columns, double[] down, double[] across) {
            double sum = 0;
            for (int n = 0; n < 4; n++) {
                int line = lines[n];
                sum +=
                        down[n]
                                * (across[0] * values[line + columns[0]]
                                        + across[1] * values[line + columns[1]]
                                        + across[2] * values[line + columns[2]]
                                        + across[3] * values[line + columns[3]]);
            }
            return sum;
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

        @Override
        double sum(int[] lines, int[] columns, double[] down, double[] across) {
            double sum = 0;
            for (int n = 0; n < 4; n++) {
                int line = lines[n];
                sum +=
                        down[n]
                                * (across[0] * values[line + columns[0]]
                                        + across[1] * values[line + columns[1]]
                                        + across[2] * values[line + columns[2]]
                                        + across[3] * values[line + columns[3]]);
            }
            return sum;
        }
    }
}
