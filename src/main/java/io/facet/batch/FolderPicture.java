package io.facet.batch;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A picture of a folder to edit.
 *
 * @param path of it in its folder, with slashes on every system
 * @param input where it lies
 * @param result path of the edited picture in the output folder, with slashes; empty if it cannot
 *     be edited
 * @param output where the edited picture goes; the folder if it cannot be edited
 * @param trouble why it cannot be edited, as far as its name and its format show
 */
record FolderPicture(
        String path, Path input, String result, Path output, Optional<String> trouble) {

    /** Returns whether the picture can be edited as far as its name and format show. */
    boolean hasResult() {
        return trouble.isEmpty();
    }
}
