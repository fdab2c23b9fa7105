package io.facet.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Removes temporary files and folders of killed processes, and only those that {@link
 * TemporaryPath} named. Files that another process is writing are kept: the process is running, the
 * file is locked, or it belongs to another machine and was changed within a day.
 */
public final class Leftovers {

    /** Longer than any write takes, and more than the clocks of two machines differ. */
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Avoids listing a folder with many results again for each of them. */
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private static final Map<Path, Long> CLEARED = new ConcurrentHashMap<>();

    private Leftovers() {}

    /**
     * Removes leftovers directly in a folder, but not in its subfolders, unless that was done
     * within the last minute. Leftovers that cannot be removed are silently kept.
     */
    public static void clear(Path folder) {
        Path key = folder.toAbsolutePath().normalize();
        long now = System.nanoTime();
        Long last = CLEARED.get(key);
        if (last == null || now - last > INTERVAL.toNanos()) {
            CLEARED.put(key, now);
            clearNow(folder);
        }
    }

    static void clearNow(Path folder) {
        for (Path path : named(folder)) {
            try {
                if (isLeft(path, Instant.now())) {
                    TemporaryPath.remove(path);
                }
            } catch (IOException | UncheckedIOException e) {
                // Another process may be removing it, or this one may lack the permission.
            }
        }
    }

    private static List<Path> named(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(
                            path ->
                                    TemporaryPath.process(path) != null
                                            || TemporaryPath.hasOldName(path))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    private static boolean isLeft(Path path, Instant now) throws IOException {
        boolean ours =
                Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                        || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        if (!ours) {
            return false;
        }
        Instant changed = changed(path);
        boolean old = changed.plus(LONGEST).isBefore(now);
        WritingProcess process = TemporaryPath.process(path);
        boolean ended = process != null && process.isHere() ? process.hasEnded(changed) : old;
        // A file of this process is not opened here: closing it would release its lock.
        return ended && isUnlocked(path, old);
    }

    private static boolean isUnlocked(Path path, boolean old) {
        try {
            return !TemporaryPath.isLocked(path);
        } catch (IOException e) {
            // A file system without locks.
            return old;
        }
    }

    /** Returns when anything in it was last changed. */
    private static Instant changed(Path path) throws IOException {
        Instant last = Instant.MIN;
        try (Stream<Path> inside = Files.walk(path)) {
            for (Path each : inside.toList()) {
                Instant changed =
                        Files.getLastModifiedTime(each, LinkOption.NOFOLLOW_LINKS).toInstant();
                last = changed.isAfter(last) ? changed : last;
            }
        }
        return last;
    }
}
