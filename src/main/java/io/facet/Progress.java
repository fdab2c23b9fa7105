package io.facet;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Receives the progress of long-running work, and may look at its intermediate results.
 *
 * <pre>{@code
 * editor.edit(request, step -> System.out.println(step.text()), new Cancellation());
 * }</pre>
 *
 * <p>Work calls its progress from one thread at a time, usually the working thread, so an
 * implementation that follows a single task needs no locks. It cannot stop the work; use a {@link
 * Cancellation} for that.
 *
 * @param <T> the type of the work's result; a {@code Progress<Object>} can follow any work
 */
@FunctionalInterface
public interface Progress<T> {

    /**
     * Represents how far the work has progressed.
     *
     * @param task the current task, for a status line
     * @param message details of the task, or empty
     * @param fraction the completed fraction of the work, 0..1
     */
    record Step(String task, String message, double fraction) {

        /** Returns the task and the message in one line. */
        public String text() {
            return message.isEmpty() ? task : task + ", " + message;
        }
    }

    /** Reports a step. This is called often, so implementations must return quickly. */
    void report(Step step);

    /** Reports a step without a message. */
    default void report(String task, double fraction) {
        report(new Step(task, "", fraction));
    }

    /**
     * Reports that the work has reached an intermediate result, such as a preview.
     *
     * @param soFar computes the result. It may be called at any time, from any thread and more than
     *     once; not calling it costs nothing. The data that it needs stay in memory as long as it
     *     is referenced. The work is the same whether it is called or not.
     */
    default void reached(Supplier<? extends T> soFar) {}

    /** Returns a progress that ignores everything. */
    static <T> Progress<T> none() {
        return step -> {};
    }

    /**
     * Returns the progress of one of several equal parts of the work.
     *
     * @param prefix the beginning of this part's task names
     * @param index the index of the part, from 0
     * @param count the number of parts, at least 1
     */
    default Progress<T> part(String prefix, int index, int count) {
        Progress<T> whole = this;
        return new Progress<>() {
            @Override
            public void report(Step step) {
                double fraction = (index + step.fraction()) / count;
                whole.report(new Step(prefix + step.task(), step.message(), fraction));
            }

            @Override
            public void reached(Supplier<? extends T> soFar) {
                whole.reached(soFar);
            }
        };
    }

    /**
     * Returns a progress for work with another type of result. Its intermediate results are
     * converted only when they are looked at.
     */
    default <U> Progress<U> converting(Function<? super U, ? extends T> conversion) {
        Progress<T> converted = this;
        return new Progress<>() {
            @Override
            public void report(Step step) {
                converted.report(step);
            }

            @Override
            public void reached(Supplier<? extends U> soFar) {
                converted.reached(() -> conversion.apply(soFar.get()));
            }
        };
    }

    /** Returns a progress that ignores the intermediate results of the work. */
    default <U> Progress<U> stepsOnly() {
        return this::report;
    }
}
