package io.facet.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A hidden temporary file or folder next to its target, which it becomes once it is complete. Its
 * name identifies the process that writes it, and it is locked while it is open, so that {@link
 * Leftovers} can distinguish one that is being written from one whose process was killed.
 *
 * <pre>{@code
 * try (TemporaryPath temporary = TemporaryPath.file(target)) {
 *     Files.write(temporary.path(), bytes);
 *     temporary.unlock();
 *     Files.move(temporary.path(), target, StandardCopyOption.ATOMIC_MOVE);
 * }
 * }</pre>
 *
 * <p>Closing removes it unless it has been moved away. Not thread-safe.
 */
public final class TemporaryPath implements AutoCloseable {

    /** Entries of a temporary folder: the locked file, the new folder, and the older one. */
    private static final String LOCK = "lock";

    private static final String NEW = "new";
    private static final String OLDER = "older";

    private static final Pattern NAME =
            Pattern.compile("\\.facet-([0-9a-f]{8})-(\\d{1,18})-[0-9a-f]{32}\\.part");

    /** Names that earlier versions used. */
    private static final Pattern OLD_NAME =
            Pattern.compile("\\.facet-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.part");

    private final Path outer;
    private final Path path;
    private FileChannel lock;

    private TemporaryPath(Path outer, Path path) {
        this.outer = outer;
        this.path = path;
    }

    /**
     * Creates an empty file next to a target and removes the leftovers of other processes in that
     * folder.
     *
     * @throws IOException if it cannot be created
     */
    public static TemporaryPath file(Path target) throws IOException {
        Leftovers.clear(target.getParent());
        Path file = target.resolveSibling(name());
        Files.createFile(file);
        TemporaryPath temporary = new TemporaryPath(file, file);
        temporary.lock = locked(file);
        return temporary;
    }

    /**
     * Creates an empty folder next to a target and removes the leftovers of other processes there.
     *
     * @throws IOException if it cannot be created
     */
    public static TemporaryPath folder(Path target) throws IOException {
        Leftovers.clear(target.getParent());
        Path outer = target.resolveSibling(name());
        Files.createDirectory(outer);
        TemporaryPath temporary =
                new TemporaryPath(outer, outer.resolve(NEW).resolve(target.getFileName()));
        try {
            temporary.lock = locked(Files.createFile(outer.resolve(LOCK)));
            Files.createDirectories(temporary.path);
            return temporary;
        } catch (IOException e) {
            temporary.close();
            throw e;
        }
    }

    private static String name() {
        WritingProcess process = WritingProcess.current();
        String unique = UUID.randomUUID().toString().replace("-", "");
        return ".facet-" + process.world() + "-" + process.id() + "-" + unique + ".part";
    }

    /** Returns the file or folder to fill. */
    public Path path() {
        return path;
    }

    /** Returns the path where the older folder is kept until the new one has its name. */
    Path older() throws IOException {
        return Files.createDirectories(outer.resolve(OLDER)).resolve(path.getFileName());
    }

    /** Releases the lock, because some systems cannot move locked files. */
    public void unlock() throws IOException {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }

    /**
     * Removes the file or folder. If that fails now, it is removed after this process has ended.
     */
    @Override
    public void close() {
        try {
            unlock();
            delete(outer);
        } catch (IOException | UncheckedIOException e) {
            // On some systems a memory-mapped file cannot be deleted immediately.
        }
    }

    /** Returns the process that a temporary name identifies, or null. */
    static WritingProcess process(Path path) {
        Matcher name = NAME.matcher(path.getFileName().toString());
        return name.matches()
                ? new WritingProcess(name.group(1), Long.parseLong(name.group(2)))
                : null;
    }

    static boolean hasOldName(Path path) {
        return OLD_NAME.matcher(path.getFileName().toString()).matches();
    }

    /**
     * Returns the channel that holds the lock of a file, or null if the file system does not
     * support locks.
     */
    private static FileChannel locked(Path file) {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
            if (tryLock(channel) != null) {
                return channel;
            }
            channel.close();
        } catch (IOException e) {
            closeQuietly(channel);
        }
        return null;
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // It was not locked.
        }
    }

    /**
     * Locks bytes far beyond the end of the file, because locked bytes cannot be written on
     * Windows.
     */
    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /**
     * Returns whether a file or folder of another process is locked by it.
     *
     * @throws IOException if that cannot be determined
     */
    static boolean isLocked(Path path) throws IOException {
        Path file = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) ? path.resolve(LOCK) : path;
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (FileChannel channel =
                        FileChannel.open(
                                file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = tryLock(channel)) {
            return lock == null;
        }
    }

    /**
     * Removes a file or folder that a process left behind. An older folder is restored if the new
     * one has not replaced it.
     */
    static void remove(Path left) throws IOException {
        Path older = left.resolve(OLDER);
        if (Files.isDirectory(older, LinkOption.NOFOLLOW_LINKS)) {
            for (Path folder : listed(older)) {
                Path place = left.resolveSibling(folder.getFileName());
                if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                    Files.move(folder, place);
                }
            }
        }
        delete(left);
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.toList();
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(path)) {
            for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
