package io.facet.job;

/**
 * A face or a page that was asked for and stays as it is.
 *
 * @param what which, for people
 * @param reason why, as a sentence
 */
public record SkippedItem(String what, String reason) {

    /** As a line for people. */
    public String summary() {
        return what + " stays as it is: " + reason;
    }
}
