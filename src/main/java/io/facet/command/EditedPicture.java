package io.facet.command;

import io.facet.Progress;
import io.facet.command.declaration.FaceParameter;
import io.facet.command.declaration.RegionParameter;
import io.facet.edit.Preset;
import io.facet.edit.target.AttributeTarget;
import io.facet.image.Photograph;
import io.facet.job.ChosenFaces;
import io.facet.job.EditOutcome;
import io.facet.job.EditPlan;
import io.facet.job.InputPicture;
import io.facet.job.PictureSoFar;
import io.facet.job.RegionChoice;
import io.facet.models.Models;
import io.facet.models.NetworkFolder;
import java.util.List;

/**
 * A picture in which faces are edited, with what marks a face or an area on it and where the result
 * goes: an image of ImageJ with its selection, or a file with what a terminal was given beside it.
 * The methods are called in the order in which they stand here, each once, except {@link #faces}.
 */
public interface EditedPicture {

    /**
     * Returns the picture, or the pages of it that are edited.
     *
     * @throws io.facet.FacetException if it cannot be read, or it is known already that the result
     *     cannot be written
     */
    List<InputPicture> inputs();

    /**
     * Returns where a face may change.
     *
     * @param photograph the first of the inputs
     * @param preset as the user chose it
     * @throws io.facet.FacetException if an area is meant and none is marked
     */
    RegionChoice region(RegionParameter parameter, Photograph photograph, Preset preset);

    /**
     * Returns the faces of one of the inputs that are edited.
     *
     * @param models where the networks that find faces are
     * @throws io.facet.FacetException if there are none that can be edited
     */
    ChosenFaces faces(
            FaceParameter parameter, InputPicture input, Photograph photograph, Models models);

    /**
     * Checks that the result can be written, now that the faces are known.
     *
     * @throws io.facet.FacetException if not
     */
    void requireWritable(EditPlan plan);

    /**
     * Returns the progress of the edits, which begin now.
     *
     * @param progress whose steps they are
     */
    Progress<PictureSoFar> begin(AttributeTarget target, Progress<?> progress);

    /**
     * Takes the result.
     *
     * @throws io.facet.FacetException if it cannot be written
     */
    void finish(EditOutcome outcome, NetworkFolder network);
}
