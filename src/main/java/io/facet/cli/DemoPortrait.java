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
 * @param name what files and messages call it
 * @param sample which one it is
 * @param picture its pixels
 * @param face where its face is
 */
record DemoPortrait(String name, SamplePortrait sample, InputPicture picture, ChosenFaces face) {

    /** Finds the face; without networks for that, the pupils that are known have to do. */
    static DemoPortrait of(String name, SamplePortrait sample, Models models) {
        InputPicture picture = sample.picture();
        Photograph photograph = picture.photograph();
        ChosenFaces face =
                models.hasFaceFinder()
                        ? ChosenFaces.found(new FaceSelection.Number(1), photograph, models)
                        : ChosenFaces.at(sample.eyes(), photograph, models);
        return new DemoPortrait(name, sample, picture, face);
    }

    /** Returns the face as it was, for a sheet. */
    Cell original() {
        return cell(picture.photograph().toBufferedImage(), "original");
    }

    /**
     * Returns the face in an image of this portrait, for a sheet.
     *
     * @param image of the portrait's size
     */
    Cell cell(BufferedImage image, String label) {
        return new Cell(FaceSquare.cut(image, sample.eyes()), label);
    }
}
