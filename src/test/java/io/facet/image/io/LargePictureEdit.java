package io.facet.image.io;

import io.facet.image.Photograph;
import io.facet.image.Region;
import java.nio.file.Path;

/** Reads a picture, changes a part of it, and writes it: a program, to be given little memory. */
final class LargePictureEdit {

    private LargePictureEdit() {}

    /** The picture, and the files to write it to. */
    public static void main(String[] files) {
        Photograph before = PhotographFile.read(Path.of(files[0]));
        Region face = new Region(0, 0, before.width() / 8, before.height() / 8);
        float[][] planes = new float[before.bands()][face.area()];
        Photograph after = before.withRegion(face, planes);
        for (int i = 1; i < files.length; i++) {
            PhotographFile.write(after, Path.of(files[i]), false);
        }
        // Who edits keeps the picture before, to show what changed.
        if (before.width() != after.width()) {
            throw new IllegalStateException("the size changed");
        }
    }
}
