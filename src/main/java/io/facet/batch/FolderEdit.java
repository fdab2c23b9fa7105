package io.facet.batch;

import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import io.facet.edit.FaceEditor;
import io.facet.edit.Preset;
import io.facet.edit.target.AttributeTarget;
import io.facet.face.find.FaceFinder;
import io.facet.file.AtomicFile;
import io.facet.file.Sha256;
import io.facet.network.FeatureNetwork;
import io.facet.report.JsonDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Edits all pictures of a folder, writes the results to another folder, and reports each picture in
 * a row of the table {@value FolderTable#NAME} there.
 *
 * <pre>{@code
 * FolderEdit edit = FolderEdit.of(request);
 * try (FeatureNetwork network = NetworkEngine.installed().load(folder);
 *         FaceFinder finder = models.faceFinder()) {
 *     FolderReport report = edit.run(network, finder, System.err::println, progress, cancellation);
 * }
 * }</pre>
 *
 * <p>A picture that cannot be edited is reported in the table, and the work continues. A problem
 * that would affect every picture ends the work with a {@link FacetException}. An interrupted edit
 * that is run again with the same settings continues where it stopped: a result is kept if the
 * picture, the settings and the result itself still match its row. An existing file that differs in
 * any byte from the new result is replaced only if overwriting is allowed.
 *
 * <p>All slices of a stack are edited. Two pictures whose results would have the same name, such as
 * {@code a.jpg} and {@code a.png}, are refused before anything is written.
 */
public final class FolderEdit {

    /** The name of the record of all settings, in the output folder. */
    public static final String RECORD = "facet-edits.json";

    private final FolderRequest request;
    private final AttributeTarget target;
    private final Preset preset;
    private final FolderSettings settings;
    private final String fingerprint;
    private final List<FolderPicture> pictures;
    private final Set<Path> results;

    private FolderEdit(FolderRequest request, List<FolderPicture> pictures) {
        this.request = request;
        this.pictures = pictures;
        target = request.network().target(request.strengths(), request.guidePictures());
        preset = request.network().fitted(request.preset());
        settings = FolderSettings.of(request, target, preset);
        fingerprint = settings.fingerprint();
        results = pictures.stream().map(FolderPicture::output).collect(Collectors.toSet());
    }

    /**
     * Finds the pictures, and checks the settings that apply to all of them.
     *
     * @throws FacetException if there are no pictures, an attribute is unknown or not made for the
     *     preset's layers, guide pictures are missing or not supported by the preset, results would
     *     lie among the pictures, or two results would have the same name
     */
    public static FolderEdit of(FolderRequest request) {
        FolderEdit edit = new FolderEdit(request, FolderPictures.of(request));
        edit.requireFit();
        return edit;
    }

    private void requireFit() {
        preset.requireGuidePictures(!request.guidePictures().isEmpty());
        preset.layers().forEach(request.network().card()::layer);
        target.requireLayers(preset.attributeLayerNames());
    }

    /** Returns the number of pictures. */
    public int pictures() {
        return pictures.size();
    }

    /** Returns the names of the network layers that the preset needs. */
    public List<String> layers() {
        return preset.layers();
    }

    /**
     * Edits the pictures that are not edited yet.
     *
     * @param network computes the feature maps; the caller closes it
     * @param finder finds the faces; the caller closes it
     * @param complaints receives a sentence for each picture that cannot be edited
     * @param progress receives the current picture and the completed fraction of all pictures
     * @param cancellation ends the work; the current picture gets no result
     * @throws FacetException if the output folder cannot be written to, another edit is writing
     *     there, or it contains results of other settings that may not be replaced
     */
    public FolderReport run(
            FeatureNetwork network,
            FaceFinder finder,
            Consumer<String> complaints,
            Progress<?> progress,
            Cancellation cancellation) {
        try (StagingFolder staging = StagingFolder.in(request.output())) {
            FolderTable table = FolderTable.in(request.output(), request.overwrite());
            requireSameSettings(table);
            Set<String> kept = kept(table, progress, cancellation);
            if (cancellation.isCancelled()) {
                return new FolderReport(
                        kept.size(), kept.size(), List.of(), pictures.size() - kept.size());
            }
            begin(table, kept);
            PictureEdit edit =
                    new PictureEdit(
                            request,
                            target,
                            preset,
                            fingerprint,
                            results,
                            new FaceEditor(network),
                            finder,
                            staging);
            FolderReport report = run(edit, table, kept, complaints, progress, cancellation);
            table.write();
            return report;
        }
    }

    private FolderReport run(
            PictureEdit edit,
            FolderTable table,
            Set<String> kept,
            Consumer<String> complaints,
            Progress<?> progress,
            Cancellation cancellation) {
        List<FolderRow> failed = new ArrayList<>();
        int edited = 0;
        try {
            for (int i = 0; i < pictures.size() && !cancellation.isCancelled(); i++) {
                FolderPicture picture = pictures.get(i);
                if (kept.contains(picture.path())) {
                    continue;
                }
                Optional<FolderRow> row = edit.of(picture, part(i, progress), cancellation);
                if (row.isEmpty()) {
                    break;
                }
                table.add(row.get());
                if (row.get().isEdited()) {
                    edited++;
                } else {
                    failed.add(row.get());
                    complaints.accept(row.get().complaint());
                }
            }
        } catch (FacetException e) {
            throw new FacetException(
                    "%s Until then %s pictures were edited; the same call goes on from there."
                            .formatted(e.getMessage(), kept.size() + edited),
                    e);
        }
        int done = kept.size() + edited;
        return new FolderReport(done, kept.size(), failed, pictures.size() - done - failed.size());
    }

    private Progress<?> part(int index, Progress<?> all) {
        int count = pictures.size();
        String path = pictures.get(index).path();
        String prefix = "picture %s of %s, %s: ".formatted(index + 1, count, path);
        return all.part(prefix, index, count);
    }

    private void requireSameSettings(FolderTable table) {
        boolean others =
                table.rows().values().stream().anyMatch(row -> !row.settings().equals(fingerprint));
        if (others && !request.overwrite()) {
            throw new FacetException(
                    ("%s holds results of other settings or another version of Facet. Name another"
                                    + " output folder, or allow overwriting.")
                            .formatted(request.output()));
        }
    }

    /**
     * Returns the paths of the pictures with valid results, as far as they were checked before a
     * cancellation.
     */
    private Set<String> kept(FolderTable table, Progress<?> progress, Cancellation cancellation) {
        Map<String, FolderRow> rows = table.rows();
        Set<String> kept = new HashSet<>();
        for (FolderPicture picture : pictures) {
            FolderRow row = rows.get(picture.path());
            if (row == null || !row.isEdited()) {
                continue;
            }
            progress.report("Checking " + picture.path(), 0);
            if (cancellation.isCancelled()) {
                break;
            }
            if (isDone(picture, row)) {
                kept.add(picture.path());
            }
        }
        return kept;
    }

    private boolean isDone(FolderPicture picture, FolderRow row) {
        return row.settings().equals(fingerprint)
                && row.output().equals(picture.result())
                && hasHash(picture.output(), row.outputSha256())
                && hasHash(picture.input(), row.inputSha256());
    }

    private static boolean hasHash(Path file, String sha256) {
        try {
            return Files.isRegularFile(file) && Sha256.of(file).equals(sha256);
        } catch (FacetException e) {
            // The reason is reported when the picture is edited.
            return false;
        }
    }

    /**
     * Reduces the table to the kept rows and those of other pictures with the same settings, and
     * writes the record.
     */
    private void begin(FolderTable table, Set<String> kept) {
        boolean ours = table.exists();
        Set<String> here = pictures.stream().map(FolderPicture::path).collect(Collectors.toSet());
        List<String> dropped =
                table.rows().values().stream()
                        .filter(
                                row ->
                                        here.contains(row.path())
                                                ? !kept.contains(row.path())
                                                : !row.settings().equals(fingerprint))
                        .map(FolderRow::path)
                        .toList();
        Path record = request.output().resolve(RECORD);
        AtomicFile.requireFree(record, ours || request.overwrite());
        table.drop(dropped);
        JsonDocument.write(FolderRecord.of(request, settings), record, true);
    }
}
