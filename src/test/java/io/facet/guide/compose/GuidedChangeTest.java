package io.facet.guide.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.guide.Guide;
import io.facet.guide.GuideSet;
import io.facet.guide.GuideSet.Kind;
import io.facet.guide.MadeUp;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.tone.FaceTone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuidedChangeTest {

    private static final GuideSet SMILES = MadeUp.smileSet(16);
    private static final FaceGeometry NEUTRAL = MadeUp.geometry(MadeUp.face());
    private static final FaceTone TONE =
            new FaceTone(new double[] {0.5, 0.3, 0.24}, 0.6, new double[] {0.6, 0.4, 0.4}, 0);

    /** A face in a state between neutral, 0, and smiling as the guides do on average, 1. */
    private static FaceGeometry smiling(double state) {
        double[] mean = new double[136];
        for (Guide guide : SMILES.guides()) {
            for (int i = 0; i < 136; i++) {
                mean[i] += guide.displacement()[i] / SMILES.guides().size();
            }
        }
        return MadeUp.geometry(MadeUp.plus(MadeUp.face(), state, mean));
    }

    private static double amount(double strength, FaceGeometry face) {
        return new GuidedChange(SMILES, strength).amount(face);
    }

    @Test
    void a_neutral_face_takes_the_whole_strength() {
        assertThat(amount(1, NEUTRAL)).isEqualTo(1);
        assertThat(amount(0.5, NEUTRAL)).isEqualTo(0.5);
        assertThat(amount(1.5, NEUTRAL)).isEqualTo(1.5);
    }

    @Test
    void a_smiling_face_does_not_smile_twice() {
        assertThat(amount(1, smiling(1))).isCloseTo(0, within(1e-9));
        assertThat(amount(0.5, smiling(1))).isZero();
        assertThat(amount(1.5, smiling(1))).isCloseTo(0.5, within(1e-9));
        assertThat(amount(1, smiling(0.6))).isCloseTo(0.4, within(1e-9));
        assertThat(new GuidedChange(SMILES, 0.9).on(smiling(1), TONE, List.of())).isEmpty();
    }

    @Test
    void a_neutral_face_has_no_smile_to_take_away() {
        assertThat(amount(-1, NEUTRAL)).isZero();
        assertThat(new GuidedChange(SMILES, -1).on(NEUTRAL, TONE, List.of())).isEmpty();
    }

    @Test
    void a_smile_is_taken_away_in_the_measure_in_which_it_is_there() {
        assertThat(amount(-1, smiling(1))).isCloseTo(-1, within(1e-9));
        assertThat(amount(-0.5, smiling(1))).isCloseTo(-0.5, within(1e-9));
        assertThat(amount(-1, smiling(0.6))).isCloseTo(-0.6, within(1e-9));
        // But no more than the guides' own, by a little.
        assertThat(amount(-1, smiling(2))).isCloseTo(-1.05, within(1e-9));
    }

    @Test
    void strengths_between_lie_between() {
        for (double state : new double[] {0, 0.2, 0.5, 1, 1.3}) {
            double last = Double.NEGATIVE_INFINITY;
            for (int tenths = -15; tenths <= 15; tenths++) {
                double amount = amount(tenths / 10.0, smiling(state));
                assertThat(amount).isGreaterThanOrEqualTo(last);
                last = amount;
            }
            assertThat(last).isGreaterThan(0.1);
        }
    }

    @Test
    void what_is_no_state_takes_the_strength_as_it_is() {
        GuideSet worn = MadeUp.set(Kind.OVERLAY, MadeUp.worn());

        assertThat(new GuidedChange(worn, -0.7).amount(smiling(1))).isEqualTo(-0.7);
    }

    @Test
    void a_face_in_a_photograph_of_a_set_is_changed_by_the_others() {
        List<Guide> chosen =
                new GuidedChange(SMILES, 1)
                        .on(NEUTRAL, TONE, List.of("another sha", "sha of g0"))
                        .orElseThrow()
                        .guides();

        // g0 has the very skin of the face, so it would be the first.
        assertThat(chosen).hasSize(12).extracting(Guide::id).doesNotContain("g0");
        assertThat(new GuidedChange(SMILES, 1).on(NEUTRAL, TONE, List.of("another sha")))
                .get()
                .extracting(effect -> effect.guides().get(0).id())
                .isEqualTo("g0");
    }

    @Test
    void no_other_guide_of_the_same_person_changes_a_face_either() {
        Guide one = MadeUp.smiles(2).get(0);
        Guide second = MadeUp.smiles(2).get(1);
        Guide again =
                new Guide(
                        "another pair",
                        one.person(),
                        List.of("another photograph"),
                        one.shape(),
                        one.landmarks(),
                        one.displacement(),
                        one.skin(),
                        one.shading(),
                        one.relief(),
                        one.contrasts(),
                        one.mouth(),
                        one.lips(),
                        one.overlay(),
                        one.hair());
        GuideSet set =
                new GuideSet(
                        "smile",
                        Kind.PAIR,
                        "",
                        "",
                        List.of(),
                        SMILES.state(),
                        List.of(one, again, second));

        assertThat(
                        new GuidedChange(set, 1)
                                .on(NEUTRAL, TONE, List.of("sha of g0"))
                                .orElseThrow()
                                .guides())
                .containsExactly(second);
    }

    @Test
    void a_set_of_nobody_else_changes_nothing() {
        GuideSet alone =
                new GuideSet(
                        "smile", Kind.PAIR, "", "", List.of(), Optional.empty(), MadeUp.smiles(1));

        assertThat(new GuidedChange(alone, 1).on(NEUTRAL, TONE, List.of("sha of g0"))).isEmpty();
    }

    @Test
    void of_many_guides_one_that_has_a_mouth_is_among_the_chosen() {
        List<Guide> guides = new ArrayList<>();
        for (Guide guide : SMILES.guides()) {
            // Only the last, which has the darkest skin, shows its teeth.
            guides.add(guide.id().equals("g15") ? guide : guide.withoutMouth());
        }
        GuideSet set = new GuideSet("smile", Kind.PAIR, "", "", List.of(), SMILES.state(), guides);

        Effect effect = new GuidedChange(set, 1).on(NEUTRAL, TONE, List.of()).orElseThrow();

        assertThat(effect.guides()).hasSize(12);
        assertThat(effect.lead().id()).isEqualTo("g15");
    }

    @Test
    void a_drawing_or_a_group_is_used_alone() {
        GuideSet group = MadeUp.set(Kind.GROUPS, MadeUp.group());

        assertThat(new GuidedChange(group, -1).on(NEUTRAL, TONE, List.of()))
                .get()
                .satisfies(
                        effect -> {
                            assertThat(effect.guides()).hasSize(1);
                            assertThat(effect.amount()).isEqualTo(-1);
                        });
    }
}
