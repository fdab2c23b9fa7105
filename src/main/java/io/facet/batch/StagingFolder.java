package io.facet.batch;

import io.facet.FacetException;
import io.facet.file.FileErrors;
import io.facet.file.FileMove;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Represents a folder in the output folder in which the files of one picture are completed before
 * they are moved to their destinations. While it is open, it locks the output folder against other
 * edits; closing removes it.
 */
final class StagingFolder implements AutoCloseable {

    private static final String NAME = ".facet-edits.part";
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lock;

    private StagingFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Opens the staging folder, and removes the files left in it by an edit that was forcibly
     * terminated.
     *
     * @throws FacetException if the output folder cannot be written to, or another edit is writing
     *     there
     */
    static StagingFolder in(Path output) {
        Path folder = output.resolve(NAME);
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS);
            if (!isLocked(channel)) {
                channel.close();
                throw new FacetException(
                        "Another edit of a folder is writing to %s. Wait until it has ended, or name another output folder."
                                .formatted(output));
            }
            StagingFolder staging = new StagingFolder(folder, channel);
            staging.clear();
            return staging;
        } catch (IOException e) {
            throw cannotWrite(output, e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Returns the path at which a file of this name is completed. */
    Path file(String name) {
        return folder.resolve(name);
    }

    /** Removes all files. */
    void clear() {
        try {
            for (Path file : files()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    /**
     * Returns a file that prevents moving the files to their destinations.
     *
     * @param places the destination folder
     * @param overwrite whether files with different contents may be replaced
     * @return an existing file that may not be replaced, if there is any
     */
    Optional<Path> obstacle(Path places, boolean overwrite) {
        try {
            for (Path file : files()) {
                Path place = places.resolve(file.getFileName());
                boolean taken =
                        Files.isDirectory(place)
                                || Files.exists(place, LinkOption.NOFOLLOW_LINKS)
                                        && !overwrite
                                        && !isSame(file, place);
                if (taken) {
                    return Optional.of(place);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw cannotWrite(places, e);
        }
    }

    /**
     * Moves the files to their destinations; identical files that already exist are kept.
     *
     * @param places the destination folder
     * @param last the name of the file that is moved after all others
     */
    void publish(Path places, String last) {
        try {
            Files.createDirectories(places);
            for (Path file : files().stream().sorted(endingWith(last)).toList()) {
                Path place = places.resolve(file.getFileName());
                if (!isSame(file, place)) {
                    FileMove.replace(file, place);
                }
            }
        } catch (IOException e) {
            throw cannotWrite(places, e);
        }
    }

    private static Comparator<Path> endingWith(String last) {
        return Comparator.comparing(file -> file.getFileName().toString().equals(last));
    }

    private static boolean isSame(Path file, Path place) throws IOException {
        return Files.isRegularFile(place) && Files.mismatch(file, place) < 0;
    }

    /** Returns the files in the folder. */
    List<Path> files() {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(file -> !file.endsWith(LOCK)).toList();
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    /**
     * Removes the folder. On some systems an open file cannot be deleted, so the lock is released
     * first.
     */
    @Override
    public void close() {
        try {
            clear();
            lock.close();
            Files.deleteIfExists(folder.resolve(LOCK));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    private static FacetException cannotWrite(Path where, IOException e) {
        return FileErrors.cannotWrite(where, e);
    }
}
