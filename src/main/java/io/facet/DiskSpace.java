package io.facet;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Detects writes that failed because the disk is full or a quota is used up. */
public final class DiskSpace {

    /** The messages of Linux, macOS and Windows, from the C library and from Java. */
    private static final Pattern FULL =
            Pattern.compile(
                    "no space left|not enough space|enospc|disk full|insufficient disk space");

    private static final Pattern QUOTA = Pattern.compile("quota");

    /** The file size limit of a file system, such as 4 GB on FAT. */
    private static final Pattern TOO_LARGE = Pattern.compile("file too large|efbig");

    private DiskSpace() {}

    /**
     * Returns the shortage as a clause, such as "the disk is full"; empty if the failure has
     * another cause.
     *
     * @param thrown the exception from writing, however deeply wrapped
     */
    public static Optional<String> shortage(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(cause -> cause.getMessage() != null)
                .flatMap(cause -> named(cause.getMessage().toLowerCase(Locale.ROOT)).stream())
                .findFirst();
    }

    private static Optional<String> named(String message) {
        if (FULL.matcher(message).find()) {
            return Optional.of("the disk is full");
        }
        if (QUOTA.matcher(message).find() && message.contains("exceed")) {
            return Optional.of("your quota of space on the disk is used up");
        }
        return TOO_LARGE.matcher(message).find()
                ? Optional.of("the disk's file system holds no file of this size")
                : Optional.empty();
    }
}
