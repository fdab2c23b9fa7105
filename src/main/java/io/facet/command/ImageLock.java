package io.facet.command;

import ij.ImagePlus;
import io.facet.FacetException;

/** Prevents other commands from changing an image. */
record ImageLock(ImagePlus image) implements AutoCloseable {

    /**
     * Locks an image.
     *
     * @throws FacetException if another command holds the lock
     */
    static ImageLock of(ImagePlus image) {
        if (!image.lockSilently()) {
            throw new FacetException(
                    "'%s' is in use by another command. Wait until that has ended."
                            .formatted(image.getTitle()));
        }
        return new ImageLock(image);
    }

    @Override
    public void close() {
        image.unlock();
    }
}
