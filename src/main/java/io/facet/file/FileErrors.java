package io.facet.file;

import io.facet.DiskSpace;
import io.facet.FacetException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Translates exceptions of the file system into sentences for users. */
public final class FileErrors {

    private FileErrors() {}

    /**
     * With less free space than this, in bytes, nothing useful can be written, whatever the system
     * reports.
     */
    private static final long LEAST_ROOM = 1 << 14;

    /**
     * Returns the exception for a file or folder that cannot be written.
     *
     * @param target the file or folder
     * @param e the exception of the write, possibly wrapped in others
     */
    public static FacetException cannotWrite(Path target, Exception e) {
        Optional<String> shortage = shortage(target, e);
        if (shortage.isPresent()) {
            return new FacetException(
                    "Cannot write %s: %s. Free some space, or write to another disk."
                            .formatted(target, shortage.get()),
                    e);
        }
        return new FacetException("Cannot write " + target + ": " + reason(io(e)) + ".", e);
    }

    /** Returns the innermost I/O exception, which is the most specific one. */
    private static IOException io(Throwable e) {
        IOException first = null;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException found) {
                first = found;
            }
        }
        return first == null ? new IOException(e.getMessage(), e) : first;
    }

    /**
     * Detects a full disk by the message or, if the system uses another language, by the free
     * space.
     */
    private static Optional<String> shortage(Path target, Exception e) {
        return DiskSpace.shortage(e)
                .or(
                        () ->
                                isOfPath(io(e)) || hasRoom(target)
                                        ? Optional.empty()
                                        : Optional.of("the disk is full"));
    }

    private static boolean isOfPath(IOException e) {
        return e instanceof NoSuchFileException
                || e instanceof AccessDeniedException
                || e instanceof FileAlreadyExistsException
                || e instanceof EOFException;
    }

    private static boolean hasRoom(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        try {
            return folder == null || Files.getFileStore(folder).getUsableSpace() >= LEAST_ROOM;
        } catch (IOException e) {
            // A file store that does not report its free space may have enough.
            return true;
        }
    }

    /**
     * Returns the reason as part of a sentence, without a full stop, as in "permission is denied".
     *
     * @param e the exception of reading or writing a file
     */
    public static String reason(IOException e) {
        Optional<String> shortage = DiskSpace.shortage(e);
        if (shortage.isPresent()) {
            return shortage.get();
        }
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "permission is denied";
        }
        if (e instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " exists and is not a folder";
        }
        if (e instanceof CharacterCodingException) {
            return "it is not text in UTF-8";
        }
        if (e instanceof EOFException) {
            return "it ends too early";
        }
        if (e instanceof FileSystemException named && named.getReason() != null) {
            return withoutFullStop(named.getReason());
        }
        return e.getMessage() == null
                ? e.getClass().getSimpleName()
                : withoutFullStop(e.getMessage());
    }

    private static String withoutFullStop(String message) {
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }
}
