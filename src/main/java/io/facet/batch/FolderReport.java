package io.facet.batch;

import java.util.List;

/**
 * How the edits of a folder went.
 *
 * @param edited pictures whose results are there, those of an earlier call included
 * @param kept how many of them are of an earlier call
 * @param failed rows of the pictures that could not be edited
 * @param left pictures that were not come to, because it was cancelled
 */
public record FolderReport(int edited, int kept, List<FolderRow> failed, int left) {

    public FolderReport {
        failed = List.copyOf(failed);
    }

    /** Whether every picture was edited. */
    public boolean isComplete() {
        return failed.isEmpty() && left == 0;
    }

    /** As a line for people, such as "95 edited, 5 not". */
    public String summary() {
        return edited
                + " edited"
                + (kept == 0 ? "" : ", " + kept + " of them before")
                + ", "
                + failed.size()
                + " not"
                + (left == 0 ? "" : ", stopped before " + left + " more");
    }
}
