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
 * Edits all pictures of a folder into another one, and tells how it went in a table there, {@value
 * FolderTable#NAME}, with a line for each.
 *
 * <pre>{@code
 * FolderEdit edit = FolderEdit.of(request);
 * try (FeatureNetwork network = NetworkEngine.installed().load(folder);
 *         FaceFinder finder = models.faceFinder()) {
 *     FolderReport report = edit.run(network, finder, System.err::println, progress, cancellation);
 * }
 * }</pre>
 *
 * <p>A picture that cannot be edited is told of in the table, and the work goes on; what would stop
 * every picture ends it with a {@link FacetException}. Ended, by whatever, and run again with the
 * same settings it goes on where it was: a result is kept if the picture, the settings and the
 * result itself are still those of its line. A file in the way that is not, byte for byte, what the
 * edit makes is replaced only if that is allowed.
 *
 * <p>Of a stack every page is edited. Two pictures whose results would have one name, such as
 * {@code a.jpg} and {@code a.png}, are refused before anything is written.
 */
public final class FolderEdit {

    /** Name of the record of all settings, in the output folder. */
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
     * Looks for the pictures, and checks what concerns all of them.
     *
     * @throws FacetException if there is no picture, an attribute is unknown or not made for the
     *     preset's layers, guide pictures are missing or not wanted, results would lie among the
     *     pictures, or two would have one name
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

    /** How many pictures there are. */
    public int pictures() {
        return pictures.size();
    }

    /** Layers that the network is asked for. */
    public List<String> layers() {
        return preset.layers();
    }

    /**
     * Edits what is not edited yet.
     *
     * @param network stays the caller's to close
     * @param finder stays the caller's to close
     * @param complaints receives a sentence for each picture that cannot be edited
     * @param progress is notified of the picture that is edited, and of the share of all pictures
     * @param cancellation ends it; the picture in hand is left out
     * @throws FacetException if the output folder cannot be written to, another edit is writing
     *     there, or what is there is not of these settings and may not be replaced
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
                    "%s Until then %d pictures were edited; the same call goes on from there."
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

    /** Paths of the pictures whose results are there, as far as they were looked at. */
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
            // Why it cannot be read is said when it is edited.
            return false;
        }
    }

    /** Leaves in the table what is kept, and rows of other pictures with these settings. */
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
