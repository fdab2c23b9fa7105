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
 * Represents the completed edits of one picture.
 *
 * @param job the requested edits
 * @param photograph the picture after all of them
 * @param faces the course of each face's edit
 */
public record CompletedEdit(EditJob job, Photograph photograph, List<FaceEdit> faces) {

    /** Displayed grey levels per grey level of change. The changes of an edit seldom exceed 40. */
    public static final double DIFFERENCE_GAIN = 4;

    private static final int PLOT_WIDTH = 720;
    private static final int PLOT_HEIGHT = 420;

    public CompletedEdit {
        faces = List.copyOf(faces);
    }

    /** Returns notes for the user about how the picture was read, one sentence each. */
    public List<String> notes() {
        String page = job.picture().part().prefix();
        return photograph.notes().stream().map(note -> page + note).toList();
    }

    /** Returns notes on how the picture was read, and how the edits went, one line per face. */
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

    /** Returns the change of the edits, multiplied by {@link #DIFFERENCE_GAIN} around mid-grey. */
    public BufferedImage difference() {
        return DifferenceImage.of(job.picture().photograph(), photograph, DIFFERENCE_GAIN);
    }

    /** Writes the difference and the losses, but not the record. */
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
