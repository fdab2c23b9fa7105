package io.facet.job;

import io.facet.file.AtomicFile;
import io.facet.image.Photograph;
import io.facet.image.io.PhotographFile;
import io.facet.report.DifferenceImage;
import io.facet.report.LossCurve;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The edits of one picture that were done.
 *
 * @param job what was asked for
 * @param photograph the picture after all of them
 * @param faces how the edit of each face went
 */
public record CompletedEdit(EditJob job, Photograph photograph, List<FaceEdit> faces) {

    /** Shown grey levels for each grey level of change: an edit's changes are seldom above 40. */
    public static final double DIFFERENCE_GAIN = 4;

    private static final int PLOT_WIDTH = 720;
    private static final int PLOT_HEIGHT = 420;

    public CompletedEdit {
        faces = List.copyOf(faces);
    }

    /** What a user should know about how the picture was read, a sentence each. */
    public List<String> notes() {
        String page = job.picture().part().prefix();
        return photograph.notes().stream().map(note -> page + note).toList();
    }

    /** How it was read, and how the edits went, a line for each face. */
    public List<String> summary() {
        return Stream.concat(notes().stream(), course()).toList();
    }

    private Stream<String> course() {
        String page = job.picture().part().prefix();
        return Stream.concat(
                        faces.stream()
                                .map(edit -> edit.face().description() + ", " + edit.summary()),
                        job.faces().left().stream().map(SkippedItem::summary))
                .map(line -> page + line);
    }

    /** What the edits changed, {@link #DIFFERENCE_GAIN} times, around a mid-grey. */
    public BufferedImage difference() {
        return DifferenceImage.of(job.picture().photograph(), photograph, DIFFERENCE_GAIN);
    }

    /** Writes the difference and the losses, but no record. */
    public void writePlots(EditFiles files, boolean overwrite) {
        PhotographFile.write(difference(), files.difference(job.picture().part()), overwrite);
        for (FaceEdit edit : faces) {
            Part part = job.part(edit.face());
            LossCurve curve = edit.lossCurve(job.preset());
            byte[] table = curve.toCsv().getBytes(StandardCharsets.UTF_8);
            PhotographFile.write(
                    curve.toImage(PLOT_WIDTH, PLOT_HEIGHT), files.lossPlot(part), overwrite);
            AtomicFile.write(files.lossTable(part), overwrite, out -> out.write(table));
        }
    }
}
