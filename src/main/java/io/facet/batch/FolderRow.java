package io.facet.batch;

import io.facet.dataset.CsvText;
import io.facet.face.EyePositions;
import io.facet.job.EditOutcome;
import io.facet.job.FaceEdit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Represents a row of the table: the outcome of a picture's edit. If there are several faces, the
 * cells with values per face contain all values in the same order, separated by semicolons.
 *
 * @param path the path of the picture relative to the input folder
 * @param output the path of the result relative to the output folder; empty if there is none
 * @param status whether the picture was edited
 * @param message why it was not edited; otherwise notes on how it was read, and the faces and pages
 *     that stay unchanged, with the reasons
 * @param inputSha256 the hash of the picture's file; empty if it cannot be read
 * @param outputSha256 the hash of the result's file; empty if there is none
 * @param face the edited faces
 * @param pupils left x, left y, right x, right y in pixels
 * @param evaluations the number of loss evaluations
 * @param firstLoss the loss before the first step; NaN if nothing was to change
 * @param lowestLoss the loss of the result
 * @param seconds the duration, including reading and writing
 * @param settings the fingerprint of the settings
 */
public record FolderRow(
        String path,
        String output,
        Status status,
        String message,
        String inputSha256,
        String outputSha256,
        String face,
        String pupils,
        String evaluations,
        String firstLoss,
        String lowestLoss,
        String seconds,
        String settings) {

    /** The outcome of a picture's edit. */
    public enum Status {
        EDITED,
        ERROR;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final List<String> HEADER =
            List.of(
                    "path",
                    "output",
                    "status",
                    "message",
                    "input_sha256",
                    "output_sha256",
                    "face",
                    "pupils",
                    "evaluations",
                    "first_loss",
                    "lowest_loss",
                    "seconds",
                    "settings");

    static FolderRow error(
            FolderPicture picture, String message, String inputSha256, String settings) {
        return new FolderRow(
                picture.path(),
                "",
                Status.ERROR,
                message,
                inputSha256,
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                settings);
    }

    static FolderRow edited(
            FolderPicture picture,
            EditOutcome outcome,
            String outputSha256,
            double seconds,
            String settings) {
        return new FolderRow(
                picture.path(),
                picture.result(),
                Status.EDITED,
                remarks(outcome),
                outcome.input().sha256(),
                outputSha256,
                faces(outcome),
                each(outcome, edit -> pupils(edit.face().location().eyes())),
                each(outcome, edit -> String.valueOf(edit.evaluations())),
                each(outcome, edit -> String.valueOf(edit.firstLoss())),
                each(outcome, edit -> String.valueOf(edit.lowestLoss())),
                String.format(Locale.ROOT, "%.2f", seconds),
                settings);
    }

    private static String remarks(EditOutcome outcome) {
        Stream<String> notes = outcome.edits().stream().flatMap(edit -> edit.notes().stream());
        Stream<String> faces =
                outcome.edits().stream()
                        .flatMap(
                                edit ->
                                        edit.job().faces().left().stream()
                                                .map(
                                                        left ->
                                                                edit.job().picture().part().prefix()
                                                                        + left.summary()));
        Stream<String> pages = outcome.left().stream().map(left -> left.summary());
        return Stream.of(notes, faces, pages)
                .flatMap(remarks -> remarks)
                .collect(Collectors.joining(" "));
    }

    private static String faces(EditOutcome outcome) {
        return outcome.edits().stream()
                .flatMap(
                        edit ->
                                edit.faces().stream()
                                        .map(
                                                face ->
                                                        edit.job().picture().part().prefix()
                                                                + face.face().description()))
                .collect(Collectors.joining("; "));
    }

    private static String each(EditOutcome outcome, Function<FaceEdit, String> value) {
        return outcome.edits().stream()
                .flatMap(edit -> edit.faces().stream())
                .map(value)
                .collect(Collectors.joining("; "));
    }

    private static String pupils(EyePositions eyes) {
        return String.format(
                Locale.ROOT,
                "%.2f %.2f %.2f %.2f",
                eyes.leftX(),
                eyes.leftY(),
                eyes.rightX(),
                eyes.rightY());
    }

    FolderRow withMessage(String other) {
        return new FolderRow(
                path,
                output,
                status,
                other,
                inputSha256,
                outputSha256,
                face,
                pupils,
                evaluations,
                firstLoss,
                lowestLoss,
                seconds,
                settings);
    }

    /** Returns whether the picture was edited. */
    public boolean isEdited() {
        return status == Status.EDITED;
    }

    /** Returns the picture and its message as a sentence for users. */
    public String complaint() {
        return path + ": " + message;
    }

    List<String> cells() {
        return List.of(
                CsvText.path(path),
                CsvText.path(output),
                status.label(),
                message,
                inputSha256,
                outputSha256,
                face,
                pupils,
                evaluations,
                firstLoss,
                lowestLoss,
                seconds,
                settings);
    }

    /** Returns the row with these cells; empty if they are not a valid row. */
    static Stream<FolderRow> of(List<String> cells) {
        if (cells.size() != HEADER.size()) {
            return Stream.empty();
        }
        return Stream.of(Status.values())
                .filter(status -> status.label().equals(cells.get(2)))
                .map(
                        status ->
                                new FolderRow(
                                        CsvText.pathOf(cells.get(0)),
                                        CsvText.pathOf(cells.get(1)),
                                        status,
                                        cells.get(3),
                                        cells.get(4),
                                        cells.get(5),
                                        cells.get(6),
                                        cells.get(7),
                                        cells.get(8),
                                        cells.get(9),
                                        cells.get(10),
                                        cells.get(11),
                                        cells.get(12)));
    }
}
