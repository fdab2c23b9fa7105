package io.facet.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.attribute.AttributeLibrary;
import io.facet.edit.Preset;
import io.facet.face.Landmarks;
import io.facet.face.find.FaceFinder;
import io.facet.guide.ExpressionState;
import io.facet.guide.Guide;
import io.facet.guide.GuideSet;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.compose.Effect;
import io.facet.guide.compose.GuidedChange;
import io.facet.guide.tone.FaceTone;
import io.facet.image.Photograph;
import io.facet.image.io.PhotographFile;
import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkEngine;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies the bundled portrait, which represents two people with the same two photographs. */
class PairStudyTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    private static FeatureNetwork network;
    private static AttributeLibrary attributes;
    private static FaceFinder finder;
    private static BufferedImage portrait;
    private static FaceGeometry face;
    private static FaceTone tone;

    @TempDir Path folder;
    private Path pairs;
    private Path output;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void load() throws IOException {
        Path models = Path.of("models", "vgg-facet");
        network = NetworkEngine.installed().load(models);
        attributes = AttributeLibrary.open(models, network.card());
        finder = FaceFinder.open(Path.of("models", "face-finder"));
        try (InputStream in =
                PairStudyTest.class.getResourceAsStream("/io/facet/sample/astronaut.png")) {
            portrait = ImageIO.read(in).getSubimage(60, 0, 330, 300);
        }
        Photograph photograph = Photograph.of(portrait);
        Landmarks landmarks = finder.locate(photograph).orElseThrow();
        face = FaceGeometry.of(landmarks);
        tone = FaceTone.of(photograph, face);
    }

    @AfterAll
    static void close() {
        finder.close();
        network.close();
    }

    @BeforeEach
    void writePairs() throws IOException {
        pairs = folder.resolve("pairs");
        output = folder.resolve("output");
        for (String id : List.of("ann", "eve")) {
            for (String side : List.of(PairFolder.BEFORE, PairFolder.AFTER)) {
                write(pairs.resolve(side).resolve(id + ".png"), 0);
            }
        }
    }

    private static void write(Path file, int shade) throws IOException {
        Files.createDirectories(file.getParent());
        BufferedImage copy =
                new BufferedImage(
                        portrait.getWidth(), portrait.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        copy.createGraphics().drawImage(portrait, 0, 0, null);
        copy.setRGB(0, 0, shade);
        ImageIO.write(copy, "png", file.toFile());
    }

    /**
     * Returns a guide that raises and spreads the corners of the mouth of a face like the
     * portrait's.
     */
    private static Guide guide(String id, List<String> sources) {
        double[] displacement = new double[136];
        displacement[2 * 48] = -0.05;
        displacement[2 * 54] = 0.05;
        displacement[2 * 48 + 1] = -0.03;
        displacement[2 * 54 + 1] = -0.03;
        return new Guide(
                id,
                id,
                sources,
                face.landmarks(),
                face.landmarks(),
                displacement,
                tone.skin(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static GuideSet guides(Guide... guides) {
        return new GuideSet(
                "smile", GuideSet.Kind.PAIR, "", "", List.of(), Optional.empty(), List.of(guides));
    }

    private PairStudy.Plan plan(boolean force, Map<String, Path> judged) {
        return new PairStudy.Plan(
                pairs,
                output,
                "smile",
                "digest",
                List.of(1.0),
                Preset.RECOMMENDED.withEvaluations(1),
                true,
                10,
                force,
                judged);
    }

    private String run(boolean force, GuideSet guides, List<String> log) {
        return new PairStudy(network, attributes, guides, finder::locate, plan(force, Map.of()))
                .run(log::add, complaints::add);
    }

    private List<String> digests(String id) {
        return List.of(
                PhotographFile.read(pairs.resolve("neutral").resolve(id + ".png")).sha256(),
                PhotographFile.read(pairs.resolve("smiling").resolve(id + ".png")).sha256());
    }

    @Test
    void pictures_a_list_for_judges_and_tables_with_and_without_descent_are_written()
            throws IOException {
        String tables = run(false, guides(guide("other", List.of("digest"))), new ArrayList<>());

        assertThat(tables)
                .contains("## smile +1, neutral portraits")
                .contains("| measure | with descent | without descent |")
                .contains("| people | 2 | 2 |")
                .contains("| evaluations of the loss, mean | 1.0 | 0.0 |");
        assertThat(output.resolve("tables.md")).hasContent(tables);
        assertThat(output.resolve("tables.csv")).content().contains("smile-plus-1,people,2");
        List<String> list = Files.readAllLines(output.resolve("smile-plus-1.csv"));
        assertThat(list)
                .containsExactly(
                        "id,before,after",
                        "ann,before/neutral/ann.png,smile-plus-1/ann.png",
                        "eve,before/neutral/eve.png,smile-plus-1/eve.png");
        Photograph before = PhotographFile.read(output.resolve("before/neutral/ann.png"));
        assertThat(before)
                .isEqualTo(PhotographFile.read(pairs.resolve("neutral/ann.png")))
                .isNotEqualTo(PhotographFile.read(output.resolve("smile-plus-1/ann.png")));
    }

    @Test
    void a_study_goes_on_where_it_was_and_edits_again_only_by_force() throws IOException {
        GuideSet guides = guides(guide("other", List.of("digest")));
        String first = run(false, guides, new ArrayList<>());
        Path kept = output.resolve("smile-plus-1/ann.png");
        Files.setLastModifiedTime(kept, LONG_AGO);
        Files.delete(output.resolve("smile-plus-1/eve.png"));
        List<String> log = new ArrayList<>();

        String second = run(false, guides, log);

        assertThat(log).singleElement().asString().startsWith("eve smile-plus-1: edited");
        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(LONG_AGO);
        assertThat(withoutTimes(second)).isEqualTo(withoutTimes(first));
        log.clear();
        run(true, guides, log);
        assertThat(log).hasSize(4);
        assertThat(Files.getLastModifiedTime(kept)).isNotEqualTo(LONG_AGO);
    }

    private static List<String> withoutTimes(String tables) {
        return tables.lines().filter(line -> !line.contains("seconds")).toList();
    }

    @Test
    void a_picture_whose_row_was_lost_is_measured_but_not_edited_again() throws IOException {
        GuideSet guides = guides(guide("other", List.of("digest")));
        run(false, guides, new ArrayList<>());
        Path measured = output.resolve("smile-plus-1-measured.csv");
        List<String> rows = Files.readAllLines(measured);
        Files.writeString(measured, rows.get(0) + "\r\n" + rows.get(2) + "\r\n");
        Path kept = output.resolve("smile-plus-1/ann.png");
        Files.setLastModifiedTime(kept, LONG_AGO);

        run(false, guides, new ArrayList<>());

        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(LONG_AGO);
        List<String> again = List.of(Files.readAllLines(measured).get(1).split(",", -1));
        List<String> before = List.of(rows.get(1).split(",", -1));
        assertThat(again.subList(0, 7)).isEqualTo(before.subList(0, 7));
        assertThat(again.get(10)).as("seconds").isEmpty();
    }

    @Test
    void a_study_with_other_settings_is_not_mixed_with_what_is_there() {
        GuideSet guides = guides(guide("other", List.of("digest")));
        run(false, guides, new ArrayList<>());
        PairStudy.Plan other =
                new PairStudy.Plan(
                        pairs,
                        output,
                        "smile",
                        "another digest",
                        List.of(1.0),
                        Preset.RECOMMENDED.withEvaluations(1),
                        true,
                        10,
                        false,
                        Map.of());

        assertThatThrownBy(
                        () ->
                                new PairStudy(network, attributes, guides, finder::locate, other)
                                        .run(line -> {}, line -> {}))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("holds a study with other settings")
                .hasMessageContaining("--force");
    }

    @Test
    void a_judges_table_beside_a_list_stands_in_the_tables() throws IOException {
        GuideSet guides = guides(guide("other", List.of("digest")));
        run(false, guides, new ArrayList<>());
        Files.writeString(
                output.resolve("smile-plus-1-judged.csv"),
                """
                id,distance,happy_before,happy_after,age_before,age_after,male_before,male_after,sharpness
                ann,0.2500,0.1,0.9,30,31,0.5,0.5,1.0
                """);

        assertThat(run(false, guides, new ArrayList<>()))
                .contains("| judged: distance, largest | 0.250 | - |");
    }

    @Test
    void neither_photograph_of_a_person_lends_the_person_a_guide() throws IOException {
        write(pairs.resolve("smiling/ann.png"), 0xffffff);
        List<String> ann = digests("ann");
        assertThat(ann).doesNotHaveDuplicates();
        GuideSet all =
                guides(
                        guide("ann", ann),
                        guide("bob", List.of("b", "c")),
                        guide("ida", List.of("d", "e")));

        assertThat(PairStudy.withoutOwn(all, ann).guides())
                .extracting(Guide::id)
                .containsExactly("bob", "ida");
        for (String photograph : ann) {
            Effect effect =
                    new GuidedChange(all, 1).on(face, tone, List.of(photograph)).orElseThrow();
            assertThat(effect.guides()).extracting(Guide::id).containsOnly("bob", "ida");
        }
    }

    @Test
    void a_person_whose_guides_are_all_there_are_is_not_edited() {
        GuideSet own = guides(guide("ann", digests("ann")));

        assertThatThrownBy(() -> run(false, own, new ArrayList<>()))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("none is left for this person");
    }

    @Test
    void what_cannot_be_read_is_named_and_tried_again_and_the_others_are_edited()
            throws IOException {
        GuideSet guides = guides(guide("other", List.of("digest")));
        byte[] whole = Files.readAllBytes(pairs.resolve("smiling/ann.png"));
        Files.writeString(pairs.resolve("smiling/ann.png"), "a text");
        write(pairs.resolve("neutral/ida.png"), 0);
        Files.writeString(pairs.resolve("smiling/ida.heic"), "unknown");

        String tables = run(false, guides, new ArrayList<>());

        assertThat(complaints).hasSize(3);
        assertThat(String.join("\n", complaints))
                .contains("ann: ", "ann.png is not a picture")
                .contains("ida.png has no picture of the same name in 'smiling'")
                .contains("ida.heic has no picture of the same name in 'neutral'");
        assertThat(tables)
                .contains("| people | 1 | 1 |")
                .contains("| people whose photographs cannot be read | 1 | 1 |");
        Files.write(pairs.resolve("smiling/ann.png"), whole);
        assertThat(run(false, guides, new ArrayList<>())).contains("| people | 2 | 2 |");
    }

    @Test
    void pairs_for_guides_leave_out_with_a_line_what_is_not_a_pair_of_faces() throws IOException {
        Files.writeString(pairs.resolve("neutral/eve.png"), "8BPS\0\1");
        Path plain = pairs.resolve("smiling/kim.png");
        ImageIO.write(
                new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR), "png", plain.toFile());
        write(pairs.resolve("neutral/kim.png"), 0);

        assertThat(PairFolder.read(pairs, finder, complaints::add)).hasSize(1);

        assertThat(complaints).hasSize(2);
        assertThat(complaints.get(0)).contains("eve.png holds a picture in the format Photoshop");
        assertThat(complaints.get(1)).contains("No face was found in " + plain);
    }

    @Test
    void bad_folders_are_refused_in_sentences() throws IOException {
        GuideSet guides = guides(guide("other", List.of("digest")));
        write(pairs.resolve("neutral/a,b.png"), 0);
        write(pairs.resolve("smiling/a,b.png"), 0);
        assertThatThrownBy(() -> run(false, guides, new ArrayList<>()))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("without comma and quotation mark");

        pairs = Files.createDirectories(folder.resolve("empty"));
        assertThatThrownBy(() -> run(false, guides, new ArrayList<>()))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("has no folders 'neutral' and 'smiling'");
        Files.createDirectories(pairs.resolve("neutral"));
        Files.createDirectories(pairs.resolve("smiling"));
        assertThatThrownBy(() -> run(false, guides, new ArrayList<>()))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("has no pictures of the same names");
        assertThat(output).doesNotExist();
    }

    @Test
    void judges_of_lists_that_are_not_there_are_refused_before_anything_is_edited() {
        GuideSet guides = guides(guide("other", List.of("digest")));
        PairStudy study =
                new PairStudy(
                        network,
                        attributes,
                        guides,
                        finder::locate,
                        plan(false, Map.of("smile-plus-2", Path.of("x.csv"))));

        assertThatThrownBy(() -> study.run(line -> {}, line -> {}))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("has no list 'smile-plus-2'")
                .hasMessageContaining("smile-plus-1-without-descent");
        assertThat(output).doesNotExist();
    }

    @Test
    void only_faces_that_show_enough_of_it_lose_an_expression() {
        StudyCase taken = new StudyCase("smile", -1, true);

        assertThat(taken.suits(PairStudy.SHOWN + 0.01)).isTrue();
        assertThat(taken.suits(PairStudy.SHOWN - 0.01)).isFalse();
        assertThat(new StudyCase("smile", 1, true).suits(0)).isTrue();
    }

    @Test
    void the_state_of_an_edited_face_is_measured_anew() {
        double[] smiling = face.landmarks();
        smiling[2 * 48] -= 0.2;
        smiling[2 * 54] += 0.2;
        ExpressionState state =
                ExpressionState.between(List.of(face.landmarks()), List.of(smiling));
        StudyMeasures measures =
                new StudyMeasures(network, finder::locate, List.of("conv3_2"), Optional.of(state));

        assertThat(measures.state(Photograph.of(portrait))).isBetween(-0.01, 0.01);
        assertThat(measures.state(Photograph.ofPlanes(64, 64, 8, new float[64 * 64]))).isNaN();
    }
}
