package io.facet.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.ProgressListener;
import io.facet.attribute.AttributeLibrary;
import io.facet.edit.TunedTarget.Strength;
import io.facet.face.EyePositions;
import io.facet.face.FaceFinder;
import io.facet.face.Landmarks;
import io.facet.face.Mask;
import io.facet.image.Photograph;
import io.facet.image.Region;
import io.facet.image.Sha256;
import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkEngine;
import io.facet.optimize.StopReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole road of one photograph, with the embedded network and the bundled portrait. */
class FaceEditorTest {

    private static final Path FOLDER = Path.of("models", "vgg-facet");
    private static final EyePositions EYES = new EyePositions(203.0, 100.6, 246.4, 102.7);

    private static FeatureNetwork network;
    private static AttributeLibrary attributes;
    private static Photograph portrait;

    @BeforeAll
    static void load() throws IOException {
        network = NetworkEngine.installed().load(FOLDER);
        attributes = AttributeLibrary.open(FOLDER, network.card());
        try (InputStream in =
                FaceEditorTest.class.getResourceAsStream("/io/facet/sample/astronaut.png")) {
            portrait = Photograph.of(ImageIO.read(in));
        }
    }

    @AfterAll
    static void close() {
        network.close();
    }

    private static EditRequest request(Map<String, Double> strengths, int evaluations) {
        List<Strength> list = new ArrayList<>();
        new TreeMap<>(strengths)
                .forEach((name, value) -> list.add(new Strength(attributes.get(name), value)));
        return new EditRequest(
                portrait,
                EYES,
                new TunedTarget(attributes.conditions(), list),
                Preset.RECOMMENDED.withEvaluations(evaluations));
    }

    private static EditResult edit(Map<String, Double> strengths, int evaluations) {
        return new FaceEditor(network)
                .edit(request(strengths, evaluations), ProgressListener.none());
    }

    @Test
    void strength_zero_is_the_photograph_itself() {
        EditResult result = edit(Map.of("smile", 0.0, "age", 0.0), 10);
        assertThat(result.photograph()).isSameAs(portrait);
        assertThat(result.evaluations()).isZero();
        assertThat(result.stop()).isEmpty();
    }

    @Test
    void every_attribute_lowers_its_loss_and_changes_the_face() {
        for (String name : attributes.names()) {
            EditResult result = edit(Map.of(name, 1.0), 12);
            List<EditResult.Step> history = result.history();
            double first = history.get(0).terms().get("attribute");
            double last = history.get(history.size() - 1).terms().get("attribute");
            assertThat(last).as(name).isLessThan(0.9 * first);
            assertThat(result.photograph()).as(name).isNotEqualTo(portrait);
        }
    }

    @Test
    void outside_the_masks_support_every_sample_stays() {
        EditResult result = edit(Map.of("age", 1.5), 10);
        Mask mask = Mask.wholeFace(network.card().template(), network.card().inputSize());
        boolean[] support = mask.support(portrait, result.face().cropToPhoto());
        int changed = 0;
        for (int band = 0; band < 3; band++) {
            float[] before = portrait.plane(band);
            float[] after = result.photograph().plane(band);
            for (int i = 0; i < before.length; i++) {
                if (before[i] != after[i]) {
                    changed++;
                    assertThat(support[i]).isTrue();
                }
            }
        }
        assertThat(changed).isGreaterThan(10_000);
    }

    private static EditResult editByLandmarks(String attribute, double strength) {
        Landmarks landmarks;
        try (FaceFinder finder = FaceFinder.open(Path.of("models", "face-finder"))) {
            landmarks = finder.find(portrait).get(0).landmarks();
        }
        EditRequest request =
                new EditRequest(
                        portrait,
                        landmarks,
                        request(Map.of(attribute, strength), 30).target(),
                        Preset.RECOMMENDED.withEvaluations(30));
        return new FaceEditor(network).edit(request, ProgressListener.none());
    }

    @Test
    void lips_that_close_hide_the_teeth() {
        EditResult result = editByLandmarks("smile", -1);

        // Around the middle of the portrait's teeth: the luma of what was white is lip-dark now.
        double before = meanGreen(portrait, 212, 141, 24, 6);
        double after = meanGreen(result.photograph(), 212, 141, 24, 6);
        assertThat(after).isLessThan(before - 25);
    }

    private static double meanGreen(Photograph photo, int x, int y, int width, int height) {
        double sum = 0;
        for (float sample : photo.plane(1, new Region(x, y, width, height))) {
            sum += sample;
        }
        return sum / (width * height);
    }

    @Test
    void what_moves_stays_inside_the_masks_support_too() {
        EditResult result = editByLandmarks("mouth-open", 1);

        assertThat(changedOutsideOf(result)).isZero();
        List<EditResult.Step> history = result.history();
        assertThat(history.get(history.size() - 1).terms().get("bending")).isPositive();
        assertThat(result.evaluations()).isLessThanOrEqualTo(30);
    }

    @Test
    void glasses_move_nothing() {
        EditResult result = editByLandmarks("glasses", 1);

        assertThat(result.history()).allMatch(step -> step.terms().get("bending") == 0);
    }

    private static int changedOutsideOf(EditResult result) {
        Mask mask = Mask.wholeFace(network.card().template(), network.card().inputSize());
        boolean[] support = mask.support(portrait, result.face().cropToPhoto());
        int changed = 0;
        for (int band = 0; band < 3; band++) {
            float[] before = portrait.plane(band);
            float[] after = result.photograph().plane(band);
            for (int i = 0; i < before.length; i++) {
                changed += !support[i] && before[i] != after[i] ? 1 : 0;
            }
        }
        return changed;
    }

    @Test
    void two_runs_give_the_same_bytes() {
        Map<String, Double> strengths = Map.of("smile", -1.0, "glasses", 0.7);
        float[] first = edit(strengths, 15).editedFace().samples();
        float[] second = edit(strengths, 15).editedFace().samples();
        assertThat(Sha256.of(second)).isEqualTo(Sha256.of(first));
    }

    @Test
    void a_listener_can_stop_it_and_gets_the_best_so_far() {
        EditResult result =
                new FaceEditor(network)
                        .edit(request(Map.of("age", 1.0), 60), (task, done) -> done < 0.1);
        assertThat(result.stop()).contains(StopReason.STOPPED_BY_LISTENER);
        assertThat(result.evaluations()).isBetween(2, 20);
        assertThat(result.photograph()).isNotEqualTo(portrait);
    }

    @Test
    void opposite_strengths_pull_apart() {
        float[] original = edit(Map.of("age", 0.0), 1).editedFace().samples();
        float[] older = edit(Map.of("age", 1.0), 15).editedFace().samples();
        float[] younger = edit(Map.of("age", -1.0), 15).editedFace().samples();
        double product = 0;
        double squares = 0;
        for (int i = 0; i < original.length; i++) {
            double up = older[i] - original[i];
            double down = younger[i] - original[i];
            product += up * down;
            squares += up * up + down * down;
        }
        assertThat(product).isLessThan(-0.1 * squares);
    }

    @Test
    void eyes_outside_the_photograph_are_refused() {
        EditRequest outside =
                new EditRequest(
                        portrait,
                        new EyePositions(480, 100, 540, 100),
                        request(Map.of("age", 1.0), 5).target(),
                        Preset.RECOMMENDED);
        assertThatThrownBy(() -> new FaceEditor(network).edit(outside, ProgressListener.none()))
                .isInstanceOf(FacetException.class);
    }

    @Test
    void the_dfi_preset_edits_too() {
        EditRequest dfi =
                new EditRequest(
                        portrait,
                        EYES,
                        request(Map.of("age", 1.0), 5).target(),
                        Preset.DFI.withEvaluations(8));
        EditResult result = new FaceEditor(network).edit(dfi, ProgressListener.none());
        double first = result.history().get(0).loss();
        assertThat(result.history().get(result.history().size() - 1).loss()).isLessThan(first);
    }

    @Test
    void a_preset_that_does_not_exist_lists_those_that_do() {
        assertThatThrownBy(() -> Preset.named("best"))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("recommended")
                .hasMessageContaining("dfi");
    }
}
