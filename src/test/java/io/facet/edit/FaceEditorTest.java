package io.facet.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import io.facet.attribute.AttributeLibrary;
import io.facet.edit.target.TunedTarget;
import io.facet.edit.target.TunedTarget.Strength;
import io.facet.face.EyePositions;
import io.facet.face.FacePart;
import io.facet.face.Landmarks;
import io.facet.face.find.FaceFinder;
import io.facet.face.mask.FaceMasks;
import io.facet.face.mask.Mask;
import io.facet.file.Sha256;
import io.facet.image.PhotoMask;
import io.facet.image.Photograph;
import io.facet.image.Region;
import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkEngine;
import io.facet.optimize.StopReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests complete edits by free pixels, with the embedded network and the bundled portrait. */
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
                Preset.RESIDUAL.withEvaluations(evaluations));
    }

    private static EditResult edit(Map<String, Double> strengths, int evaluations) {
        return new FaceEditor(network).edit(request(strengths, evaluations));
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
        assertThat(changed(portrait, result.photograph(), support)).isGreaterThan(10_000);
    }

    private static EditResult edit(Photograph photograph, EditRegion region) {
        EditRequest whole = request(Map.of("smile", -1.0), 8);
        return new FaceEditor(network)
                .edit(new EditRequest(photograph, EYES, whole.target(), region, whole.preset()));
    }

    private static FaceMasks masks(EditResult result) {
        return FaceMasks.of(EYES, result.face(), network.card().template());
    }

    /** Returns the number of samples that differ; none may differ where a pixel must not change. */
    private static int changed(Photograph before, Photograph after, boolean[] open) {
        int changed = 0;
        for (int band = 0; band < before.bands(); band++) {
            float[] was = before.plane(band);
            float[] is = after.plane(band);
            for (int i = 0; i < was.length; i++) {
                if (was[i] != is[i]) {
                    changed++;
                    assertThat(open[i]).as("sample %d of band %d", i, band).isTrue();
                }
            }
        }
        return changed;
    }

    @Test
    void an_attribute_changes_the_parts_where_it_shows_and_no_others() {
        EditResult result = edit(portrait, EditRegion.Usual.ATTRIBUTES);
        List<FacePart> parts = attributes.get("smile").card().faceParts();
        boolean[] support = masks(result).of(parts).support(portrait, result.face().cropToPhoto());
        assertThat(changed(portrait, result.photograph(), support)).isGreaterThan(5_000);
    }

    @Test
    void a_named_region_changes_there_and_nowhere_else() {
        EditResult result = edit(portrait, EditRegion.named("mouth"));
        boolean[] support =
                masks(result)
                        .of(List.of(FacePart.MOUTH))
                        .support(portrait, result.face().cropToPhoto());
        assertThat(changed(portrait, result.photograph(), support)).isGreaterThan(1_000);
    }

    static Stream<Photograph> portraits() {
        float[] deep = portrait.plane(1);
        for (int i = 0; i < deep.length; i++) {
            // Low bytes that differ from the high ones, which a detour through 8 bits would lose.
            deep[i] = deep[i] * 256 + i % 256;
        }
        return Stream.of(
                portrait, Photograph.ofPlanes(portrait.width(), portrait.height(), 16, deep));
    }

    @ParameterizedTest
    @MethodSource("portraits")
    void what_a_user_left_black_stays_bit_for_bit_however_hard_the_edge_is(Photograph photo) {
        // A disc around the mouth, from the portrait enlarged.
        float[] disc = new float[photo.width() * photo.height()];
        boolean[] open = new boolean[disc.length];
        for (int i = 0; i < disc.length; i++) {
            open[i] = Math.hypot(i % photo.width() - 224, i / photo.width() - 150) < 24;
            disc[i] = open[i] ? 1 : 0;
        }
        PhotoMask mask = new PhotoMask(photo.width(), photo.height(), disc);

        for (double feather : new double[] {0, 6}) {
            EditResult result = edit(photo, new EditRegion.Drawn(mask, OptionalDouble.of(feather)));
            assertThat(changed(photo, result.photograph(), open)).isGreaterThan(500);
        }
    }

    @Test
    void a_drawing_beside_the_face_is_refused() {
        float[] corner = new float[portrait.width() * portrait.height()];
        corner[corner.length - 1] = 1;
        PhotoMask mask = new PhotoMask(portrait.width(), portrait.height(), corner);
        assertThatThrownBy(() -> edit(portrait, new EditRegion.Drawn(mask, OptionalDouble.of(0))))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("does not touch the face that is edited");
    }

    @Test
    void several_attributes_change_the_parts_of_all_that_have_a_strength() {
        TunedTarget target =
                (TunedTarget)
                        request(Map.of("smile", 0.0, "glasses", 1.0, "beard", 1.0), 5).target();
        List<FacePart> expected = new ArrayList<>(attributes.get("beard").card().faceParts());
        expected.addAll(attributes.get("glasses").card().faceParts());
        assertThat(target.parts()).hasSameElementsAs(expected).doesNotHaveDuplicates();
    }

    private static Landmarks landmarks() {
        try (FaceFinder finder = FaceFinder.open(Path.of("models", "face-finder"))) {
            return finder.find(portrait).get(0).landmarks();
        }
    }

    private static EditResult editByLandmarks(String attribute, double strength) {
        EditRequest request =
                new EditRequest(
                        portrait,
                        landmarks(),
                        request(Map.of(attribute, strength), 30).target(),
                        Preset.RESIDUAL.withEvaluations(30));
        return new FaceEditor(network).edit(request);
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

        List<FacePart> parts = attributes.get("mouth-open").card().faceParts();
        FaceMasks masks = FaceMasks.of(landmarks(), result.face(), network.card().template());
        boolean[] support = masks.of(parts).support(portrait, result.face().cropToPhoto());
        assertThat(changed(portrait, result.photograph(), support)).isGreaterThan(5_000);
        List<EditResult.Step> history = result.history();
        assertThat(history.get(history.size() - 1).terms().get("bending")).isPositive();
        assertThat(result.evaluations()).isLessThanOrEqualTo(30);
    }

    @Test
    void the_parts_of_every_step_add_up_to_its_loss() {
        LossWeights weights = Preset.RESIDUAL.weights();
        for (EditResult.Step step : editByLandmarks("mouth-open", 1).history()) {
            Map<String, Double> terms = step.terms();
            double sum =
                    weights.of("attribute") * terms.get("attribute")
                            + weights.of("identity") * terms.get("identity")
                            + weights.of("total variation") * terms.get("total variation")
                            + weights.of("chroma") * terms.get("chroma")
                            + Preset.RESIDUAL.movement().bendingWeight() * terms.get("bending");
            assertThat(step.loss()).isCloseTo(sum, within(1e-5));
        }
    }

    @Test
    void an_edit_that_is_stopped_at_once_changes_no_lips() {
        Landmarks face = landmarks();
        EditRequest request =
                new EditRequest(
                        portrait,
                        face,
                        request(Map.of("mouth-open", 1.0), 60).target(),
                        Preset.RESIDUAL);

        EditResult result =
                new FaceEditor(network)
                        .edit(request, Progress.none(), Cancellation.when(() -> true));

        assertThat(result.photograph()).isEqualTo(portrait);
        assertThat(result.stop()).contains(StopReason.STOPPED_BY_LISTENER);
    }

    @Test
    void glasses_move_nothing() {
        EditResult result = editByLandmarks("glasses", 1);

        assertThat(result.history()).allMatch(step -> step.terms().get("bending") == 0);
    }

    @Test
    void two_runs_give_the_same_bytes() {
        Map<String, Double> strengths = Map.of("smile", -1.0, "glasses", 0.7);
        float[] first = edit(strengths, 15).editedFace().samples();
        float[] second = edit(strengths, 15).editedFace().samples();
        assertThat(Sha256.of(second)).isEqualTo(Sha256.of(first));
    }

    @Test
    void aCancelledEditGivesTheBestSoFar() {
        Cancellation cancellation = new Cancellation();
        EditResult result =
                new FaceEditor(network)
                        .edit(
                                request(Map.of("age", 1.0), 60),
                                step -> {
                                    if (step.fraction() >= 0.1) {
                                        cancellation.cancel();
                                    }
                                },
                                cancellation);
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
                        Preset.RESIDUAL);
        assertThatThrownBy(() -> new FaceEditor(network).edit(outside))
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
        EditResult result = new FaceEditor(network).edit(dfi);
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
