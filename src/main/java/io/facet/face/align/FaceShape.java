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
    private static final int FIRST_RIGID = FaceFeature.LEFT_BROW.first();

    private static final int LAST_RIGID = FaceFeature.RIGHT_EYE.last();

    /** Of the pupils' distance: how far a point takes its surroundings along. */
    private static final double RANGE = 0.6;

    private static final double NOISE = 0.02;

    /** The mouth is what a smile needs most, and its middle is a mean of several points. */
    private static final double MOUTH_NOISE = 0.01;

    /** Jaws are found less exactly than what lies inside the face. */
    private static final double JAW_NOISE = 0.2;

    /** Points that are brought to their place: jaw, brows, nose, and the corners of the eyes. */
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

    /** Points of the mean's mouth, all of which go where its middle goes. */
    private static final int[] LIPS = {
        FaceFeature.LEFT_MOUTH_CORNER.first(),
        FaceFeature.UPPER_LIP_TOP.first(),
        FaceFeature.RIGHT_MOUTH_CORNER.first(),
        FaceFeature.LOWER_LIP_BOTTOM.first()
    };

    private static final int CHIN = FaceFeature.CHIN.first();

    /** So many points along the jaw from the chin's tip, the chin ends. */
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
        return Math.max(0, 1 - Math.abs(point - CHIN) / (double) CHIN_REACH);
    }

    /** The mouth's place: midway between its corners' middle and the upper lip. */
    private static double[] mouth(Landmarks face) {
        return new double[] {
            (face.x(LEFT_CORNER) + face.x(RIGHT_CORNER)) / 4 + face.x(UPPER_LIP) / 2,
            (face.y(LEFT_CORNER) + face.y(RIGHT_CORNER)) / 4 + face.y(UPPER_LIP) / 2
        };
    }
}
