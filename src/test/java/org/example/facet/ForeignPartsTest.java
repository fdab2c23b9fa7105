package org.example.facet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.FacetException;
import io.facet.attribute.AttributeLibrary;
import io.facet.edit.EditRequest;
import io.facet.edit.EditResult;
import io.facet.edit.FaceEditor;
import io.facet.edit.LossTerms;
import io.facet.edit.Preset;
import io.facet.edit.target.TunedTarget;
import io.facet.face.EyePositions;
import io.facet.face.FaceLocation;
import io.facet.face.Landmarks;
import io.facet.face.find.FaceFinder;
import io.facet.face.find.FaceFinders;
import io.facet.face.find.MarkedPoints;
import io.facet.image.Photograph;
import io.facet.models.Models;
import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkEngine;
import io.facet.optimize.Optimizer;
import io.facet.report.JsonDocument;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Edits with a loss term, an optimiser and a face finder that Facet does not know, by its public
 * API alone. They are registered as a jar registers them, but for the thread's class loader only,
 * so that other tests do not find them.
 */
class ForeignPartsTest {

    private static final Path FOLDER = Path.of("models", "vgg-facet");
    private static final EyePositions EYES = new EyePositions(203.0, 100.6, 246.4, 102.7);
    private static final Preset PLAIN = Preset.RESIDUAL.withEvaluations(8);

    private static FeatureNetwork network;
    private static AttributeLibrary attributes;
    private static Photograph portrait;

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();
    private final URLClassLoader foreignJar =
            new URLClassLoader(
                    new URL[] {ForeignPartsTest.class.getResource("/org/example/facet/")}, before);

    @BeforeAll
    static void load() throws IOException {
        network = NetworkEngine.installed().load(FOLDER);
        attributes = AttributeLibrary.open(FOLDER, network.card());
        try (InputStream in =
                ForeignPartsTest.class.getResourceAsStream("/io/facet/sample/astronaut.png")) {
            portrait = Photograph.of(ImageIO.read(in));
        }
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @BeforeEach
    void addForeignJar() {
        Thread.currentThread().setContextClassLoader(foreignJar);
    }

    @AfterEach
    void removeForeignJar() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        foreignJar.close();
    }

    private static EditResult edit(Preset preset) {
        return edit(preset, EYES);
    }

    private static EditResult edit(Preset preset, FaceLocation face) {
        TunedTarget target =
                new TunedTarget(
                        attributes.conditions(),
                        List.of(new TunedTarget.Strength(attributes.get("age"), 1)));
        return new FaceEditor(network).edit(new EditRequest(portrait, face, target, preset));
    }

    private static EditResult.Step last(EditResult result) {
        return result.history().get(result.history().size() - 1);
    }

    private static double mean(EditResult result) {
        double sum = 0;
        float[] samples = result.editedFace().samples();
        for (float sample : samples) {
            sum += sample;
        }
        return sum / samples.length;
    }

    @Test
    void aForeignLossTermOnPixelsChangesTheFace() {
        Preset dark = PLAIN.withWeight("darkness", 2);

        EditResult result = edit(dark);

        assertThat(mean(result)).isLessThan(mean(edit(PLAIN)) - 0.5);
        assertThat(last(result).terms().get("darkness"))
                .isLessThan(result.history().get(0).terms().get("darkness"));
        assertThat(result.history()).allSatisfy(step -> assertAddsUp(step, dark));
    }

    @Test
    void aForeignLossTermOnFeatureMapsIsDifferentiatedByTheEngine() {
        Preset calm = PLAIN.withWeight("calm", 0.5);

        EditResult result = edit(calm);

        assertThat(last(result).terms().get("calm"))
                .isLessThan(0.99 * result.history().get(0).terms().get("calm"));
        assertThat(result.history()).allSatisfy(step -> assertAddsUp(step, calm));
    }

    private static void assertAddsUp(EditResult.Step step, Preset preset) {
        double sum =
                step.terms().entrySet().stream()
                        .mapToDouble(term -> preset.weight(term.getKey()) * term.getValue())
                        .sum();
        assertThat(step.loss()).isCloseTo(sum, within(1e-5));
    }

    @Test
    void aForeignOptimiserEdits() {
        EditResult result = edit(PLAIN.withOptimizer("Sign Descent"));

        List<EditResult.Step> history = result.history();
        assertThat(last(result).loss()).isLessThan(0.95 * history.get(0).loss());
        assertThat(result.evaluations()).isLessThanOrEqualTo(8);
        assertThat(result.photograph()).isNotEqualTo(edit(PLAIN).photograph());
    }

    @Test
    void aForeignFaceFinderIsChosenByASettingAndItsFaceIsEdited() {
        System.setProperty(FaceFinders.PROPERTY, "fixed");
        Models models = new Models(Path.of("models"));
        assertThat(models.hasFaceFinder()).isTrue();
        try (FaceFinder finder = models.faceFinder()) {
            assertThat(finder).isInstanceOf(FixedFinder.class);
            EditResult result = edit(PLAIN, finder.locate(portrait).orElseThrow());

            assertThat(last(result).loss()).isLessThan(result.history().get(0).loss());
            assertThat(result.photograph()).isNotEqualTo(portrait);
        } finally {
            System.clearProperty(FaceFinders.PROPERTY);
        }
    }

    @Test
    void aForeignFaceFinderNeedsOnlyFindFaces() {
        try (FaceFinder finder = FaceFinders.named("fixed").open(Path.of("models"))) {
            EyePositions elsewhere = new EyePositions(60, 300, 100, 300);

            assertThat(finder.around(portrait, EYES)).isInstanceOf(Landmarks.class);
            assertThat(finder.around(portrait, elsewhere))
                    .isEqualTo(MarkedPoints.of(elsewhere).location());
            assertThat(finder.near(portrait, elsewhere)).isEmpty();
        }
    }

    @Test
    void aRecordNamesForeignTermsAndOptimisers() {
        Preset preset = PLAIN.withWeight("darkness", 2).withOptimizer("sign descent");

        assertThat(JsonDocument.text(preset))
                .contains("\"totalVariation\": 25.0")
                .contains("\"darkness\": 2.0")
                .contains("\"optimizer\": \"sign descent\"");
    }

    @Test
    void anUnknownNameListsTheForeignOnesToo() {
        assertThatThrownBy(() -> PLAIN.withWeight("warmth", 1))
                .isInstanceOf(FacetException.class)
                .hasMessage(
                        "There is no loss term named \"warmth\"; choose one of: attribute,"
                                + " identity, total variation, chroma, darkness, calm.");
        assertThatThrownBy(() -> FaceFinders.named("dlib"))
                .isInstanceOf(FacetException.class)
                .hasMessage(
                        "There is no face finder named \"dlib\"; choose one of: face-api, fixed.");
        assertThatThrownBy(() -> PLAIN.withOptimizer("newton"))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("l-bfgs, gradient descent, adam, sign descent.");
    }

    @Test
    void withoutTheJarTheNamesAreGone() throws IOException {
        removeForeignJar();

        assertThat(LossTerms.names()).doesNotContain("darkness");
        assertThat(Optimizer.all()).extracting(Optimizer::name).doesNotContain("sign descent");
    }
}
