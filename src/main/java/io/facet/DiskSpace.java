package io.facet;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Detects writes that failed because the disk is full or a quota is used up. */
public final class DiskSpace {

    /** What Linux, macOS and Windows say, in the C library's and in Java's words. */
    private static final Pattern FULL =
            Pattern.compile(
                    "no space left|not enough space|enospc|disk full|insufficient disk space");

    private static final Pattern QUOTA = Pattern.compile("quota");

    /** A file system's own limit, such as 4 GB of FAT. */
    private static final Pattern TOO_LARGE = Pattern.compile("file too large|efbig");

    private DiskSpace() {}

    /**
     * Returns what is missing as part of a sentence, as in "the disk is full"; empty if something
     * else is wrong.
     *
     * @param thrown what writing threw, whatever was wrapped around it on its way
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
