package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits by networks other than the bundled one, on other layers. */
class EditNetworkOptionsTest {

    @TempDir Path folder;

    private Path output;

    @BeforeEach
    void copyPortrait() throws IOException {
        output = folder.resolve("out.png");
        Portraits.copyTo(folder.resolve("in.png"));
    }

    @Test
    void thePresetsLayersAreTakenWhereTheNetworkHasThem() throws IOException {
        MadeUpNetwork.write(folder, "made-up");
        assertThat(edit().exitCode()).isZero();
        assertThat(attributeLayers()).containsExactly("conv3_2", "conv4_2");
    }

    @Test
    void otherLayersAreTakenIfTheyAreSaid() throws IOException {
        MadeUpNetwork.write(folder, "made-up");
        CommandRun run = edit("--layers", "conv2_2,conv4_2");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(attributeLayers()).containsExactly("conv2_2", "conv4_2");
    }

    @Test
    void aNetworkWithLayersOfOtherNamesIsEditedOnThoseOfItsAttributes() throws IOException {
        MadeUpNetwork.write(folder, "made-up", "block_");
        CommandRun run = edit();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(attributeLayers())
                .containsExactly("block_conv2_2", "block_conv3_2", "block_conv4_2");
    }

    @Test
    void aLayerThatTheNetworkLacksIsAnsweredWithThoseItHas() {
        MadeUpNetwork.write(folder, "made-up");
        CommandRun run = edit("--layers", "conv9_1");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("has no layer 'conv9_1'", "conv4_2");
        assertThat(output).doesNotExist();
    }

    @Test
    void noLayerAtAllIsRefused() {
        CommandRun run = edit("--layers", ",");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--layers names no layer");
    }

    @Test
    void aLayerThatIsSaidTwiceCountsOnce() throws IOException {
        MadeUpNetwork.write(folder, "made-up");
        assertThat(edit("--layers", "conv2_2,conv4_2,conv2_2").exitCode()).isZero();
        assertThat(attributeLayers()).containsExactly("conv2_2", "conv4_2");
    }

    @Test
    void aLayerThatTheAttributeWasNotMadeForIsRefused() {
        MadeUpNetwork.write(folder, "made-up");
        CommandRun run = edit("--layers", "conv1_1");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("has no change for layer conv1_1", "conv3_2");
        assertThat(output).doesNotExist();
    }

    /** The outcome depends on the processor. */
    @Test
    void bfloat16SaysHowFarItIsFromSinglePrecisionOrIsRefused() throws IOException {
        MadeUpNetwork.write(folder, "made-up");
        CommandRun run = edit("--bf16");
        if (run.exitCode() == 0) {
            assertThat(run.out())
                    .containsPattern("features differ from single precision by [0-9.e+-]+ %");
            assertThat(record().getAsJsonObject("network").get("precision").getAsString())
                    .isEqualTo("BFLOAT16");
        } else {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("no instructions for bfloat16");
            assertThat(output).doesNotExist();
        }
    }

    private CommandRun edit(Object... more) {
        List<Object> args = new ArrayList<>();
        args.addAll(List.of("--input", folder.resolve("in.png"), "--output", output, "--details"));
        args.addAll(List.of("--attributes", "smile=1", "--iterations", 3));
        args.addAll(List.of("--models", folder, "--network", "made-up"));
        args.addAll(List.of("--eyes", Portraits.EYES));
        args.addAll(Arrays.asList(more));
        return CommandRun.of(args.toArray());
    }

    private List<String> attributeLayers() throws IOException {
        JsonArray shares = record().getAsJsonObject("preset").getAsJsonArray("attributeLayers");
        List<String> layers = new ArrayList<>();
        shares.forEach(share -> layers.add(share.getAsJsonObject().get("layer").getAsString()));
        return layers;
    }

    private JsonObject record() throws IOException {
        String text = Files.readString(folder.resolve("out.json"));
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
