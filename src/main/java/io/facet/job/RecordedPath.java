package io.facet.job;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Names files in records that may be shared with other people and machines. Paths are relative to
 * the folder of the record and use slashes on every system, so that records and files can be moved
 * together and no user name is disclosed. A file that shares no folder with the record, or only the
 * folder of all users, is named without its folders; the hash in the record identifies it.
 */
public final class RecordedPath {

    private RecordedPath() {}

    /**
     * Returns the name of a file in a record.
     *
     * @param folder the folder of the record
     */
    public static String of(Path file, Path folder) {
        return of(file, folder, Path.of(System.getProperty("user.home", "")));
    }

    /**
     * @param home the home folder, which is named after the user
     */
    static String of(Path file, Path folder, Path home) {
        Path to = file.toAbsolutePath().normalize();
        Path from = folder.toAbsolutePath().normalize();
        Path shared = from;
        while (shared != null && !to.startsWith(shared)) {
            shared = shared.getParent();
        }
        boolean isOfAll =
                shared == null
                        || shared.getNameCount() == 0
                        || !shared.equals(from)
                                && home.toAbsolutePath().normalize().startsWith(shared)
                                && !home.toAbsolutePath().normalize().equals(shared);
        if (isOfAll && !to.getParent().equals(from)) {
            return alone(file);
        }
        Path relative = from.relativize(to);
        String text =
                StreamSupport.stream(relative.spliterator(), false)
                        .map(Path::toString)
                        .collect(Collectors.joining("/"));
        return text.isEmpty() ? "." : text;
    }

    /** Returns the name of a file without its folders. */
    public static String alone(Path file) {
        Path name = file.toAbsolutePath().normalize().getFileName();
        return name == null ? "." : name.toString();
    }
}
