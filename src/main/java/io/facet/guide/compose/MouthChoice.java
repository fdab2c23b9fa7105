package io.facet.guide.compose;

import io.facet.guide.Guide;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.tone.MouthOpening;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Selects the guide whose mouth is shown: the teeth of a mouth that opens wider would be squeezed
 * to a flat strip, and those of a narrower one stretched. It is the guide with the smallest
 * distance of {@link GuideChoice} plus {@value #OPENING} times the excess of |ln r - ln r_g| over
 * {@value #UNSEEN}, where r is the ratio of the mouth's opening to its width.
 */
final class MouthChoice {

    private static final double OPENING = 2;
    private static final double UNSEEN = 0.3;

    /** Smallest ratio of height and width; narrower openings show no teeth. */
    private static final double LEAST = 0.03;

    private MouthChoice() {}

    /**
     * Returns guides with the one whose mouth fits best first; the others keep their order.
     *
     * @param amount factor of the guides' mean change
     */
    static List<Guide> fittingFirst(
            List<Guide> guides, FaceGeometry face, double[] skin, double amount) {
        double opening = opening(opened(guides, face.landmarks(), amount));
        List<Guide> sorted = new ArrayList<>(guides);
        guides.stream()
                .filter(guide -> guide.mouth().isPresent())
                .min(
                        Comparator.comparingDouble(
                                guide ->
                                        GuideChoice.distance(guide, face, skin, false)
                                                + OPENING * misfit(guide, opening)))
                .ifPresent(
                        guide -> {
                            sorted.remove(guide);
                            sorted.add(0, guide);
                        });
        return sorted;
    }

    private static double misfit(Guide guide, double opening) {
        double other = opening(guide.mouth().orElseThrow().landmarks());
        return Math.max(0, Math.abs(Math.log(opening / other)) - UNSEEN);
    }

    /** Returns the landmarks after the guides' mean change. */
    private static double[] opened(List<Guide> guides, double[] landmarks, double amount) {
        for (Guide guide : guides) {
            double[] displacement = guide.displacement();
            for (int i = 0; i < landmarks.length; i++) {
                landmarks[i] += amount / guides.size() * displacement[i];
            }
        }
        return landmarks;
    }

    /** Returns the ratio of a mouth's opening to its width. */
    private static double opening(double[] landmarks) {
        MouthOpening mouth = MouthOpening.of(landmarks);
        double[] bounds = mouth.bounds();
        return Math.max(LEAST, mouth.height() / Math.max(1e-3, bounds[2] - bounds[0]));
    }
}
