package io.facet.guide;

import io.facet.guide.GuideSet.Kind;
import java.util.List;
import java.util.Optional;

/**
 * An attribute that is changed by guides, and how strongly.
 *
 * @param set the guides
 * @param strength 1 is the guides' full change, -1 takes it away or brings its opposite
 */
public record GuidedChange(GuideSet set, double strength) {

    /** How many pairs are averaged. */
    private static final int PAIRS = 8;

    /** Below this state a face does not show the expression; what it reads is noise. */
    private static final double NOTICEABLE = 0.3;

    /**
     * Chooses guides for a face and measures how much of them it takes from the state that the face
     * is in.
     *
     * @param photograph SHA-256 of the photograph's file or samples, whose own guides are left out
     * @return nothing if the face already is as it should be, or has nothing to take away
     */
    public Optional<Effect> on(FaceGeometry face, FaceTone tone, List<String> photograph) {
        double amount = amount(face);
        if (amount == 0) {
            return Optional.empty();
        }
        List<Guide> others =
                set.guides().stream()
                        .filter(guide -> guide.sources().stream().noneMatch(photograph::contains))
                        .toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        int count = set.kind() == Kind.PAIR ? PAIRS : 1;
        boolean shown = set.kind() == Kind.PAIR && amount < 0;
        return Optional.of(
                new Effect(
                        set, GuideChoice.nearest(others, count, face, tone.skin(), shown), amount));
    }

    /**
     * Returns how much of the guides' mean change brings the face to the strength. With s the state
     * that the face is in: strength - s for a strength above s, nothing for one between 0 and s,
     * and strength·s below 0.
     */
    double amount(FaceGeometry face) {
        if (set.state().isEmpty()) {
            return strength;
        }
        double measured = set.state().get().of(face.landmarks());
        double state = measured < NOTICEABLE ? 0 : measured;
        return strength >= 0 ? Math.max(0, strength - state) : strength * Math.min(1.2, state);
    }
}
