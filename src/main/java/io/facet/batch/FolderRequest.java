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
 * Represents what to do with all pictures of a folder.
 *
 * @param input the folder of the pictures, which stay unchanged
 * @param output the folder for the results, each at the relative path of its picture
 * @param subfolders whether the pictures in subfolders are included
 * @param strengths the requested attribute strengths
 * @param guidePictures the guide pictures, aligned for the network; empty if the preset uses none
 * @param network the folder of the network and its attributes
 * @param preset how to edit the faces
 * @param region where the faces may change: the preset's region or a named one
 * @param faces which faces of a picture to edit
 * @param range the samples of black and white; if empty, they are determined for each picture
 * @param format the file format of the results
 * @param details whether to write the differences and the losses too
 * @param overwrite whether existing files that differ from the results of this edit may be replaced
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
     * @throws IllegalArgumentException if the region was drawn, because that fits only one picture
     */
    public FolderRequest {
        guidePictures = List.copyOf(guidePictures);
        if (region instanceof EditRegion.Drawn) {
            throw new IllegalArgumentException("a drawn region for a folder of pictures");
        }
    }
}
