package io.facet.job;

import io.facet.image.Photograph;
import io.facet.image.io.PhotographFile;
import io.facet.models.NetworkFolder;
import io.facet.report.JsonDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Represents the result of one call.
 *
 * @param edits the edits of a picture, or of several pages of a file or slices of a stack; at least
 *     one
 * @param left pages that stay unchanged
 */
public record EditOutcome(List<CompletedEdit> edits, List<SkippedItem> left) {

    public EditOutcome {
        edits = List.copyOf(edits);
        left = List.copyOf(left);
    }

    /** Returns the outcome of editing one picture. */
    public static EditOutcome of(CompletedEdit edit) {
        return new EditOutcome(List.of(edit), List.of());
    }

    /** Returns the source of all edits; its page is the first that was edited. */
    public InputPicture input() {
        return edits.get(0).job().picture();
    }

    /** Returns how the edits went, one line per face and per skipped page. */
    public List<String> summary() {
        return Stream.concat(
                        edits.stream().flatMap(edit -> edit.summary().stream()),
                        left.stream().map(SkippedItem::summary))
                .toList();
    }

    /**
     * Writes the edited picture, with the other pages of its file unchanged.
     *
     * @throws io.facet.FacetException if the format cannot hold them, or the file cannot be written
     */
    public void writePicture(EditFiles files, boolean overwrite) {
        if (input().pages() == 1) {
            PhotographFile.write(edits.get(0).photograph(), files.picture(), overwrite);
            return;
        }
        Map<Integer, Photograph> changed =
                edits.stream()
                        .collect(
                                Collectors.toMap(
                                        edit -> edit.job().picture().page() - 1,
                                        CompletedEdit::photograph));
        PhotographFile.writePages(Path.of(input().name()), changed, files.picture(), overwrite);
    }

    /**
     * Writes the edited picture, the differences, the losses and the record.
     *
     * @throws io.facet.FacetException if one of them cannot be written
     */
    public void writeAll(EditFiles files, NetworkFolder network, boolean overwrite) {
        writePicture(files, overwrite);
        writePlots(files, overwrite);
        EditRecord record = EditRecord.of(this, network, files);
        JsonDocument.write(record, files.record(), overwrite);
    }

    /** Writes the differences and the losses, but not the record. */
    public void writePlots(EditFiles files, boolean overwrite) {
        edits.forEach(edit -> edit.writePlots(files, overwrite));
    }
}
