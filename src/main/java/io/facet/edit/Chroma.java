package io.facet.edit;

import io.facet.network.LossFunction;
import io.facet.network.LossOperations;

/**
 * Keeps the change grey: the mean over pixels and channels of |∇c|² plus {@value #LEVEL} times that
 * of c², where c is the change minus its luma, 0.299 R + 0.587 G + 0.114 B. Slopes are those of
 * {@link TotalVariation}.
 */
public final class Chroma implements LossTerm {

    /** Share of the mean square of the chroma itself, beside its gradient. */
    private static final double LEVEL = 0.02;

    /** Matrix from red, green and blue to these channels minus the luma. */
    private static final double[] CHROMA = {
        1 - 0.299, -0.299, -0.299, -0.587, 1 - 0.587, -0.587, -0.114, -0.114, 1 - 0.114
    };

    @Override
    public String name() {
        return "chroma";
    }

    @Override
    public LossFunction of(EditSubject subject) {
        return ofChange();
    }

    /** Returns the term as a function of the change. */
    public static LossFunction ofChange() {
        return new Function();
    }

    private record Function() implements LossFunction.Formula {

        @Override
        public boolean readsChange() {
            return true;
        }

        @Override
        public <V> V of(LossOperations<V> on) {
            int side = on.side();
            V c = on.mixed(on.change(), CHROMA);
            V squares = on.sum(on.multiply(c, c));
            V level = on.multiply(squares, on.constant(LEVEL / (3.0 * side * side)));
            int inner = side - 1;
            V across = energy(on, on.part(c, 0, 0, inner, side), on.part(c, 1, 0, inner, side));
            V down = energy(on, on.part(c, 0, 0, side, inner), on.part(c, 0, 1, side, inner));
            return on.add(on.add(across, down), level);
        }

        private static <V> V energy(LossOperations<V> on, V here, V next) {
            int side = on.side();
            double share = TotalVariation.slopes(side) / (3.0 * side * (side - 1));
            return on.multiply(on.sum(on.squaredDifference(next, here)), on.constant(share));
        }
    }
}
