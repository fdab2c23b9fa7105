package io.facet.guide.compose;

import io.facet.guide.Guide;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.canvas.FacePicture;
import io.facet.guide.tone.FaceTone;
import java.util.Comparator;
import java.util.List;

/**
 * Selects the guides that suit a face: those with the smallest distance
 *
 * <pre>0.25·|ln skin - ln skin_g| + 3·RMS|landmarks - landmarks_g| + 0.01·|yaw - yaw_g|</pre>
 *
 * over the three channels of the cheeks' linear colour, and the landmarks in face units (so the
 * second term is in interpupillary distances); the yaw is in degrees.
 */
final class GuideChoice {

    private static final double SKIN = 0.25;
    private static final double SHAPE = 3;
    private static final double POSE = 0.01;
    private static final double DARK = 0.01;
    private static final double HAIR_HUE = 0.5;
    private static final double HAIR_SKIN = 0.1;
    private static final double HAIR_SHAPE = 2;

    private GuideChoice() {}

    /**
     * Returns the guides with the smallest distance, the nearest first.
     *
     * @param count largest number of guides
     * @param face the face to which they are compared
     * @param skin linear colour of its cheeks
     * @param changed whether the face is compared to the guides' faces after the change instead of
     *     before it
     */
    static List<Guide> nearest(
            List<Guide> guides, int count, FaceGeometry face, double[] skin, boolean changed) {
        return guides.stream()
                .sorted(
                        Comparator.<Guide>comparingDouble(
                                        guide -> distance(guide, face, skin, changed))
                                .thenComparing(Guide::id))
                .limit(count)
                .toList();
    }

    /**
     * Returns the guide whose hair suits a face best. Brows predict the hair's colour, so it is the
     * guide with the smallest
     *
     * <pre>|ln(b/s) - ln(b_g/s_g)| + 0.5·|ln(r/b) - ln(r_g/b_g)| + 0.1·|ln skin - ln skin_g|
     *     + 2·RMS|landmarks - landmarks_g|</pre>
     *
     * with b/s the ratio of the lumas of brows and skin, and r/b that of red and blue of the brows.
     *
     * @param guides guides with hair, at least one
     */
    static Guide nearestHair(List<Guide> guides, FaceGeometry face, FaceTone tone) {
        return guides.stream()
                .min(
                        Comparator.<Guide>comparingDouble(guide -> hairDistance(guide, face, tone))
                                .thenComparing(Guide::id))
                .orElseThrow();
    }

    private static double hairDistance(Guide guide, FaceGeometry face, FaceTone tone) {
        double[] brow = tone.brow();
        double[] other = guide.hair().orElseThrow().brow();
        double contrast =
                Math.log(FacePicture.luma(brow) / FacePicture.luma(tone.skin()))
                        - Math.log(FacePicture.luma(other) / FacePicture.luma(guide.skin()));
        double hue = Math.log(brow[0] / brow[2]) - Math.log(other[0] / other[2]);
        return Math.abs(contrast)
                + HAIR_HUE * Math.abs(hue)
                + HAIR_SKIN * skinDistance(guide, tone.skin(), 0)
                + HAIR_SHAPE * shapeDistance(guide.landmarks(), face.landmarks());
    }

    /** Returns |ln skin - ln skin_g|, with an offset added to both to limit the weight of black. */
    private static double skinDistance(Guide guide, double[] skin, double dark) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            double log = Math.log(guide.skin()[c] + dark) - Math.log(skin[c] + dark);
            sum += log * log;
        }
        return Math.sqrt(sum);
    }

    private static double shapeDistance(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - other[i]) * (one[i] - other[i]) / 68;
        }
        return Math.sqrt(sum);
    }

    /**
     * Returns the guide to wear: the first of its set. Drawings do not belong to a face, so there
     * is no distance; their set lists them in order of preference.
     */
    static List<Guide> preferred(List<Guide> guides) {
        return guides.subList(0, 1);
    }

    static double distance(Guide guide, FaceGeometry face, double[] skin, boolean changed) {
        double[] start = guide.landmarks();
        double[] shape = start.clone();
        for (int i = 0; changed && i < shape.length; i++) {
            shape[i] += guide.displacement()[i];
        }
        double yaw = new FaceGeometry(start, face.photoToFace()).yaw();
        return SKIN * skinDistance(guide, skin, DARK)
                + SHAPE * shapeDistance(shape, face.landmarks())
                + POSE * Math.abs(yaw - face.yaw());
    }
}
