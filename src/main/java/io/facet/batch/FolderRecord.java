package io.facet.batch;

import io.facet.edit.target.GuidePicture;
import io.facet.job.EditRecord.Software;
import io.facet.job.RecordedPath;
import java.nio.file.Path;
import java.util.List;

/**
 * What was done to a folder, to be written as JSON: who has the same pictures and the same program
 * gets the same results.
 *
 * @param software what computed
 * @param input folder of the pictures, relative to that of the record as all files
 * @param subfolders whether those in the folders below were meant too
 * @param output folder of the results
 * @param table name of the table in it that tells how it went
 * @param guidePictures files of the guide pictures, in the order of their hashes in the settings
 * @param settings all settings
 * @param fingerprint of the settings, as in the table
 */
public record FolderRecord(
        Software software,
        String input,
        boolean subfolders,
        String output,
        String table,
        List<String> guidePictures,
        FolderSettings settings,
        String fingerprint) {

    static FolderRecord of(FolderRequest request, FolderSettings settings) {
        return new FolderRecord(
                Software.here(),
                RecordedPath.of(request.input(), request.output()),
                request.subfolders(),
                RecordedPath.of(request.output(), request.output()),
                FolderTable.NAME,
                request.guidePictures().stream()
                        .map(GuidePicture::name)
                        .map(name -> RecordedPath.of(Path.of(name), request.output()))
                        .toList(),
                settings,
                settings.fingerprint());
    }
}
