package io.facet.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * Renames a complete file in one step, replacing an older file. Windows rejects this while another
 * program has one of them open. Virus scanners and indexers do so briefly, so the move is retried
 * for about a second. The older file is not modified until the move succeeds.
 */
public final class FileMove {

    private static final int TRIES = 8;
    private static final long FIRST_PAUSE_MILLIS = 8;

    private static final FileMove OF_SYSTEM =
            new FileMove(
                    (from, to) -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE),
                    isWindows());

    /** One attempt. */
    @FunctionalInterface
    interface Step {
        void move(Path from, Path to) throws IOException;
    }

    private final Step step;
    private final boolean locksOpenFiles;

    /**
     * @param step moves a file or fails
     * @param locksOpenFiles whether the system cannot replace open files
     */
    FileMove(Step step, boolean locksOpenFiles) {
        this.step = step;
        this.locksOpenFiles = locksOpenFiles;
    }

    /**
     * Moves a file or a folder on this system.
     *
     * @param to its new name, on the same disk
     * @throws IOException if it cannot be moved; both are then unchanged
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

    /** Windows has no exception class of its own for an open file. */
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
