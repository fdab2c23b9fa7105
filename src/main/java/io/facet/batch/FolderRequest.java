package io.facet.batch;

import io.facet.edit.EditRegion;
import io.facet.edit.Preset;
import io.facet.edit.target.AttributeStrengths;
import io.facet.edit.target.GuidePicture;
import io.facet.face.find.FaceSelection;
import io.facet.image.ValueRange;
import io.facet.models.NetworkFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to do with all pictures of a folder.
 *
 * @param input folder of the pictures, which stay as they are
 * @param output folder for the results, each at the path of its picture
 * @param subfolders whether the pictures in the folders below are meant too
 * @param strengths which attributes, and how much of them
 * @param guidePictures aligned for the network; empty if the preset takes none
 * @param network the network and where its attributes lie
 * @param preset how to edit
 * @param region where the faces may change: the preset's, or one that has a name
 * @param faces which of the faces of a picture
 * @param range the samples of black and white; if empty, each picture says them
 * @param format of the results
 * @param details whether the differences and the losses are written too
 * @param overwrite whether files that are there already, and are not what this edit makes, may be
 *     replaced
 */
public record FolderRequest(
        Path input,
        Path output,
        boolean subfolders,
        AttributeStrengths strengths,
        List<GuidePicture> guidePictures,
        NetworkFolder network,
        Preset preset,
        EditRegion region,
        FaceSelection faces,
        Optional<ValueRange> range,
        FolderFormat format,
        boolean details,
        boolean overwrite) {

    /**
     * @throws IllegalArgumentException if the region was drawn, which fits one picture only
     */
    public FolderRequest {
        guidePictures = List.copyOf(guidePictures);
        if (region instanceof EditRegion.Drawn) {
            throw new IllegalArgumentException("a drawn region for a folder of pictures");
        }
    }
}
