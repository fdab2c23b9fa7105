package io.facet.image.io;

import io.facet.image.Photograph;
import io.facet.image.Region;
import java.nio.file.Path;

/**
 * Reads a picture, changes a part of it, and writes it. This is a program of its own, so that it
 * can be run with little memory.
 */
final class LargePictureEdit {

    private LargePictureEdit() {}

    /**
     * Runs the edit.
     *
     * @param files the picture, followed by the files to write it to
     */
    public static void main(String[] files) {
        Photograph before = PhotographFile.read(Path.of(files[0]));
        Region face = new Region(0, 0, before.width() / 8, before.height() / 8);
        float[][] planes = new float[before.bands()][face.area()];
        Photograph after = before.withRegion(face, planes);
        for (int i = 1; i < files.length; i++) {
            PhotographFile.write(after, Path.of(files[i]), false);
        }
        // Callers that edit keep the original picture to show what changed.
        if (before.width() != after.width()) {
            throw new IllegalStateException("the size changed");
        }
    }
}
