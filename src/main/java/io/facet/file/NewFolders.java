package io.facet.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folders that are created for a file, and removed again if they stay empty.
 *
 * @param innermostFirst the missing folders, innermost first
 */
record NewFolders(List<Path> innermostFirst) {

    /** Returns the missing folders of a path, including the folder itself. */
    static NewFolders missing(Path folder) {
        List<Path> missing = new ArrayList<>();
        for (Path at = folder; at != null && !Files.exists(at); at = at.getParent()) {
            missing.add(at);
        }
        return new NewFolders(missing);
    }

    /** Removes the folders, innermost first, up to the first one that is not empty. */
    void removeEmpty() {
        for (Path folder : innermostFirst) {
            try {
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                // It is not empty or cannot be removed; in both cases it is kept.
                return;
            }
        }
    }
}
