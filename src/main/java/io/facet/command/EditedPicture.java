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
 * A picture whose faces are edited, with the marks of faces or areas on it and the destination of
 * the result. It is either an ImageJ image with its selection, or a file with the options given in
 * a terminal. The methods are called in the order of their declaration, once each, except for
 * {@link #faces}.
 */
public interface EditedPicture {

    /**
     * Returns the picture, or those of its pages that are edited.
     *
     * @throws io.facet.FacetException if the picture cannot be read, or if it is already known that
     *     the result cannot be written
     */
    List<InputPicture> inputs();

    /**
     * Returns the region in which a face may change.
     *
     * @param photograph the first of the inputs
     * @param preset the preset as the user chose it
     * @throws io.facet.FacetException if a marked area is required and there is none
     */
    RegionChoice region(RegionParameter parameter, Photograph photograph, Preset preset);

    /**
     * Returns the faces to edit in one of the inputs.
     *
     * @param models the folder of the networks that find faces
     * @throws io.facet.FacetException if there is no face that can be edited
     */
    ChosenFaces faces(
            FaceParameter parameter, InputPicture input, Photograph photograph, Models models);

    /**
     * Checks that the result can be written, now that the faces are known.
     *
     * @throws io.facet.FacetException if the result cannot be written
     */
    void requireWritable(EditPlan plan);

    /**
     * Returns the progress of the edits, which start after this call.
     *
     * @param progress receives the steps of the edits
     */
    Progress<PictureSoFar> begin(AttributeTarget target, Progress<?> progress);

    /**
     * Stores the result.
     *
     * @throws io.facet.FacetException if the result cannot be written
     */
    void finish(EditOutcome outcome, NetworkFolder network);
}
