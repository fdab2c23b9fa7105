package io.facet.optimize;

import java.util.List;
import java.util.stream.Collectors;

/** A way to minimise. Implementations are immutable, deterministic and safe to share. */
public interface Optimizer {

    /** The name that {@link #named} knows this optimiser by, in lower case. */
    String name();

    /**
     * Looks for a minimum of the objective inside the box.
     *
     * @param objective the function of n numbers to minimise
     * @param start n finite numbers to start from; moved into the box where outside, left unchanged
     * @param box bounds of the n numbers, kept at every evaluation
     * @param limits when to stop
     * @param listener hears of every iteration
     * @return the best point seen, the start if nothing was better
     * @throws IllegalArgumentException if the start, the box and the objective's gradient differ in
     *     length, if the start is not finite, or if the objective is not finite at the start
     */
    Minimum minimize(
            Objective objective, float[] start, Box box, Limits limits, IterationListener listener);

    /** Every optimiser there is, with its usual parameters, the recommended one first. */
    static List<Optimizer> all() {
        return List.of(new LimitedMemoryBfgs(), new GradientDescent(), new Adam());
    }

    /**
     * The optimiser of a name, with its usual parameters.
     *
     * @param name one of {@code l-bfgs}, {@code gradient descent} and {@code adam}, in any case
     * @throws IllegalArgumentException if there is none of that name; the message lists the names
     */
    static Optimizer named(String name) {
        return all().stream()
                .filter(optimizer -> optimizer.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(noneNamed(name)));
    }

    private static String noneNamed(String name) {
        String names = all().stream().map(Optimizer::name).collect(Collectors.joining(", "));
        return "There is no optimiser named \"%s\"; choose one of: %s.".formatted(name, names);
    }
}
