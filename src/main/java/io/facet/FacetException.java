package io.facet;

/**
 * Signals a failure that the user can fix. The message is one or two sentences for that user: what
 * is wrong, with the file or value concerned, and what to do. It is shown as it is, in a dialog, an
 * ImageJ macro abort or on the command line.
 *
 * <p>A caller's programming mistake, such as an array of the wrong length, is an {@link
 * IllegalArgumentException} instead.
 */
public class FacetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message sentences for the user, ending with a full stop
     */
    public FacetException(String message) {
        super(message);
    }

    /**
     * @param message sentences for the user, ending with a full stop
     * @param cause what was caught, kept for a log
     */
    public FacetException(String message, Throwable cause) {
        super(message, cause);
    }
}
