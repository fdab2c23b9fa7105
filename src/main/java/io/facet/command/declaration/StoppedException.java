package io.facet.command.declaration;

import io.facet.FacetException;

/** The user stopped a command before there was anything to keep. */
public final class StoppedException extends FacetException {

    private static final long serialVersionUID = 1L;

    /** Says so. */
    public StoppedException() {
        super("Stopped before anything was made.");
    }
}
