package io.facet.optimize;

import io.facet.Known;
import java.util.List;

/** Holds the optimisers that can be looked up by name. */
final class Optimizers {

    static final Known<Optimizer> KNOWN =
            new Known<>(
                    Optimizer.class,
                    "optimiser",
                    List.of(new LimitedMemoryBfgs(), new GradientDescent(), new Adam()),
                    Optimizer::name);

    private Optimizers() {}
}
