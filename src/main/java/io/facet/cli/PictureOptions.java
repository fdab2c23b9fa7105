package io.facet.cli;

import io.facet.dataset.Frame;
import io.facet.dataset.LabelledPictures;
import io.facet.face.EyePositions;
import io.facet.face.Landmarks;
import io.facet.face.find.FaceFinder;
import io.facet.image.Photograph;
import io.facet.network.NetworkCard;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/**
 * Options for the folders of labelled pictures, used by the commands that learn or measure from
 * them.
 */
final class PictureOptions {

    @Option(
            names = "--pictures",
            required = true,
            description = "Folder of the pictures, <person>/<file>.")
    private Path pictures;

    @Option(
            names = "--labels",
            required = true,
            description = "CSV table of labels: path,<label>,… with 1 where a label surely holds.")
    private Path labels;

    @Option(
            names = "--split",
            required = true,
            description = "CSV table path,split that says train or test for every picture.")
    private Path split;

    @Option(
            names = "--frame",
            split = ",",
            defaultValue = "10,10,140",
            description =
                    "Left, top and side of the square of every picture that becomes the network's"
                            + " input, in pixels. Default: ${DEFAULT-VALUE}, for LFW cut to 160.")
    private double[] frame;

    LabelledPictures read() {
        return LabelledPictures.read(pictures, labels, split);
    }

    /** Returns a function that finds the face nearest to its expected position in the frame. */
    Function<Photograph, Optional<Landmarks>> locator(NetworkCard card, FaceFinder finder) {
        EyePositions expected = eyes(card);
        return photograph -> finder.near(photograph, expected);
    }

    private EyePositions eyes(NetworkCard card) {
        NetworkCard.FaceTemplate template = card.template();
        int size = card.inputSize();
        Frame frame = frame();
        return new EyePositions(
                frame.pictureX(template.leftX(), size),
                frame.pictureY(template.leftY(), size),
                frame.pictureX(template.rightX(), size),
                frame.pictureY(template.rightY(), size));
    }

    Frame frame() {
        return new Frame(frame[0], frame[1], frame[2]);
    }
}
