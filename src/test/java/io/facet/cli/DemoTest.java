package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.facet.image.Photograph;
import io.facet.image.PhotographFile;
import io.facet.image.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    private static final List<String> EDITS =
            List.of("no-smile", "glasses", "older", "younger", "mustache");

    @TempDir Path folder;

    private CommandRun demo(Object... more) {
        List<Object> args = new ArrayList<>(List.of("--models", folder, "--iterations", 3));
        args.addAll(List.of("--demo-folder", folder.resolve("demo")));
        args.addAll(List.of(more));
        return CommandRun.of(args.toArray());
    }

    /** Which of the two it is depends on the processor. */
    @Test
    void theDemoInBfloat16SaysHowFarItIsFromSinglePrecisionOrIsRefused() {
        MadeUpNetwork.write(folder, "vgg-facet");
        CommandRun run = demo("--bf16");
        if (run.exitCode() == 0) {
            assertThat(run.out()).contains("bfloat16: features differ");
        } else {
            assertThat(run.err()).contains("no instructions for bfloat16");
            assertThat(folder.resolve("demo")).doesNotExist();
        }
    }

    @Test
    void theDemoWritesEveryEditWithItsDetailsAndSaysWhereToLook() throws IOException {
        MadeUpNetwork.write(folder, "vgg-facet");

        CommandRun run = demo();

        assertThat(run.exitCode()).as(run.err()).isZero();
        Path demo = folder.resolve("demo");
        assertThat(run.out()).contains("Look at " + demo.resolve("contact-sheet.png"));
        assertThat(run.out()).containsPattern("no smile +3 evaluations, .* s, loss .* -> ");
        for (String edit : EDITS) {
            Photograph after = PhotographFile.read(demo.resolve(edit + ".png"));
            assertThat(after).hasToString("Photograph[512 x 512, 8 bits, RGB]");
            assertThat(demo.resolve(edit + "-difference.png")).isNotEmptyFile();
            assertThat(demo.resolve(edit + "-loss.png")).isNotEmptyFile();
            assertThat(Files.readAllLines(demo.resolve(edit + "-loss.csv")))
                    .first()
                    .isEqualTo(
                            "iteration,evaluations,loss,attribute,identity,total variation,chroma,bending");
        }
        assertThat(PhotographFile.read(demo.resolve("contact-sheet.png")).width())
                .isGreaterThan(6 * 288);
    }

    @Test
    void theRecordHoldsEveryEdit() throws IOException {
        MadeUpNetwork.write(folder, "vgg-facet");
        demo();

        String text = Files.readString(folder.resolve("demo/record.json"));
        JsonObject record = JsonParser.parseString(text).getAsJsonObject();
        List<JsonElement> edits = record.getAsJsonArray("edits").asList();

        assertThat(edits).hasSize(EDITS.size());
        for (int i = 0; i < edits.size(); i++) {
            JsonObject output = edits.get(i).getAsJsonObject().getAsJsonObject("output");
            Path picture = folder.resolve("demo").resolve(EDITS.get(i) + ".png");
            assertThat(output.get("sha256").getAsString()).isEqualTo(Sha256.of(picture));
        }
    }

    @Test
    void theDemoReplacesItsEarlierFiles() throws IOException {
        MadeUpNetwork.write(folder, "vgg-facet");
        Path old = folder.resolve("demo/older.png");
        Files.createDirectories(old.getParent());
        Files.writeString(old, "an earlier demo");

        assertThat(demo().exitCode()).isZero();

        assertThat(PhotographFile.read(old).width()).isEqualTo(512);
    }

    @Test
    void theListPrintsNetworksAndWhatTheirAttributesBring() throws IOException {
        MadeUpNetwork.write(folder, "made-up");
        Files.createDirectories(folder.resolve("broken"));
        Files.writeString(folder.resolve("broken/network.json"), "{}");

        CommandRun run = CommandRun.of("--list", "--models", folder);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("made-up", "64 x 64 pixels", "none needed")
                .containsPattern("smile +more smile +less smile")
                .containsPattern("broken\\R.*lacks a name");
    }
}
