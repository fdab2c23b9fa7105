package io.facet.install;

import java.time.Duration;

/**
 * Sets the timeouts and retries of a download.
 *
 * @param connection the timeout for a connection
 * @param answer the timeout for the next bytes of a response
 * @param attempts the number of consecutive failures after which the download fails, at least 1; an
 *     attempt that receives another megabyte resets the count
 * @param pause between the first failure and the second attempt; each further pause is twice as
 *     long
 */
public record RetryPolicy(Duration connection, Duration answer, int attempts, Duration pause) {

    /** 20 s for a connection, 30 s for bytes, 5 attempts with 1, 2, 4 and 8 s between them. */
    public static final RetryPolicy USUAL =
            new RetryPolicy(
                    Duration.ofSeconds(20), Duration.ofSeconds(30), 5, Duration.ofSeconds(1));

    /**
     * Creates a policy.
     *
     * @throws IllegalArgumentException if a timeout is not 1 ms to 24 days, the pause is negative,
     *     or there are no attempts
     */
    public RetryPolicy {
        requireMilliseconds(connection);
        requireMilliseconds(answer);
        if (attempts < 1 || pause.isNegative()) {
            throw new IllegalArgumentException(attempts + " attempts, " + pause + " between them");
        }
    }

    private static void requireMilliseconds(Duration wait) {
        // Zero would mean no timeout.
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
