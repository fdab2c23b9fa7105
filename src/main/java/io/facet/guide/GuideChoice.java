package io.facet.guide;

import java.util.Comparator;
import java.util.List;

/**
 * Which guides suit a face: those with the least distance
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

    private GuideChoice() {}

    /**
     * Returns the nearest guides, the nearest first.
     *
     * @param count how many at most
     * @param landmarks the face, 136 numbers
     * @param skin linear colour of its cheeks
     * @param changed whether the face is compared with the guides' faces after instead of before
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

    static double distance(Guide guide, FaceGeometry face, double[] skin, boolean changed) {
        double colour = 0;
        for (int c = 0; c < 3; c++) {
            double log = Math.log(guide.skin()[c] + DARK) - Math.log(skin[c] + DARK);
            colour += log * log;
        }
        double[] own = face.landmarks();
        double[] start = guide.landmarks();
        double[] displacement = guide.displacement();
        double shape = 0;
        for (int i = 0; i < own.length; i++) {
            double at = start[i] + (changed ? displacement[i] : 0);
            shape += (own[i] - at) * (own[i] - at) / 68;
        }
        double yaw = new FaceGeometry(start, face.photoToFace()).yaw();
        return SKIN * Math.sqrt(colour)
                + SHAPE * Math.sqrt(shape)
                + POSE * Math.abs(yaw - face.yaw());
    }
}
