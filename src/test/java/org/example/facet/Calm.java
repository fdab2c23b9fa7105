package org.example.facet;

import io.facet.edit.EditSubject;
import io.facet.edit.LossTerm;
import io.facet.network.LossFunction;
import io.facet.network.LossOperations;

/** The mean square of a feature map: a loss term of a foreign jar, as a formula. */
public final class Calm implements LossTerm {

    private static final String LAYER = "conv3_2";

    @Override
    public String name() {
        return "calm";
    }

    @Override
    public LossFunction of(EditSubject subject) {
        return new MeanSquare(subject.features().get(LAYER).values().length);
    }

    private record MeanSquare(int size) implements LossFunction.Formula {

        @Override
        public <V> V of(LossOperations<V> on) {
            V map = on.layer(LAYER);
            return on.multiply(on.sum(on.multiply(map, map)), on.constant(1.0 / size));
        }
    }
}
