package io.facet.batch;

import java.nio.file.Path;

/**
 * A picture of a folder to edit.
 *
 * @param path of it in its folder, with slashes on every system
 * @param input where it lies
 * @param result path of the edited picture in the output folder, with slashes
 * @param output where the edited picture goes
 */
record FolderPicture(String path, Path input, String result, Path output) {}
