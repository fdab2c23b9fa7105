package io.facet.command.declaration;

import io.facet.FacetException;

/** Thrown if the user cancels a command before there is a result to keep. */
public final class StoppedException extends FacetException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with its message. */
    public StoppedException() {
        super("Stopped before anything was made.");
    }
}
