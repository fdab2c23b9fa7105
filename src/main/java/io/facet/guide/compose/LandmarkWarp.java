package io.facet.guide.compose;

/**
 * Maps positions of one face to another: the smooth map from the landmarks of the first to those of
 * the second, cut along the line where the lips of the first meet. Positions are in face units.
 */
public final class LandmarkWarp {

    private final FaceField field;
    private final MouthCut cut;

    private LandmarkWarp(FaceField field, MouthCut cut) {
        this.field = field;
        this.cut = cut;
    }

    /**
     * @param from 68 landmarks, 136 numbers
     * @param to the same landmarks of the other face
     */
    public static LandmarkWarp between(double[] from, double[] to) {
        double[] displacement = difference(from, to);
        return new LandmarkWarp(FaceField.around(from, displacement), new MouthCut(from));
    }

    /**
     * Returns the map for hair on jaw and neck, which have few landmarks: the skin of the neck
     * follows the jaw above it, and the map is smooth beyond the face.
     *
     * @param from 68 landmarks, 136 numbers
     * @param to the same landmarks of the other face
     */
    static LandmarkWarp withNeck(double[] from, double[] to) {
        return new LandmarkWarp(FaceField.withNeck(from, difference(from, to)), new MouthCut(from));
    }

    private static double[] difference(double[] from, double[] to) {
        double[] displacement = to.clone();
        for (int i = 0; i < displacement.length; i++) {
            displacement[i] -= from[i];
        }
        return displacement;
    }

    /**
     * Maps a position.
     *
     * @param result receives x and y in the other face
     */
    public void map(double x, double y, double[] result) {
        double share = cut.upperShare(x, y);
        field.at(x, y, share, result);
        result[0] += x;
        result[1] += y;
    }
}
