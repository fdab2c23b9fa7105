package io.facet.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * Gives a complete file its name in one step, in place of an older file. Windows refuses that while
 * another program has one of them open; scanners for viruses and indexers do for a moment, so it is
 * tried again for about a second. The older file stays as it is until the step succeeds.
 */
public final class FileMove {

    private static final int TRIES = 8;
    private static final long FIRST_PAUSE_MILLIS = 8;

    private static final FileMove OF_SYSTEM =
            new FileMove(
                    (from, to) -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE),
                    isWindows());

    /** One try. */
    @FunctionalInterface
    interface Step {
        void move(Path from, Path to) throws IOException;
    }

    private final Step step;
    private final boolean locksOpenFiles;

    /**
     * @param step moves a file or fails
     * @param locksOpenFiles whether the system refuses to replace files that are open
     */
    FileMove(Step step, boolean locksOpenFiles) {
        this.step = step;
        this.locksOpenFiles = locksOpenFiles;
    }

    /**
     * Moves a file or a folder on this system.
     *
     * @param to its new name, in a folder of the same disk
     * @throws IOException if it cannot be moved; then both are as they were
     */
    public static void replace(Path from, Path to) throws IOException {
        OF_SYSTEM.move(from, to);
    }

    /** Returns whether this system has the rules of Windows for files and their names. */
    static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    void move(Path from, Path to) throws IOException {
        long pause = FIRST_PAUSE_MILLIS;
        for (int left = TRIES - 1; ; left--) {
            try {
                step.move(from, to);
                return;
            } catch (IOException e) {
                if (!locksOpenFiles || !tellsOfOpenFile(e)) {
                    throw e;
                }
                if (left == 0 || !paused(pause)) {
                    throw open(to, e);
                }
                pause *= 2;
            }
        }
    }

    /** Windows has no class of its own for it. */
    private static boolean tellsOfOpenFile(IOException e) {
        return e instanceof AccessDeniedException || e.getClass() == FileSystemException.class;
    }

    private static boolean paused(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static IOException open(Path to, IOException cause) {
        FileSystemException open =
                new FileSystemException(
                        to.toString(),
                        null,
                        "it is open in another program, or may not be replaced; close it there and"
                                + " try again");
        open.initCause(cause);
        return open;
    }
}
