package io.facet.job;

/**
 * Represents a face or a page that was requested but stays unchanged.
 *
 * @param what the face or the page, for users
 * @param reason the reason, as a sentence
 */
public record SkippedItem(String what, String reason) {

    /** Returns the item as one line for users. */
    public String summary() {
        return what + " stays as it is: " + reason;
    }
}
