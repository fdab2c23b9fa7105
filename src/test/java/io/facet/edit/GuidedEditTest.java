package io.facet.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.Cancellation;
import io.facet.EveryResult;
import io.facet.edit.target.TunedTarget;
import io.facet.edit.target.TunedTarget.Strength;
import io.facet.face.Landmarks;
import io.facet.face.find.FaceFinder;
import io.facet.guide.file.GuideLibrary;
import io.facet.image.PhotoMask;
import io.facet.image.Photograph;
import io.facet.optimize.StopReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests edits of the bundled portrait, a smile that shows teeth, by the bundled guides. */
class GuidedEditTest {

    private static final GuideLibrary GUIDES = GuideLibrary.open(Path.of("models", "guides"));

    private static Portrait portrait;
    private static EditResult closed;

    @BeforeAll
    static void load() throws IOException {
        portrait = Portrait.open();
        closed = edit(request("smile", -1));
    }

    @AfterAll
    static void close() {
        portrait.close();
    }

    private static TunedTarget target(String attribute, double strength) {
        return new TunedTarget(
                portrait.attributes().conditions(),
                List.of(
                        new Strength(
                                portrait.attributes().get(attribute),
                                strength,
                                GUIDES.get(attribute))));
    }

    private static EditRequest request(String attribute, double strength) {
        return new EditRequest(
                portrait.photograph(),
                portrait.landmarks(),
                target(attribute, strength),
                Preset.RECOMMENDED.withEvaluations(4));
    }

    private static EditResult edit(EditRequest request) {
        return portrait.editor().edit(request);
    }

    /** Distance of the inner lips in the middle, landmarks 62 and 66, in pixels. */
    private static double opening(Landmarks face) {
        return face.y(66) - face.y(62);
    }

    private static Landmarks found(Photograph photograph) {
        try (FaceFinder finder = FaceFinder.open(Path.of("models", "face-finder"))) {
            return finder.find(photograph).get(0).landmarks();
        }
    }

    @Test
    void a_smile_that_is_taken_away_closes_the_mouth() {
        double before = opening(portrait.landmarks());
        double after = opening(found(closed.photograph()));

        assertThat(before).isGreaterThan(4);
        assertThat(after).isLessThan(before / 2);
    }

    @Test
    void parameters_stay_near_what_the_guides_say_and_the_loss_does_not_rise() {
        assertThat(closed.parameters()).containsKeys("smile shape", "shading");
        assertThat(closed.parameters().get("smile shape")).isBetween(-1.2, -0.5);
        assertThat(closed.evaluations()).isBetween(1, 4);
        List<EditResult.Step> history = closed.history();
        assertThat(history.get(history.size() - 1).loss())
                .isLessThanOrEqualTo(history.get(0).loss());
        assertThat(closed.notes()).isEmpty();
    }

    @Test
    void the_same_edit_gives_the_same_bytes() {
        EditResult again = edit(request("smile", -1));

        assertThat(again.photograph()).isEqualTo(closed.photograph());
        assertThat(again.parameters()).isEqualTo(closed.parameters());
        assertThat(again.editedFace()).isEqualTo(closed.editedFace());
    }

    @Test
    void strength_zero_is_the_photograph_itself() {
        EditResult result = edit(request("smile", 0));

        assertThat(result.photograph()).isSameAs(portrait.photograph());
        assertThat(result.evaluations()).isZero();
    }

    @Test
    void a_face_that_smiles_already_is_left_alone_with_a_note() {
        EditResult result = edit(request("smile", 1));

        assertThat(result.photograph()).isEqualTo(portrait.photograph());
        assertThat(result.notes())
                .singleElement()
                .asString()
                .contains("already has the requested strength");
        assertThat(result.parameters()).isEmpty();
    }

    @Test
    void outside_a_drawn_region_every_sample_stays() {
        Photograph photograph = portrait.photograph();
        int width = photograph.width();
        float[] disc = new float[width * photograph.height()];
        for (int i = 0; i < disc.length; i++) {
            disc[i] = Math.hypot(i % width - 224, i / width - 150) < 24 ? 1 : 0;
        }
        PhotoMask mask = new PhotoMask(width, photograph.height(), disc);
        for (double feather : new double[] {0, 6}) {
            EditRequest drawn =
                    new EditRequest(
                            photograph,
                            portrait.landmarks(),
                            target("smile", -1),
                            new EditRegion.Drawn(mask, OptionalDouble.of(feather)),
                            Preset.RECOMMENDED.withEvaluations(1));

            Photograph after = edit(drawn).photograph();

            int changed = 0;
            for (int band = 0; band < 3; band++) {
                float[] was = photograph.plane(band);
                float[] is = after.plane(band);
                for (int i = 0; i < was.length; i++) {
                    if (was[i] != is[i]) {
                        changed++;
                        assertThat(disc[i]).as("sample %d of band %d", i, band).isPositive();
                    }
                }
            }
            assertThat(changed).isGreaterThan(500);
        }
    }

    @Test
    void an_edit_that_is_stopped_at_once_shows_what_the_guides_say() {
        List<Photograph> reached = new ArrayList<>();
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();

        EditResult result =
                portrait.editor()
                        .edit(request("smile", -1), new EveryResult<>(reached::add), cancelled);

        assertThat(result.stop()).contains(StopReason.STOPPED_BY_LISTENER);
        assertThat(result.evaluations()).isEqualTo(1);
        assertThat(result.photograph()).isNotEqualTo(portrait.photograph());
        assertThat(reached).first().isEqualTo(result.photograph());
        assertThat(opening(found(result.photograph())))
                .isLessThan(opening(portrait.landmarks()) / 2);
    }

    @Test
    void strengths_between_close_the_mouth_partly() {
        double half = opening(found(edit(request("smile", -0.5)).photograph()));

        assertThat(half)
                .isLessThan(0.9 * opening(portrait.landmarks()))
                .isGreaterThan(opening(found(closed.photograph())));
    }

    @Test
    void what_has_no_guides_is_edited_by_free_pixels_afterwards() {
        TunedTarget both = target("smile", -1).with(portrait.attributes().get("glasses"), 1);
        EditRequest request =
                new EditRequest(
                        portrait.photograph(),
                        portrait.landmarks(),
                        both,
                        Preset.RECOMMENDED.withEvaluations(4));

        EditResult result = edit(request);

        assertThat(result.parameters()).containsKey("smile shape");
        assertThat(result.evaluations()).isGreaterThan(closed.evaluations());
        assertThat(result.photograph()).isNotEqualTo(closed.photograph());
        assertThat(result.history())
                .extracting(EditResult.Step::iteration)
                .isSorted()
                .doesNotHaveDuplicates();
        Map<String, Double> last = result.history().get(result.history().size() - 1).terms();
        assertThat(last).containsKey("bending");
    }

    @Test
    void the_residual_preset_edits_by_free_pixels_although_there_are_guides() {
        EditResult result = edit(request("smile", -1).by(Preset.RESIDUAL.withEvaluations(6)));

        assertThat(result.parameters()).isEmpty();
        assertThat(result.reached()).isPresent();
        assertThat(result.photograph()).isNotEqualTo(portrait.photograph());
        assertThat(result.history().get(0).terms()).containsKey("total variation");
    }

    @Test
    void a_quick_preset_leaves_the_parameters_where_the_guides_put_them() {
        EditResult result = edit(request("smile", -1).by(Preset.RECOMMENDED.rough(15)));

        assertThat(result.evaluations()).isZero();
        assertThat(result.stop()).isEmpty();
        assertThat(opening(found(result.photograph())))
                .isLessThan(opening(portrait.landmarks()) / 2);
    }
}
