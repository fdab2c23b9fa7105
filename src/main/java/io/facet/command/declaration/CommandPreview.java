package io.facet.command.declaration;

import io.facet.Cancellation;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** Computes quick, small approximations of a command's result. Used by one thread. */
public interface CommandPreview {

    /**
     * The images of a preview.
     *
     * @param before the part of the image that would change, reduced in size
     * @param after the same part after the change
     */
    record Pictures(BufferedImage before, BufferedImage after) {}

    /** Quality of a preview. */
    enum Quality {
        /** Approximate, within a second; omitted if it would not resemble the command's result. */
        QUICK,
        /** As the command computes it, in about the time that the command takes. */
        FULL
    }

    /**
     * Computes the preview of a command.
     *
     * @param command a command with the current parameters
     * @param cancellation cancels the preview when the parameters change
     * @return empty if it was cancelled, or if a quick preview would not resemble the result
     * @throws io.facet.FacetException if the command could not run with these parameters
     */
    Optional<Pictures> of(FacetCommand command, Quality quality, Cancellation cancellation);
}
