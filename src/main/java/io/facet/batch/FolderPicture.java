package io.facet.batch;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Represents a picture of a folder to edit.
 *
 * @param path the path relative to the input folder, with slashes on every system
 * @param input the file of the picture
 * @param result the path of the edited picture relative to the output folder, with slashes; empty
 *     if it cannot be edited
 * @param output the file of the edited picture; the output folder if it cannot be edited
 * @param trouble why it cannot be edited, as far as the name and the format show
 */
record FolderPicture(
        String path, Path input, String result, Path output, Optional<String> trouble) {

    /** Returns whether the picture can be edited as far as its name and format show. */
    boolean hasResult() {
        return trouble.isEmpty();
    }
}
