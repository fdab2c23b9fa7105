package io.facet.batch;

import java.util.List;

/**
 * Represents the outcome of the edits of a folder.
 *
 * @param edited the number of pictures with results, including those of an earlier call
 * @param kept the number of these from an earlier call
 * @param failed the rows of the pictures that could not be edited
 * @param left the number of pictures not processed because the work was cancelled
 */
public record FolderReport(int edited, int kept, List<FolderRow> failed, int left) {

    public FolderReport {
        failed = List.copyOf(failed);
    }

    /** Returns whether every picture was edited. */
    public boolean isComplete() {
        return failed.isEmpty() && left == 0;
    }

    /** Returns the outcome as one line for users, such as "95 edited, 5 not". */
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
