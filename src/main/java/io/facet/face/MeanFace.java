package io.facet.face;

import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.warp.Similarity;

/**
 * The shape of an average face: the median position of every landmark over 180 faces of Labeled
 * Faces in the Wild, spread over the training people, and their mirror images. Positions are
 * relative to the midpoint between the pupils, in interpupillary distances, x to the right and y
 * down.
 */
public final class MeanFace {

    private static final double[] COORDINATES = {
        -1.169, 0.008, -1.145, 0.329, -1.098, 0.635, -1.048, 0.902,
        -0.947, 1.203, -0.789, 1.445, -0.603, 1.602, -0.368, 1.765,
        -0.000, 1.876, 0.368, 1.765, 0.603, 1.602, 0.789, 1.445,
        0.947, 1.203, 1.048, 0.902, 1.098, 0.635, 1.145, 0.329,
        1.169, 0.008, -0.914, -0.250, -0.785, -0.330, -0.598, -0.364,
        -0.435, -0.352, -0.287, -0.299, 0.287, -0.299, 0.435, -0.352,
        0.598, -0.364, 0.785, -0.330, 0.914, -0.250, -0.000, 0.033,
        -0.000, 0.252, -0.000, 0.454, -0.000, 0.636, -0.192, 0.738,
        -0.108, 0.765, -0.000, 0.793, 0.108, 0.765, 0.192, 0.738,
        -0.684, -0.009, -0.582, -0.055, -0.434, -0.059, -0.303, 0.014,
        -0.423, 0.055, -0.574, 0.054, 0.303, 0.014, 0.434, -0.059,
        0.582, -0.055, 0.684, -0.009, 0.574, 0.054, 0.423, 0.055,
        -0.420, 1.112, -0.280, 1.044, -0.093, 0.989, -0.000, 1.012,
        0.093, 0.989, 0.280, 1.044, 0.420, 1.112, 0.272, 1.261,
        0.140, 1.335, -0.000, 1.356, -0.140, 1.335, -0.272, 1.261,
        -0.392, 1.109, -0.133, 1.093, -0.000, 1.092, 0.133, 1.093,
        0.392, 1.109, 0.129, 1.194, -0.000, 1.208, -0.129, 1.194,
    };

    private MeanFace() {}

    /** Returns the average face with its pupils at those of a template. */
    public static Landmarks in(FaceTemplate template) {
        return at(
                new EyePositions(
                        template.leftX(), template.leftY(), template.rightX(), template.rightY()));
    }

    /** Returns the average face with its pupils at the given positions. */
    public static Landmarks at(EyePositions eyes) {
        Similarity place =
                Similarity.between(
                        new double[] {-0.5, 0, 0.5, 0},
                        new double[] {eyes.leftX(), eyes.leftY(), eyes.rightX(), eyes.rightY()});
        return new Landmarks(COORDINATES).through(place);
    }
}
