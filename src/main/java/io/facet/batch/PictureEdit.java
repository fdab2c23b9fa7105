package io.facet.batch;

import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import io.facet.edit.FaceEditor;
import io.facet.edit.Preset;
import io.facet.edit.target.AttributeTarget;
import io.facet.face.find.FaceFinder;
import io.facet.file.OutputName;
import io.facet.file.Sha256;
import io.facet.job.ChosenFaces;
import io.facet.job.EditFiles;
import io.facet.job.EditOutcome;
import io.facet.job.EditPlan;
import io.facet.job.InputPicture;
import io.facet.job.RegionChoice;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Edits the pictures of a folder one by one. A problem with a picture is reported in its row; a
 * problem with the output folder is thrown.
 *
 * @param request the requested edit
 * @param target what the faces should show
 * @param preset the preset, fitted to the network
 * @param settings the fingerprint of the settings
 * @param results the files of all results
 * @param editor edits the faces
 * @param finder finds the faces
 * @param staging the folder in which the files of a picture are completed
 */
record PictureEdit(
        FolderRequest request,
        AttributeTarget target,
        Preset preset,
        String settings,
        Set<Path> results,
        FaceEditor editor,
        FaceFinder finder,
        StagingFolder staging) {

    /** Signals a problem with a single picture. */
    private static final class PictureException extends Exception {
        private static final long serialVersionUID = 1L;

        PictureException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Edits a picture and moves the files to their destinations.
     *
     * @return the row of the picture; empty if the edit was cancelled, in which case no files are
     *     written
     * @throws FacetException if files cannot be written
     */
    Optional<FolderRow> of(FolderPicture picture, Progress<?> progress, Cancellation cancellation) {
        long start = System.nanoTime();
        if (picture.trouble().isPresent()) {
            return Optional.of(error(picture, picture.trouble().get()));
        }
        try {
            EditOutcome outcome = outcome(picture, progress, cancellation);
            if (cancellation.isCancelled()) {
                return Optional.empty();
            }
            String sha256 = written(picture, outcome);
            double seconds = (System.nanoTime() - start) / 1e9;
            FolderRow row = FolderRow.edited(picture, outcome, sha256, seconds, settings);
            return Optional.of(row.withMessage(local(row.message(), picture)));
        } catch (PictureException e) {
            return cancellation.isCancelled()
                    ? Optional.empty()
                    : Optional.of(error(picture, e.getMessage()));
        }
    }

    private FolderRow error(FolderPicture picture, String message) {
        return FolderRow.error(picture, local(message, picture), sha256(picture.input()), settings);
    }

    /**
     * Returns a message with paths relative to the two folders, because the table may be shared.
     */
    private String local(String message, FolderPicture picture) {
        String output = request.output() + request.output().getFileSystem().getSeparator();
        return message.replace(picture.input().toString(), picture.path()).replace(output, "");
    }

    private EditOutcome outcome(
            FolderPicture picture, Progress<?> progress, Cancellation cancellation)
            throws PictureException {
        try {
            EditPlan plan =
                    EditPlan.of(
                            InputPicture.all(picture.input(), request.range()),
                            (page, photograph) ->
                                    ChosenFaces.found(request.faces(), photograph, finder),
                            target,
                            RegionChoice.of(request.region()),
                            preset,
                            progress,
                            cancellation);
            EditFiles files = new EditFiles(picture.output());
            plan.jobs().forEach(job -> files.requireFormatFor(job.picture()));
            if (request.details()) {
                plan.details(files).forEach(file -> OutputName.of(file).requireAllowed());
            }
            return plan.run(editor, progress.stepsOnly(), cancellation);
        } catch (FacetException e) {
            throw new PictureException(e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw new PictureException(
                    "The memory that Java may use is not enough for this picture; crop or shrink"
                            + " it, or allow more.",
                    e);
        } catch (RuntimeException e) {
            // A bug that affects one picture should not prevent the edits of the others.
            throw new PictureException(
                    "Something went wrong that is not the picture's fault: " + e + ".", e);
        }
    }

    /** Writes the files and returns the hash of the result. */
    private String written(FolderPicture picture, EditOutcome outcome) throws PictureException {
        Path places = picture.output().toAbsolutePath().getParent();
        String name = picture.output().getFileName().toString();
        EditFiles files = new EditFiles(staging.file(name));
        staging.clear();
        outcome.writePicture(files, false);
        if (request.details()) {
            outcome.writePlots(files, false);
        }
        requirePlaces(picture, places);
        String sha256 = Sha256.of(files.picture());
        staging.publish(places, name);
        return sha256;
    }

    private void requirePlaces(FolderPicture picture, Path places) throws PictureException {
        for (Path file : staging.files()) {
            Path place = picture.output().resolveSibling(file.getFileName());
            if (!place.equals(picture.output()) && results.contains(place)) {
                throw new PictureException(
                        place
                                + " is the result of another picture, and of this one a detail;"
                                + " rename one, or write no details.",
                        null);
            }
        }
        Path obstacle = staging.obstacle(places, request.overwrite()).orElse(null);
        if (obstacle != null) {
            throw new PictureException(
                    obstacle
                            + " exists already and is not what this edit makes. Move it away, or"
                            + " allow overwriting.",
                    null);
        }
    }

    private static String sha256(Path file) {
        try {
            return Sha256.of(file);
        } catch (FacetException e) {
            // An unreadable file has no hash; the row reports that it cannot be read.
            return "";
        }
    }
}
