package io.facet.batch;

import io.facet.edit.target.GuidePicture;
import io.facet.job.EditRecord.Software;
import io.facet.job.RecordedPath;
import java.nio.file.Path;
import java.util.List;

/**
 * Represents the edit of a folder, for writing as JSON. With the same pictures and the same
 * program, it reproduces the same results.
 *
 * @param software the program and the system that computed the edits
 * @param input the folder of the pictures; like all files, relative to the folder of the record
 * @param subfolders whether the pictures in subfolders were included
 * @param output the folder of the results
 * @param table the name of the table in it that reports the edits
 * @param guidePictures the files of the guide pictures, in the order of their hashes in the
 *     settings
 * @param settings all settings
 * @param fingerprint the fingerprint of the settings, as in the table
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
