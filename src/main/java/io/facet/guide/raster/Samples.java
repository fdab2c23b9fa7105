package io.facet.guide.raster;

/** One band of a canvas, in the precision that its callers need. */
public abstract sealed class Samples {

    public abstract double get(int index);

    public abstract void set(int index, double value);

    public abstract int length();

    public abstract Samples copy();

    /**
     * Returns Σ_n Σ_m down_n · across_m · value at lines_n + columns_m, over 4 x 4 samples.
     *
     * @param lines indices of the first samples of four rows
     * @param columns indices of four columns
     */
    public abstract double sum(int[] lines, int[] columns, double[] down, double[] across);

    /** Single precision, for photographs. */
    public static final class OfFloats extends Samples {
        final float[] values;

        public OfFloats(float[] values) {
            this.values = values;
        }

        @Override
        public double get(int index) {
            return values[index];
        }

        @Override
        public void set(int index, double value) {
            values[index] = (float) value;
        }

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public Samples copy() {
            return new OfFloats(values.clone());
        }

        @Override
        public double sum(int[] lines, int[] columns, double[] down, double[] across) {
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
    public static final class OfDoubles extends Samples {
        final double[] values;

        public OfDoubles(double[] values) {
            this.values = values;
        }

        @Override
        public double get(int index) {
            return values[index];
        }

        @Override
        public void set(int index, double value) {
            values[index] = value;
        }

        @Override
        public int length() {
            return values.length;
        }

        @Override
        public Samples copy() {
            return new OfDoubles(values.clone());
        }

        @Override
        public double sum(int[] lines, int[] columns, double[] down, double[] across) {
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
