package io.facet.install;

import java.time.Duration;

/**
 * How long a download waits, and how often it tries.
 *
 * @param connection the longest wait for a connection
 * @param answer the longest wait for the next bytes of an answer
 * @param attempts how often in a row it may fail before it is given up, at least 1; an attempt that
 *     brings another megabyte begins a new row
 * @param pause between the first failure and the second attempt; each further one is twice as long
 */
public record RetryPolicy(Duration connection, Duration answer, int attempts, Duration pause) {

    /** 20 s for a connection, 30 s for bytes, 5 attempts with 1, 2, 4 and 8 s between them. */
    public static final RetryPolicy USUAL =
            new RetryPolicy(
                    Duration.ofSeconds(20), Duration.ofSeconds(30), 5, Duration.ofSeconds(1));

    /**
     * @throws IllegalArgumentException if a wait is not 1 ms to 24 days, the pause is negative, or
     *     there is no attempt
     */
    public RetryPolicy {
        requireMilliseconds(connection);
        requireMilliseconds(answer);
        if (attempts < 1 || pause.isNegative()) {
            throw new IllegalArgumentException(attempts + " attempts, " + pause + " between them");
        }
    }

    private static void requireMilliseconds(Duration wait) {
        // Zero would mean to wait for ever.
        if (wait.toMillis() < 1 || wait.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a wait of " + wait);
        }
    }

    int connectionMillis() {
        return (int) connection.toMillis();
    }

    int answerMillis() {
        return (int) answer.toMillis();
    }

    long pauseMillis(int failures) {
        return pause.toMillis() << Math.min(failures - 1, 16);
    }
}
