package io.facet.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Maps values to positions along a side of a plot: 0 at its start, 1 at its end. */
sealed interface Axis {

    /** A logarithmic axis omits values below this fraction of the largest one: six decades. */
    double LOG_FLOOR = 1e-6;

    /** Returns the position of a value; NaN if it has none. */
    double position(double value);

    /** Returns the values to label, ascending. */
    List<Double> ticks();

    /** Returns the values of fainter grid lines without labels. */
    List<Double> minorTicks();

    /** Returns a label, the same in every locale: 0.25, 300, 1e-5. */
    static String label(double value) {
        double size = Math.abs(value);
        // Twelve digits hide the rounding errors of adding steps.
        BigDecimal number = new BigDecimal(value).round(new MathContext(12));
        if (size != 0 && (size < 1e-3 || size >= 1e5)) {
            int exponent = number.precision() - number.scale() - 1;
            return number.movePointLeft(exponent).stripTrailingZeros().toPlainString()
                    + "e"
                    + exponent;
        }
        return number.stripTrailingZeros().toPlainString();
    }

    /** Returns an axis for counts. */
    static Axis counting(double[] values) {
        double least = DoubleStream.of(values).min().orElse(0);
        double most = DoubleStream.of(values).max().orElse(1);
        double end = Math.max(most, least + 1);
        return new Linear(least, end, Math.max(1, Linear.roundStep(end - least)));
    }

    /**
     * Returns a logarithmic axis if the values span enough, otherwise a linear one with a margin.
     */
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
     * A linear axis.
     *
     * @param step distance between ticks, which are its multiples
     */
    record Linear(double start, double end, double step) implements Axis {

        static Linear around(double least, double most) {
            double span = most > least ? most - least : Math.max(Math.abs(most), 1);
            double step = roundStep(span);
            double start = Math.floor((least - span / 20) / step) * step;
            double end = Math.ceil((most + span / 20) / step) * step;
            // An axis of nonnegative values does not extend below 0.
            return new Linear(least >= 0 ? Math.max(0, start) : start, end, step);
        }

        /**
         * Returns 1, 2 or 5 times a power of ten, so that five or slightly more steps cover the
         * span.
         */
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

    /** A logarithmic axis. Its ends are exponents of ten. */
    record Log(double startExponent, double endExponent) implements Axis {

        /**
         * Returns an axis with a margin of a twentieth of the span at either end, so that no line
         * lies on the frame.
         */
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
            // Over one or two decades, powers of ten alone would give too few ticks.
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
