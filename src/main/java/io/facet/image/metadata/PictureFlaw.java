package io.facet.image.metadata;

import java.io.IOException;

/**
 * Reports why a file cannot be read as a picture, as a predicate that follows the file's name: what
 * is wrong and what to do, as in "has samples of 64 bits; convert it to 16 bits.".
 */
public final class PictureFlaw extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * @param predicate a sentence without its subject, which is the file, ending with a full stop
     */
    public PictureFlaw(String predicate) {
        super(predicate);
    }
}
