package io.facet.edit;

import io.facet.network.LossFunction;
import io.facet.network.LossOperations;

/**
 * Penalises rough changes: the mean over pixels and channels of 2ε(√(|∇d|² + ε²) - ε), with forward
 * differences per {@link #SLOPE_LENGTH}, |∇d| that of all channels together and ε = {@value #EDGE};
 * or a rough picture, by the mean of |∇(x / 255)|².
 *
 * <p>After Rudin, Osher and Fatemi, Nonlinear total variation based noise removal algorithms,
 * Physica D 60 (1992), here in the smooth form of Charbonnier et al. (ICIP 1994).
 */
public final class TotalVariation implements LossTerm {

    /**
     * The unit of length of slopes, as a fraction of the input's side, so that a preset is equally
     * smooth for every size of the network's input. Forward differences are those of an input of
     * 112 pixels.
     */
    public static final double SLOPE_LENGTH = 1 / 112.0;

    /**
     * ε of the total variation, as a fraction of the range from black to white: slopes below it are
     * penalised quadratically, like noise, and edges above it in proportion to their height.
     */
    public static final double EDGE = 0.05;

    @Override
    public String name() {
        return "total variation";
    }

    @Override
    public LossFunction of(EditSubject subject) {
        return subject.preset().smoothPicture() ? ofPicture() : ofChange();
    }

    /** Returns the total variation of the change. */
    public static LossFunction ofChange() {
        return new Function(false);
    }

    /** Returns the mean square of the picture's gradient. */
    public static LossFunction ofPicture() {
        return new Function(true);
    }

    /** Returns the factor from squares of differences between pixels to squares of slopes. */
    static double slopes(int side) {
        double pixels = side * SLOPE_LENGTH;
        return pixels * pixels;
    }

    private record Function(boolean smoothsPicture) implements LossFunction.Formula {

        @Override
        public boolean readsChange() {
            return true;
        }

        /**
         * Computes 2|∇d|² / (√(|∇d|² / ε² + 1) + 1), which loses no digits to cancellation. For the
         * picture, whose edges have to be preserved, ε is infinite.
         */
        @Override
        public <V> V of(LossOperations<V> on) {
            int inner = on.side() - 1;
            V share = on.input(smoothsPicture ? 1 : 0);
            V picture = on.multiply(on.reference(), on.multiply(share, on.constant(1 / 255.0)));
            V squares = squares(on, on.add(on.change(), picture));
            V one = on.constant(1);
            V bend = on.multiply(on.subtract(one, share), on.constant(1 / (EDGE * EDGE)));
            V roots = on.squareRoot(on.add(on.multiply(squares, bend), one));
            V lengths = on.divide(squares, on.add(roots, one));
            return on.multiply(on.sum(lengths), on.constant(2 / (3.0 * inner * inner)));
        }

        private static <V> V squares(LossOperations<V> on, V d) {
            int inner = on.side() - 1;
            V here = on.part(d, 0, 0, inner, inner);
            V right = on.part(d, 1, 0, inner, inner);
            V below = on.part(d, 0, 1, inner, inner);
            V sums = on.add(on.squaredDifference(right, here), on.squaredDifference(below, here));
            double slopes = slopes(on.side());
            return on.mixed(sums, new double[] {slopes, slopes, slopes});
        }
    }
}
