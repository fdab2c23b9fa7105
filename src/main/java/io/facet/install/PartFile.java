package io.facet.install;

import io.facet.FacetException;
import io.facet.file.FileErrors;
import io.facet.file.FileMove;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Represents the partial file of a download: {@code NAME.part} beside the target, and {@code
 * NAME.part.json}, which identifies the version of its bytes. Locked while it is open. Closing
 * keeps the files if they are complete or a later download can resume from them, and deletes them
 * otherwise.
 */
final class PartFile implements AutoCloseable {

    private final Path bytes;
    private final Path noteFile;
    private final FileChannel channel;
    private Optional<PartNote> note;
    private long length;

    private PartFile(Path bytes, Path noteFile, FileChannel channel) throws IOException {
        this.bytes = bytes;
        this.noteFile = noteFile;
        this.channel = channel;
        this.note = PartNote.read(noteFile);
        this.length = channel.size();
    }

    /**
     * Opens the partial file of a target, and creates the folder if it is missing.
     *
     * @throws FacetException if it cannot be written, or another download is writing it
     */
    static PartFile open(Path target) {
        Path bytes = target.resolveSibling(target.getFileName() + ".part");
        return open(bytes, bytes.resolveSibling(bytes.getFileName() + ".json"));
    }

    static PartFile open(Path bytes, Path noteFile) {
        try {
            Files.createDirectories(bytes.getParent());
            FileChannel channel =
                    FileChannel.open(
                            bytes,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS);
            try {
                lock(channel, bytes);
                return new PartFile(bytes, noteFile, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw cannotWrite(bytes, e);
        }
    }

    private static void lock(FileChannel channel, Path bytes) throws IOException {
        boolean free;
        try {
            free = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            free = false;
        }
        if (!free) {
            throw new FacetException(
                    "Another download is writing " + bytes + ". Wait until it has ended.");
        }
    }

    Path path() {
        return bytes;
    }

    /** Returns the number of bytes present. */
    long length() {
        return length;
    }

    /**
     * Returns the version that the bytes belong to.
     *
     * @throws IllegalStateException if no version was begun
     */
    PartNote note() {
        return note.orElseThrow(() -> new IllegalStateException("nothing was begun"));
    }

    /** Returns whether all bytes are present. */
    boolean isComplete() {
        return length > 0 && note.isPresent() && note.get().length() == length;
    }

    /** Returns whether the remaining bytes can be requested from a server. */
    boolean canGoOn() {
        return length > 0
                && note.flatMap(PartNote::validator).isPresent()
                && (!note.get().hasLength() || length < note.get().length());
    }

    /** Discards the bytes unless they are known to come from an address. */
    void keepOnly(String address) {
        if (length > 0 && note.filter(n -> n.address().equals(address)).isEmpty()) {
            drop();
        }
    }

    /** Discards all bytes. */
    void drop() {
        try {
            channel.truncate(0);
            channel.position(0);
            length = 0;
            note = Optional.empty();
        } catch (IOException e) {
            throw cannotWrite(bytes, e);
        }
    }

    /** Starts again with a version of the file. */
    void begin(PartNote version) {
        // The old bytes are discarded first, so that they are never beside the new note.
        drop();
        describe(version);
    }

    /** Updates the note on the bytes present. */
    void describe(PartNote version) {
        version.write(noteFile);
        note = Optional.of(version);
    }

    /**
     * Appends bytes.
     *
     * @return false if the thread was interrupted; the file is closed then
     * @throws FacetException if they cannot be written
     */
    boolean append(byte[] chunk, int count) {
        ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, count);
        try {
            while (buffer.hasRemaining()) {
                length += channel.write(buffer, length);
            }
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        } catch (IOException e) {
            throw new FacetException(
                    ("Cannot write %s: %s. Make room or choose another folder; the same command "
                                    + "then goes on with the download.")
                            .formatted(bytes, FileErrors.reason(e)),
                    e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            if (!isComplete() && !canGoOn()) {
                delete();
            }
        } catch (IOException e) {
            throw cannotWrite(bytes, e);
        }
    }

    /** Deletes the file and its note. */
    void delete() {
        try {
            Files.deleteIfExists(bytes);
            Files.deleteIfExists(noteFile);
        } catch (IOException e) {
            throw cannotWrite(bytes, e);
        }
    }

    /** Renames the closed file to its target in one step, replacing an older file. */
    void moveTo(Path target) {
        try {
            FileMove.replace(bytes, target);
            Files.deleteIfExists(noteFile);
        } catch (IOException e) {
            throw cannotWrite(target, e);
        }
    }

    private static FacetException cannotWrite(Path file, IOException e) {
        return new FacetException(
                "Cannot write %s: %s. Choose another folder or mend this."
                        .formatted(file, FileErrors.reason(e)),
                e);
    }
}
