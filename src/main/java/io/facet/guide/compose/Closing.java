package io.facet.guide.compose;

import io.facet.face.FaceFeature;

/** Makes the displacement that takes an expression away close the lips that it parted. */
final class Closing {

    /** How far inside the lips, in IPD, the line is taken from where they meet. */
    private static final double INTO_LIPS = 0.03;

    private Closing() {}

    /**
     * @param landmarks of the face
     * @param displacement of strength 1
     * @param amount below 0
     * @return the displacement of strength 1 which, times the amount, makes the lips meet in the
     *     measure of the amount
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
            // Both lips share what is missing.
            double change = (wanted - now) / 2 / amount;
            closing[upper] -= change;
            closing[lower] += change;
        }
        return closing;
    }
}
