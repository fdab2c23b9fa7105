package io.facet.face.align;

import io.facet.face.Landmarks;
import io.facet.face.MeanFace;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.warp.BentMap;
import io.facet.warp.PlaneMap;
import io.facet.warp.Similarity;
import io.facet.warp.SmoothDisplacement;

/**
 * Brings faces to one shape: eyes, brows, nose, outline and the place of the mouth lie where an
 * average face has them, while the mouth and the lids keep their own shape, which expressions are
 * made of.
 *
 * <p>Stored attributes know one face. On faces whose mouth lies elsewhere than the average's a
 * smile would turn into blotches beside the lips; in this shape every mouth lies where the
 * attribute expects it, and the change goes back through the inverse.
 */
final class FaceShape {

    /** Points by which the whole face is turned and scaled: all but jaw and lips. */
    private static final int FIRST_RIGID = 17;

    private static final int LAST_RIGID = 47;

    /** Of the pupils' distance: how far a point takes its surroundings along. */
    private static final double RANGE = 0.6;

    private static final double NOISE = 0.02;

    /** The mouth is what a smile needs most, and its middle is a mean of several points. */
    private static final double MOUTH_NOISE = 0.01;

    /** Jaws are found less exactly than what lies inside the face. */
    private static final double JAW_NOISE = 0.2;

    /** Points that are brought to their place: jaw, brows, nose, and the corners of the eyes. */
    private static final int[] FIXED = {
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
        25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 39, 42, 45
    };

    /** Points of the mean's mouth, all of which go where its middle goes. */
    private static final int[] LIPS = {48, 51, 54, 57};

    private static final int JAW = 17;
    private static final int CHIN_FIRST = 4;
    private static final int CHIN_LAST = 12;
    private static final int LEFT_CORNER = 48;
    private static final int RIGHT_CORNER = 54;
    private static final int UPPER_LIP = 51;
    private static final int INNER_UPPER = 62;
    private static final int INNER_LOWER = 66;

    private final Landmarks mean;
    private final FaceTemplate template;
    private final int size;

    /**
     * @param template the pupils in the crop
     * @param size side of the crop
     */
    FaceShape(FaceTemplate template, int size) {
        this.template = template;
        this.size = size;
        mean = MeanFace.in(template);
    }

    /** The map from the crop, in which the face has the mean shape, to its photograph. */
    PlaneMap cropToPhoto(Landmarks face) {
        Similarity rigid =
                Similarity.between(
                        span(mean, FIRST_RIGID, LAST_RIGID), span(face, FIRST_RIGID, LAST_RIGID));
        Landmarks inCrop = face.through(rigid.inverse());
        double[] from = controls(mean, mouth(mean));
        double[] displacement = controls(inCrop, mouth(inCrop));
        for (int i = 0; i < from.length; i++) {
            displacement[i] -= from[i];
        }
        double range = RANGE * (template.rightX() - template.leftX());
        SmoothDisplacement smooth =
                new SmoothDisplacement(from, displacement, noise(from.length / 2), range);
        return BentMap.of(smooth, rigid, size);
    }

    private static double[] noise(int count) {
        double[] noise = new double[count];
        for (int i = 0; i < count; i++) {
            noise[i] = i < JAW ? JAW_NOISE : i < FIXED.length ? NOISE : MOUTH_NOISE;
        }
        return noise;
    }

    private static double[] span(Landmarks face, int first, int last) {
        double[] points = new double[2 * (last - first + 1)];
        for (int i = first; i <= last; i++) {
            points[2 * (i - first)] = face.x(i);
            points[2 * (i - first) + 1] = face.y(i);
        }
        return points;
    }

    /** Where the fixed points are, and the mean's lips when their middle lies at the mouth's. */
    private double[] controls(Landmarks face, double[] mouth) {
        double[] points = new double[2 * (FIXED.length + LIPS.length)];
        // A chin that an open mouth brings down counts where it is with the mouth shut.
        double openX = face.x(INNER_LOWER) - face.x(INNER_UPPER);
        double openY = face.y(INNER_LOWER) - face.y(INNER_UPPER);
        int k = 0;
        for (int point : FIXED) {
            points[k++] = face.x(point) - chinShare(point) * openX;
            points[k++] = face.y(point) - chinShare(point) * openY;
        }
        double[] middle = mouth(mean);
        for (int point : LIPS) {
            points[k++] = mouth[0] + mean.x(point) - middle[0];
            points[k++] = mouth[1] + mean.y(point) - middle[1];
        }
        return points;
    }

    /** 0 beside the ears, 1 at the chin's tip: how far a jaw's point follows the lower lip. */
    private static double chinShare(int point) {
        if (point <= CHIN_FIRST || point >= CHIN_LAST) {
            return 0;
        }
        double middle = (CHIN_FIRST + CHIN_LAST) / 2.0;
        return 1 - Math.abs(point - middle) / (middle - CHIN_FIRST);
    }

    /** The mouth's place: midway between its corners' middle and the upper lip. */
    private static double[] mouth(Landmarks face) {
        return new double[] {
            (face.x(LEFT_CORNER) + face.x(RIGHT_CORNER)) / 4 + face.x(UPPER_LIP) / 2,
            (face.y(LEFT_CORNER) + face.y(RIGHT_CORNER)) / 4 + face.y(UPPER_LIP) / 2
        };
    }
}
