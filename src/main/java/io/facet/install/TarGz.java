package io.facet.install;

import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import io.facet.file.AtomicFile;
import io.facet.file.FileErrors;
import io.facet.file.FileMove;
import io.facet.file.TemporaryPath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Represents an untrusted {@code .tar.gz} archive.
 *
 * <pre>{@code
 * TarGz archive = new TarGz(Path.of("vgg_face_caffe.tar.gz"), TarGz.Limits.USUAL);
 * archive.extract("VGG_FACE.caffemodel", target, Progress.none(), new Cancellation());
 * }</pre>
 *
 * <p>Owners, permissions and times are not restored. The archive is streamed, so memory does not
 * depend on its size. Immutable and safe for several threads.
 */
public final class TarGz {

    /**
     * Limits the content of an archive. The sizes announced for the entries are checked before an
     * entry is decompressed; the data between two entries may have one mebibyte.
     *
     * @param entries maximum number of files and folders
     * @param entryBytes maximum decompressed bytes of one file
     * @param totalBytes maximum decompressed bytes of all files together
     */
    public record Limits(int entries, long entryBytes, long totalBytes) {

        /** 1000 entries, 2 GB per file, 4 GB in total: published networks have up to 1 GB. */
        public static final Limits USUAL = new Limits(1000, 2_000_000_000L, 4_000_000_000L);

        /**
         * Creates limits.
         *
         * @throws IllegalArgumentException if one is not positive
         */
        public Limits {
            if (entries < 1 || entryBytes < 1 || totalBytes < 1) {
                throw new IllegalArgumentException(
                        entries + " entries of " + entryBytes + ", in all " + totalBytes);
            }
        }
    }

    private static final int FILE = 1;
    private static final int FOLDER = 2;
    private static final int FOLDER_BY_ITS_FILES = 3;

    private final Path archive;
    private final Limits limits;

    /**
     * Creates an archive without reading its file.
     *
     * @param archive the file
     * @param limits limits of its content
     */
    public TarGz(Path archive, Limits limits) {
        this.archive = archive;
        this.limits = limits;
    }

    /**
     * Unpacks all entries into a new folder, which appears only when everything succeeded.
     *
     * @param folder a folder that does not exist yet; missing parent folders are created
     * @param progress is notified of the fraction of the archive that has been read
     * @param cancellation ends the operation with a {@link FacetException}, as an interrupt of the
     *     thread does
     * @throws FacetException if the folder exists or cannot be written; if the archive cannot be
     *     read, is damaged, is empty or exceeds the limits; or if it contains links, devices,
     *     sparse files, duplicate names (ignoring case), absolute names, or names that contain
     *     "..", a drive letter, a backslash or characters that are not allowed, are longer than 500
     *     characters or deeper than 16 folders. No files are left behind in these cases.
     */
    public void unpack(Path folder, Progress<?> progress, Cancellation cancellation) {
        Path target = folder.toAbsolutePath();
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FacetException(
                    folder + " exists already; choose another name or remove it first.");
        }
        try (TarEntries entries = new TarEntries(archive, limits, progress, cancellation)) {
            Files.createDirectories(target.getParent());
            try (TemporaryPath temporary = TemporaryPath.folder(target)) {
                fill(temporary.path(), entries);
                FileMove.replace(temporary.path(), target);
            }
        } catch (TarEntries.UnwritableException e) {
            throw cannotWrite(folder, e.reason());
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    private void fill(Path temporary, TarEntries entries) throws IOException {
        Map<String, Integer> kinds = new HashMap<>();
        while (entries.next()) {
            boolean isFolder = entries.isFolder();
            EntryName name = EntryName.of(entries.name());
            if (isFolder && name.parts().isEmpty()) {
                continue;
            }
            register(name, isFolder, kinds);
            Path file = name.in(temporary);
            if (isFolder) {
                Files.createDirectories(file);
            } else {
                Files.createDirectories(file.getParent());
                write(entries, file);
            }
        }
        if (kinds.isEmpty()) {
            throw new FacetException(archive + " holds no files. Fetch it again.");
        }
    }

    private void register(EntryName name, boolean isFolder, Map<String, Integer> kinds) {
        for (EntryName outer : name.folders()) {
            if (kinds.getOrDefault(outer.key(), FOLDER) == FILE) {
                throw twice(outer);
            }
            kinds.putIfAbsent(outer.key(), FOLDER_BY_ITS_FILES);
        }
        Integer before = kinds.put(name.key(), isFolder ? FOLDER : FILE);
        if (before != null && !(isFolder && before == FOLDER_BY_ITS_FILES)) {
            throw twice(name);
        }
    }

    private FacetException twice(EntryName name) {
        return new FacetException(
                "%s is not unpacked: it holds \"%s\" twice. Fetch it again from its publisher."
                        .formatted(archive, ForeignText.shown(name.toString())));
    }

    private static void write(TarEntries entries, Path file) throws IOException {
        try (OutputStream out =
                Files.newOutputStream(
                        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            entries.copyTo(out);
        }
    }

    /**
     * Extracts one file, replacing an older one. The other entries are skipped, whatever they are,
     * but count towards the limits.
     *
     * @param name the last component of the file's name, without folders
     * @param file the file to write; missing folders are created
     * @param progress as for {@link #unpack}
     * @param cancellation as for {@link #unpack}
     * @throws FacetException if the archive cannot be read, is damaged, exceeds the limits, or
     *     contains no such file, two of them or another kind of entry with that name; or if the
     *     file cannot be written. No files are left behind in these cases, and an older file stays.
     */
    public void extract(String name, Path file, Progress<?> progress, Cancellation cancellation) {
        try (TarEntries entries = new TarEntries(archive, limits, progress, cancellation)) {
            requireFound(seek(name, entries), name);
            AtomicFile.write(file, true, out -> take(name, entries, out));
        }
    }

    private void take(String name, TarEntries entries, OutputStream out) throws IOException {
        try {
            entries.copyTo(out);
        } catch (TarEntries.UnwritableException e) {
            throw e.reason();
        }
        if (seek(name, entries)) {
            throw new FacetException(
                    "%s holds two files of the name %s. Unpack it yourself and give the right one."
                            .formatted(archive, name));
        }
    }

    private static boolean seek(String name, TarEntries entries) {
        while (entries.next()) {
            if (EntryName.last(entries.name()).equals(name) && !entries.isFolder()) {
                return true;
            }
        }
        return false;
    }

    private void requireFound(boolean found, String name) {
        if (!found) {
            throw new FacetException(
                    "%s holds no file of the name %s. Fetch the right archive."
                            .formatted(archive, name));
        }
    }

    private static FacetException cannotWrite(Path folder, IOException e) {
        return new FacetException(
                "Cannot write into %s: %s. Make room or choose another folder."
                        .formatted(folder, FileErrors.reason(e)),
                e);
    }
}
