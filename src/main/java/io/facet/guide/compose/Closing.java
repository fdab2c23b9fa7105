package io.facet.guide.compose;

import io.facet.face.FaceFeature;

/** Makes the displacement that removes an expression close the lips that the expression parted. */
final class Closing {

    /** Distance, in IPD, between the line inside the lips and the line where they meet. */
    private static final double INTO_LIPS = 0.03;

    private Closing() {}

    /**
     * @param landmarks landmarks of the face
     * @param displacement of strength 1
     * @param amount strength, below 0
     * @return the displacement of strength 1 which, multiplied by the amount, closes the lips in
     *     proportion to the amount
     */
    static double[] of(double[] landmarks, double[] displacement, double amount) {
        double[] closing = displacement.clone();
        int last = FaceFeature.RIGHT_INNER_MOUTH_CORNER.first() - 1;
        for (int i = FaceFeature.LEFT_INNER_MOUTH_CORNER.first() + 1; i <= last; i++) {
            int upper = 2 * i + 1;
            int lower = 2 * FaceFeature.lowerLipBelow(i) + 1;
            double gap = landmarks[lower] - landmarks[upper] + 2 * INTO_LIPS;
            double wanted = Math.max(0, gap) * Math.max(0, 1 + amount);
            double now =
                    landmarks[lower]
                            + amount * displacement[lower]
                            - landmarks[upper]
                            - amount * displacement[upper]
                            + 2 * INTO_LIPS;
            // Both lips share the remaining gap.
            double change = (wanted - now) / 2 / amount;
            closing[upper] -= change;
            closing[lower] += change;
        }
        return closing;
    }
}
