package io.facet.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Puts into words what the file system says by the class of an exception. */
public final class FileTrouble {

    private FileTrouble() {}

    /**
     * The reason as part of a sentence, without a full stop, as in "permission is denied".
     *
     * @param e what reading or writing a file threw
     */
    public static String reason(IOException e) {
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
