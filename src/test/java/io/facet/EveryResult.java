package io.facet;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks at every intermediate result immediately. */
public record EveryResult<T>(Consumer<? super T> look) implements Progress<T> {

    @Override
    public void report(Step step) {}

    @Override
    public void reached(Supplier<? extends T> soFar) {
        look.accept(soFar.get());
    }
}
