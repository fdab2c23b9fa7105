package io.facet.guide.compose;

import io.facet.guide.Guide;
import io.facet.guide.GuideSet;
import io.facet.guide.GuideSet.Kind;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.tone.FaceTone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An attribute to be changed by guides, and its strength.
 *
 * @param set the guides
 * @param strength 1 for the guides' full change, -1 to remove it or apply its opposite
 */
public record GuidedChange(GuideSet set, double strength) {

    /** Number of pairs that are averaged. */
    private static final int PAIRS = 12;

    /**
     * Largest state that is removed: a smile broader than the guides' is removed by their full
     * change.
     */
    private static final double FULL = 1.05;

    /** State below which a face does not show the expression; smaller values are noise. */
    private static final double NOTICEABLE = 0.3;

    /**
     * Chooses guides for a face, and computes their amount from the face's measured state.
     *
     * @param photograph SHA-256 of the photograph's file or samples; all guides of the person in it
     *     are excluded
     * @return empty if the face already has the requested state, or shows nothing to remove
     */
    public Optional<Effect> on(FaceGeometry face, FaceTone tone, List<String> photograph) {
        double amount = amount(face);
        if (amount == 0 || growsHair() && amount < 0) {
            return Optional.empty();
        }
        List<Guide> others = others(photograph);
        boolean takenOff = set.kind() == Kind.OVERLAY && amount < 0;
        if (others.isEmpty() || takenOff) {
            return Optional.empty();
        }
        return Optional.of(new Effect(set, chosen(others, face, tone, amount), amount));
    }

    /**
     * Returns whether all guides are of the person in a photograph, so that none remains for it.
     *
     * @param photograph as for {@link #on}
     */
    public boolean isOfPersonOn(List<String> photograph) {
        return others(photograph).isEmpty();
    }

    private List<Guide> others(List<String> photograph) {
        Set<String> shown =
                set.guides().stream()
                        .filter(guide -> guide.sources().stream().anyMatch(photograph::contains))
                        .map(Guide::person)
                        .collect(Collectors.toSet());
        return set.guides().stream().filter(guide -> !shown.contains(guide.person())).toList();
    }

    private List<Guide> chosen(
            List<Guide> others, FaceGeometry face, FaceTone tone, double amount) {
        if (growsHair()) {
            return List.of(GuideChoice.nearestHair(others, face, tone));
        }
        if (set.kind() == Kind.OVERLAY) {
            return GuideChoice.preferred(others);
        }
        if (set.kind() != Kind.PAIR) {
            return GuideChoice.nearest(others, 1, face, tone.skin(), false);
        }
        boolean shown = amount < 0;
        List<Guide> chosen =
                new ArrayList<>(GuideChoice.nearest(others, PAIRS, face, tone.skin(), shown));
        boolean mouth = chosen.stream().anyMatch(guide -> guide.mouth().isPresent());
        List<Guide> mouths = others.stream().filter(guide -> guide.mouth().isPresent()).toList();
        if (!mouth && !mouths.isEmpty()) {
            // An opening mouth has to show its inside.
            chosen.remove(chosen.size() - 1);
            chosen.addAll(GuideChoice.nearest(mouths, 1, face, tone.skin(), shown));
        }
        return shown ? chosen : MouthChoice.fittingFirst(chosen, face, tone.skin(), amount);
    }

    /** Returns whether the guides show hair, which can be added but not taken away. */
    public boolean growsHair() {
        return set.guides().stream().allMatch(guide -> guide.hair().isPresent());
    }

    /**
     * Returns the amount of the guides' mean change that brings the face to the strength. With s
     * the state of the face, it is strength - s for a strength above s, 0 for one between 0 and s,
     * and strength·s for one below 0.
     */
    double amount(FaceGeometry face) {
        if (set.state().isEmpty()) {
            return strength;
        }
        double measured = set.state().get().of(face.landmarks());
        double state = measured < NOTICEABLE ? 0 : measured;
        return strength >= 0 ? Math.max(0, strength - state) : strength * Math.min(FULL, state);
    }
}
