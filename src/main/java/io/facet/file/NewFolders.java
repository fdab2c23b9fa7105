package io.facet.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Folders that are made for a file, to be removed again if nothing comes to lie in them.
 *
 * @param innermostFirst those that were missing
 */
record NewFolders(List<Path> innermostFirst) {

    /** Returns the folders that are missing for this one to exist, itself included. */
    static NewFolders missing(Path folder) {
        List<Path> missing = new ArrayList<>();
        for (Path at = folder; at != null && !Files.exists(at); at = at.getParent()) {
            missing.add(at);
        }
        return new NewFolders(missing);
    }

    /** Removes them, up to the first in which something lies. */
    void removeEmpty() {
        for (Path folder : innermostFirst) {
            try {
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                // Something lies in it, or it cannot be removed: both are reasons to leave it.
                return;
            }
        }
    }
}
