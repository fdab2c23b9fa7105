package io.facet.network;

import io.facet.FacetException;
import io.facet.file.AtomicFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Describes an {@link ImageFunction}; stored as {@code function.json} beside its SavedModel.
 *
 * @param name the model's name
 * @param architecture how its graph is built
 * @param inputTensor name of the input tensor
 * @param outputTensor name of the output tensor
 * @param licence of the weights
 * @param source where the weights come from
 * @param weightsSha256 SHA-256 of {@code saved_model.pb}, in hex
 */
public record ImageFunctionCard(
        String name,
        Architecture architecture,
        String inputTensor,
        String outputTensor,
        String licence,
        String source,
        String weightsSha256) {

    /** The networks that can be built from weights. */
    public enum Architecture {
        /**
         * Boxes around faces: H x W pixels, multiples of 32, to H/32 x W/32 x 25. Every cell has 5
         * anchors of x, y, width, height and confidence, the raw output of the last convolution.
         */
        TINY_FACE_DETECTOR(25),
        /** 112 x 112 pixels to 68 points, x and y of each as fractions of the side. */
        FACE_LANDMARK_68(136);

        private final int channels;

        Architecture(int channels) {
            this.channels = channels;
        }

        /** Returns the number of channels of the output map. */
        public int channels() {
            return channels;
        }
    }

    private static final String FILE_NAME = "function.json";

    /**
     * Reads the card in a folder.
     *
     * @throws FacetException if there is none, or it is incomplete
     */
    public static ImageFunctionCard read(Path folder) {
        Path file = folder.resolve(FILE_NAME);
        if (!Files.isRegularFile(file)) {
            throw new FacetException(
                    "There is no model in " + folder + ": it has no " + FILE_NAME + ".");
        }
        ImageFunctionCard card = CardJson.read(file, ImageFunctionCard.class);
        CardJson.require(card.name != null, "a name", file);
        CardJson.require(card.architecture != null, "an architecture that is known", file);
        CardJson.require(card.inputTensor != null, "an input tensor", file);
        CardJson.require(card.outputTensor != null, "an output tensor", file);
        CardJson.require(card.weightsSha256 != null, "the weights' SHA-256", file);
        return card;
    }

    /** Writes the card into the folder of its model, replacing an older one. */
    public void write(Path folder) {
        byte[] json = CardJson.bytes(this);
        AtomicFile.write(folder.resolve(FILE_NAME), true, out -> out.write(json));
    }

    /** Returns the same card with another hash of the weights. */
    public ImageFunctionCard withWeightsSha256(String sha256) {
        return new ImageFunctionCard(
                name, architecture, inputTensor, outputTensor, licence, source, sha256);
    }
}
