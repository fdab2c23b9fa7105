package io.facet;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Is notified of how far long work is, and may look at what the work has made so far.
 *
 * <pre>{@code
 * editor.edit(request, step -> System.out.println(step.text()), new Cancellation());
 * }</pre>
 *
 * <p>Work calls its progress from one thread at a time, mostly from the thread that works, so an
 * implementation that follows one piece of work needs no locks. It cannot stop the work; a {@link
 * Cancellation} does.
 *
 * @param <T> what the work makes; a {@code Progress<Object>} can follow any work
 */
@FunctionalInterface
public interface Progress<T> {

    /**
     * How far work is.
     *
     * @param task what is being done, for a status line
     * @param message how it is going, or empty
     * @param fraction of the work that is done, 0..1
     */
    record Step(String task, String message, double fraction) {

        /** Returns task and message in one line. */
        public String text() {
            return message.isEmpty() ? task : task + ", " + message;
        }
    }

    /** Reports a step. Work does so often, so an implementation returns quickly. */
    void report(Step step);

    /** Reports a step without a message. */
    default void report(String task, double fraction) {
        report(new Step(task, "", fraction));
    }

    /**
     * Notifies that the work has reached an intermediate result, such as a preview.
     *
     * @param soFar makes the result. It may be asked at any time, in any thread and more than once,
     *     or never, which costs nothing; what it needs stays in memory as long as it is kept. The
     *     work is the same whether it is asked or not.
     */
    default void reached(Supplier<? extends T> soFar) {}

    /** Returns a progress that shows nothing. */
    static <T> Progress<T> none() {
        return step -> {};
    }

    /**
     * Returns the progress of one of several equal parts of the work.
     *
     * @param prefix what the tasks of this part begin with
     * @param index of the part, from 0
     * @param count of parts, at least 1
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
     * Returns a progress for work that makes something else, whose intermediate results are
     * converted where they are looked at.
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

    /** Returns a progress for work whose intermediate results are not looked at. */
    default <U> Progress<U> stepsOnly() {
        return this::report;
    }
}
