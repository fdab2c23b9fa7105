package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.facet.file.Sha256;
import io.facet.image.Photograph;
import io.facet.image.io.PhotographFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    private static final List<String> COMPOSITE_EDITS =
            List.of(
                    "half-a-smile",
                    "smile",
                    "more-masculine",
                    "less-masculine",
                    "older",
                    "younger",
                    "glasses");

    @TempDir Path folder;

    /** One demonstration shared by the tests, because editing with a composite is slow. */
    @TempDir private static Path shared;

    private static CommandRun run;

    /**
     * Uses the residual preset, because without guides the recommended preset does not change large
     * faces.
     */
    @BeforeAll
    static void demonstrateOverAnEarlierDemo() throws IOException {
        MadeUpNetwork.write(shared, "vgg-facet");
        Path old = shared.resolve("demo/woman-older.png");
        Files.createDirectories(old.getParent());
        Files.writeString(old, "an earlier demo");
        run = demo(shared, "--preset", "residual");
    }

    private static CommandRun demo(Path folder, Object... more) {
        List<Object> args = new ArrayList<>(List.of("--models", folder, "--iterations", 3));
        args.addAll(List.of("--demo-folder", folder.resolve("demo")));
        args.addAll(List.of(more));
        return CommandRun.of(args.toArray());
    }

    /** Returns the names of all edits in order. */
    private static List<String> edits() {
        List<String> names = new ArrayList<>();
        COMPOSITE_EDITS.forEach(edit -> names.add("woman-" + edit));
        COMPOSITE_EDITS.forEach(edit -> names.add("man-" + edit));
        names.addAll(List.of("man-beard", "astronaut-no-smile"));
        List.of("recommended", "residual", "dfi")
                .forEach(preset -> names.add("woman-smile-" + preset));
        return names;
    }

    private static Path result(String file) {
        return shared.resolve("demo").resolve(file);
    }

    /** The outcome depends on the processor. */
    @Tag("slow")
    @Test
    void theDemoInBfloat16SaysHowFarItIsFromSinglePrecisionOrIsRefused() {
        MadeUpNetwork.write(folder, "vgg-facet");
        CommandRun bfloat16 = demo(folder, "--bf16");
        if (bfloat16.exitCode() == 0) {
            assertThat(bfloat16.out()).contains("bfloat16: features differ");
        } else {
            assertThat(bfloat16.err()).contains("no instructions for bfloat16");
            assertThat(folder.resolve("demo")).doesNotExist();
        }
    }

    @Test
    void theDemoSaysHowEveryEditWentAndWhereToLook() {
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "Look at %s and %s"
                                .formatted(result("contact-sheet.png"), result("presets.png")))
                .containsPattern("astronaut no smile +3 evaluations, .* s, loss .* -> ")
                .containsPattern("woman smile recommended +nothing to change, .* no guides");
        assertThat(run.out().lines()).hasSize(edits().size() + 1);
        assertThat(run.err())
                .contains("woman half a smile (1 of 19) ...", "woman smile dfi (19 of 19) ...");
    }

    /** One of these files existed already and is replaced. */
    @Test
    void theDemoWritesEveryEditWithItsDetails() throws IOException {
        for (String edit : edits()) {
            Photograph after = PhotographFile.read(result(edit + ".png"));
            int side = edit.startsWith("astronaut") ? 512 : 1350;
            assertThat(after).hasToString("Photograph[%d x %d, 8 bits, RGB]".formatted(side, side));
            assertThat(result(edit + "-difference.png")).isNotEmptyFile();
            assertThat(result(edit + "-loss.png")).isNotEmptyFile();
            assertThat(Files.readAllLines(result(edit + "-loss.csv")))
                    .first()
                    .asString()
                    .startsWith(
                            edit.endsWith("recommended")
                                    ? "iteration,evaluations,loss"
                                    : "iteration,evaluations,loss,attribute,identity,total");
        }
    }

    /**
     * The contact sheet has five rows of five faces, each 420 pixels wide; the sheet of the presets
     * has two rows.
     */
    @Test
    void theSheetsShowFacesLargeEnoughToJudgeThem() {
        Photograph portraits = PhotographFile.read(result("contact-sheet.png"));
        assertThat(portraits.width()).isBetween(5 * 420, 6 * 420);
        assertThat(portraits.height()).isBetween(5 * 420, 7 * 420);
        assertThat(PhotographFile.read(result("contact-sheet.jpg")).width())
                .isEqualTo(portraits.width());
        Photograph presets = PhotographFile.read(result("presets.png"));
        assertThat(presets.width()).isBetween(4 * 420, 5 * 420);
        assertThat(presets.height()).isBetween(2 * 420, 3 * 420);
    }

    @Test
    void theRecordHoldsEveryEdit() throws IOException {
        String text = Files.readString(result("record.json"));
        JsonObject record = JsonParser.parseString(text).getAsJsonObject();
        List<JsonElement> records = record.getAsJsonArray("edits").asList();

        assertThat(records).hasSameSizeAs(edits());
        for (int i = 0; i < records.size(); i++) {
            JsonObject output = records.get(i).getAsJsonObject().getAsJsonObject("output");
            assertThat(output.get("sha256").getAsString())
                    .isEqualTo(Sha256.of(result(edits().get(i) + ".png")));
        }
    }

    @Test
    void theListPrintsNetworksAndWhatTheirAttributesBring() throws IOException {
        MadeUpNetwork.write(folder, "made-up");
        Files.createDirectories(folder.resolve("broken"));
        Files.writeString(folder.resolve("broken/network.json"), "{}");

        CommandRun list = CommandRun.of("--list", "--models", folder);

        assertThat(list.exitCode()).isZero();
        assertThat(list.out())
                .contains("made-up", "64 x 64 pixels", "none needed")
                .containsPattern("smile +more smile +less smile")
                .containsPattern("broken\\R.*'inputSize' is missing");
    }
}
