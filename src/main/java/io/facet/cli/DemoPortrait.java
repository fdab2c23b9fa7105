package io.facet.cli;

import io.facet.face.find.FaceSelection;
import io.facet.image.Photograph;
import io.facet.job.ChosenFaces;
import io.facet.job.InputPicture;
import io.facet.job.SamplePortrait;
import io.facet.models.Models;
import io.facet.report.ContactSheet.Cell;
import java.awt.image.BufferedImage;

/**
 * A sample portrait that the demonstration edits.
 *
 * @param name name in files and messages
 * @param sample the sample portrait
 * @param picture its pixels
 * @param face location of its face
 */
record DemoPortrait(String name, SamplePortrait sample, InputPicture picture, ChosenFaces face) {

    /**
     * Finds the face of a sample portrait. Without the networks for this, its known pupil positions
     * are used.
     */
    static DemoPortrait of(String name, SamplePortrait sample, Models models) {
        InputPicture picture = sample.picture();
        Photograph photograph = picture.photograph();
        ChosenFaces face =
                models.hasFaceFinder()
                        ? ChosenFaces.found(new FaceSelection.Number(1), photograph, models)
                        : ChosenFaces.at(sample.eyes(), photograph, models);
        return new DemoPortrait(name, sample, picture, face);
    }

    /** Returns a cell for a sheet with the unedited face. */
    Cell original() {
        return cell(picture.photograph().toBufferedImage(), "original");
    }

    /**
     * Returns a cell for a sheet with the face from an image of this portrait.
     *
     * @param image an image of the portrait's size
     */
    Cell cell(BufferedImage image, String label) {
        return new Cell(FaceSquare.cut(image, sample.eyes()), label);
    }
}
