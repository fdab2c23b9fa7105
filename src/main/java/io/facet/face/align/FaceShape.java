package io.facet.face.align;

import io.facet.face.FaceFeature;
import io.facet.face.Landmarks;
import io.facet.face.MeanFace;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.warp.BentMap;
import io.facet.warp.PlaneMap;
import io.facet.warp.Similarity;
import io.facet.warp.SmoothDisplacement;
import java.util.stream.IntStream;

/**
 * Deforms faces to a common shape: eyes, brows, nose, outline and the position of the mouth match
 * an average face. The mouth and the lids keep their own shape, because expressions consist of it.
 *
 * <p>Stored attributes assume one face geometry. On faces whose mouth lies elsewhere than the
 * average, a smile would become blotches beside the lips. In this shape every mouth lies where the
 * attribute expects it, and the change is mapped back by the inverse.
 */
final class FaceShape {

    /**
     * First of the points that determine rotation and scale of the whole face: all except jaw and
     * lips.
     */
    private static final int FIRST_RIGID = FaceFeature.LEFT_BROW.first();

    private static final int LAST_RIGID = FaceFeature.RIGHT_EYE.last();

    /** Range over which a point displaces its surroundings, in interpupillary distances. */
    private static final double RANGE = 0.6;

    private static final double NOISE = 0.02;

    /**
     * Noise of the mouth's position; low, because a smile depends on it most and its centre is the
     * mean of several points.
     */
    private static final double MOUTH_NOISE = 0.01;

    /** Noise of the jaw's points, which are found less accurately than points inside the face. */
    private static final double JAW_NOISE = 0.2;

    /**
     * Points that are matched to the average face: jaw, brows, nose, and the corners of the eyes.
     */
    private static final int[] FIXED =
            IntStream.concat(
                            IntStream.rangeClosed(
                                    FaceFeature.JAW.first(), FaceFeature.NOSE_BASE.last()),
                            IntStream.of(
                                    FaceFeature.LEFT_EYE_OUTER_CORNER.first(),
                                    FaceFeature.LEFT_EYE_INNER_CORNER.first(),
                                    FaceFeature.RIGHT_EYE_INNER_CORNER.first(),
                                    FaceFeature.RIGHT_EYE_OUTER_CORNER.first()))
                    .toArray();

    /** Points of the average mouth, which all move with its centre. */
    private static final int[] LIPS = {
        FaceFeature.LEFT_MOUTH_CORNER.first(),
        FaceFeature.UPPER_LIP_TOP.first(),
        FaceFeature.RIGHT_MOUTH_CORNER.first(),
        FaceFeature.LOWER_LIP_BOTTOM.first()
    };

    private static final int CHIN = FaceFeature.CHIN.first();

    /** Number of points along the jaw from the tip of the chin to its end. */
    private static final int CHIN_REACH = 4;

    private static final int LEFT_CORNER = FaceFeature.LEFT_MOUTH_CORNER.first();
    private static final int RIGHT_CORNER = FaceFeature.RIGHT_MOUTH_CORNER.first();
    private static final int UPPER_LIP = FaceFeature.UPPER_LIP_TOP.first();
    private static final int INNER_UPPER = FaceFeature.UPPER_LIP_INNER.first();
    private static final int INNER_LOWER = FaceFeature.LOWER_LIP_INNER.first();

    private final Landmarks mean;
    private final FaceTemplate template;
    private final int size;

    /**
     * @param template the pupils in the crop
     * @param size side of the crop in pixels
     */
    FaceShape(FaceTemplate template, int size) {
        this.template = template;
        this.size = size;
        mean = MeanFace.in(template);
    }

    /**
     * Returns the map from the crop, in which the face has the average shape, to its photograph.
     */
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
            noise[i] =
                    FaceFeature.JAW.contains(i)
                            ? JAW_NOISE
                            : i < FIXED.length ? NOISE : MOUTH_NOISE;
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

    /** Returns the positions of the fixed points, and of the average lips centred on the mouth. */
    private double[] controls(Landmarks face, double[] mouth) {
        double[] points = new double[2 * (FIXED.length + LIPS.length)];
        // A chin lowered by an open mouth is used at its position with the mouth closed.
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

    /**
     * Returns how far a point of the jaw follows the lower lip: 0 beside the ears, 1 at the tip of
     * the chin.
     */
    private static double chinShare(int point) {
        return Math.max(0, 1 - Math.abs(point - CHIN) / (double) CHIN_REACH);
    }

    /** Returns the mouth's position: midway between the centre of its corners and the upper lip. */
    private static double[] mouth(Landmarks face) {
        return new double[] {
            (face.x(LEFT_CORNER) + face.x(RIGHT_CORNER)) / 4 + face.x(UPPER_LIP) / 2,
            (face.y(LEFT_CORNER) + face.y(RIGHT_CORNER)) / 4 + face.y(UPPER_LIP) / 2
        };
    }
}
