package io.facet.command.declaration;

import io.facet.Cancellation;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** Shows quickly, small and roughly, what a command would do. Used by one thread. */
public interface CommandPreview {

    /**
     * What is shown.
     *
     * @param before the part of the image that would change, small
     * @param after the same part as it would be
     */
    record Pictures(BufferedImage before, BufferedImage after) {}

    /** How good the pictures are to be. */
    enum Quality {
        /** Within a second; none where that would not show what the command makes. */
        QUICK,
        /** As the command makes it, in about the time that the command takes. */
        FULL
    }

    /**
     * The pictures for a command.
     *
     * @param command with the parameters of the moment
     * @param cancellation ends it when there are newer parameters
     * @return empty if it was cancelled, or if a quick picture would not show the result
     * @throws io.facet.FacetException if the command could not do it
     */
    Optional<Pictures> of(FacetCommand command, Quality quality, Cancellation cancellation);
}
