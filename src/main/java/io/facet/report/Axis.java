package io.facet.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Where values lie along a side of a plot: 0 at its beginning, 1 at its end. */
sealed interface Axis {

    /** Below this share of the largest value, a logarithmic axis shows nothing: six decades. */
    double LOG_FLOOR = 1e-6;

    /** The place of a value; NaN if it has none. */
    double position(double value);

    /** Values to label, ascending. */
    List<Double> ticks();

    /** Values for a fainter line of the grid, without a label. */
    List<Double> minorTicks();

    /** A label, the same in every locale: 0.25, 300, 1e-5. */
    static String label(double value) {
        double size = Math.abs(value);
        // Twelve digits hide what the addition of steps leaves in the last ones.
        BigDecimal number = new BigDecimal(value).round(new MathContext(12));
        if (size != 0 && (size < 1e-3 || size >= 1e5)) {
            int exponent = number.precision() - number.scale() - 1;
            return number.movePointLeft(exponent).stripTrailingZeros().toPlainString()
                    + "e"
                    + exponent;
        }
        return number.stripTrailingZeros().toPlainString();
    }

    /** An axis for whole numbers that count something. */
    static Axis counting(double[] values) {
        double least = DoubleStream.of(values).min().orElse(0);
        double most = DoubleStream.of(values).max().orElse(1);
        double end = Math.max(most, least + 1);
        return new Linear(least, end, Math.max(1, Linear.roundStep(end - least)));
    }

    /** A logarithmic axis where the values call for it, else a linear one with room around. */
    static Axis fitting(double[] values) {
        double[] finite = DoubleStream.of(values).filter(Double::isFinite).toArray();
        double least = DoubleStream.of(finite).min().orElse(0);
        double most = DoubleStream.of(finite).max().orElse(1);
        double leastPositive =
                DoubleStream.of(finite).filter(value -> value > 0).min().orElse(most);
        if (least >= 0 && most > 10 * leastPositive) {
            return Log.around(Math.max(leastPositive, most * LOG_FLOOR), most);
        }
        return Linear.around(least, most);
    }

    /**
     * Equal distances for equal differences.
     *
     * @param step between ticks, which are its multiples
     */
    record Linear(double start, double end, double step) implements Axis {

        static Linear around(double least, double most) {
            double span = most > least ? most - least : Math.max(Math.abs(most), 1);
            double step = roundStep(span);
            double start = Math.floor((least - span / 20) / step) * step;
            double end = Math.ceil((most + span / 20) / step) * step;
            // What is never negative keeps 0 as its ground.
            return new Linear(least >= 0 ? Math.max(0, start) : start, end, step);
        }

        /** 1, 2 or 5 times a power of ten, of which five or a few more make the span. */
        static double roundStep(double span) {
            double decade = Math.pow(10, Math.floor(Math.log10(span / 5)));
            double steps = span / 5 / decade;
            return decade * (steps < 1.5 ? 1 : steps < 3.5 ? 2 : steps < 7.5 ? 5 : 10);
        }

        @Override
        public double position(double value) {
            return (value - start) / (end - start);
        }

        @Override
        public List<Double> ticks() {
            List<Double> ticks = new ArrayList<>();
            long last = (long) Math.floor(end / step + 1e-9);
            for (long i = (long) Math.ceil(start / step - 1e-9); i <= last; i++) {
                ticks.add(i * step);
            }
            return ticks;
        }

        @Override
        public List<Double> minorTicks() {
            return List.of();
        }
    }

    /** Equal distances for equal ratios; the values are powers of ten. */
    record Log(double startExponent, double endExponent) implements Axis {

        /** Leaves a twentieth of the span free at either end, so that no line lies on the frame. */
        static Log around(double least, double most) {
            double start = Math.log10(least);
            double end = Math.log10(most);
            double room = (end - start) / 20;
            return new Log(start - room, end + room);
        }

        @Override
        public double position(double value) {
            double place = (Math.log10(value) - startExponent) / (endExponent - startExponent);
            return place >= 0 ? place : Double.NaN;
        }

        @Override
        public List<Double> ticks() {
            // With a decade or two, the powers of ten alone would leave the axis nearly bare.
            return endExponent - startExponent < 2.5 ? multiples(1, 2, 5) : multiples(1);
        }

        @Override
        public List<Double> minorTicks() {
            return multiples(2, 3, 4, 5, 6, 7, 8, 9);
        }

        private List<Double> multiples(int... factors) {
            List<Double> values = new ArrayList<>();
            for (int power = (int) Math.floor(startExponent); power <= endExponent; power++) {
                for (int factor : factors) {
                    double value = Double.parseDouble(factor + "e" + power);
                    double place = position(value);
                    if (place >= 0 && place <= 1) {
                        values.add(value);
                    }
                }
            }
            return values;
        }
    }
}
