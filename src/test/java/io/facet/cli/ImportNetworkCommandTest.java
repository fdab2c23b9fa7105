package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.network.NetworkCard;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.network.NetworkCardFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports of the bundled SavedModel as if it came from elsewhere. */
class ImportNetworkCommandTest {

    private static final Path KNOWN = Path.of("models", "vgg-facet");

    @TempDir Path folder;

    private Path models;
    private Path foreign;

    @BeforeEach
    void copyWithoutItsCard() throws IOException {
        models = folder.resolve("models");
        foreign = Files.createDirectory(folder.resolve("foreign"));
        Files.copy(KNOWN.resolve("saved_model.pb"), foreign.resolve("saved_model.pb"));
    }

    @Test
    void whatCanBeReadOffTheGraphIsAndTheOrderIsTried() {
        CommandRun run = importNetwork("RGB", "--licence", "BSD", "--source", "a test");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("112 x 112 pixels", "Order of channels: RGB, as was said");
        NetworkCard card = NetworkCardFile.read(models.resolve("mine"));
        NetworkCard known = NetworkCardFile.read(KNOWN);
        assertThat(card.inputTensor()).isEqualTo(known.inputTensor());
        assertThat(card.layer("conv3_2")).isEqualTo(known.layer("conv3_2"));
        assertThat(card.layer("pool4")).isEqualTo(known.layer("pool4"));
        assertThat(card.output("descriptor").size()).isEqualTo(128);
        assertThat(card.mean()).containsExactly(129.2f, 104.8f, 93.6f);
        assertThat(card.scale()).isEqualTo(0.015625f);
        assertThat(card.licence()).isEqualTo("BSD");
        assertThat(card.source()).isEqualTo("a test");
        assertThat(CommandRun.of("--list", "--models", models).out()).contains("mine");
    }

    /** The bundled network favours its own channel order, but not strongly enough to decide it. */
    @Test
    void theMeanFollowsTheOrderOfTheChannels() {
        CommandRun run = importNetwork("BGR");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("cannot tell (noise in red changes its answers 0.8");
        NetworkCard card = NetworkCardFile.read(models.resolve("mine"));
        assertThat(card.channelOrder()).isEqualTo(ChannelOrder.BGR);
        assertThat(card.mean()).containsExactly(93.6f, 104.8f, 129.2f);
    }

    @Test
    void layersAndPupilsMayBeSaid() {
        CommandRun run =
                importNetwork("RGB", "--layers", "conv3_2,conv4_2", "--pupils", "38,52,73,52");

        assertThat(run.exitCode()).as(run.err()).isZero();
        NetworkCard card = NetworkCardFile.read(models.resolve("mine"));
        assertThat(card.layers())
                .extracting(NetworkCard.Layer::name)
                .containsExactly("conv3_2", "conv4_2");
        assertThat(card.template()).isEqualTo(new FaceTemplate(38, 52, 73, 52));
    }

    @Test
    void anOlderNetworkIsReplacedOnlyIfThatIsSaid() throws IOException {
        importNetwork("RGB");
        Path card = models.resolve("mine").resolve(NetworkCard.FILE_NAME);
        String before = Files.readString(card);

        CommandRun refused = importNetwork("BGR");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("exists already", "--force");
        assertThat(card).hasContent(before.strip());

        assertThat(importNetwork("BGR", "--force").exitCode()).isZero();
        assertThat(Files.readString(card)).contains("BGR");
    }

    @Test
    void aDamagedModelLeavesTheOlderNetworkAsItWas() throws IOException {
        importNetwork("RGB");
        Path mine = models.resolve("mine");
        List<String> before = contents(mine);
        Files.writeString(foreign.resolve("saved_model.pb"), "no protocol buffer at all");

        CommandRun run = importNetwork("RGB", "--force");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("not a SavedModel").hasLineCount(1);
        assertThat(contents(mine)).isEqualTo(before);
        assertThat(contents(models)).hasSize(before.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../mine", "a/b", ".", "..", ".hidden", ""})
    void aNameThatIsAPathIsRefused(String name) throws IOException {
        CommandRun run =
                CommandRun.of(
                        "import-network",
                        foreign,
                        "--name",
                        name,
                        "--mean",
                        "0,0,0",
                        "--channel-order",
                        "RGB",
                        "--models",
                        models);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("cannot be the name of a network");
        assertThat(models).doesNotExist();
        assertThat(contents(folder)).hasSize(1);
    }

    @Test
    void whatCannotBeReadOffMustBeSaid() {
        CommandRun run = CommandRun.of("import-network", foreign, "--name", "mine");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--mean", "--channel-order");
    }

    @Test
    void aMeanHasThreeNumbers() {
        CommandRun run =
                CommandRun.of(
                        "import-network",
                        foreign,
                        "--name",
                        "mine",
                        "--mean",
                        "1,2",
                        "--channel-order",
                        "RGB");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--mean is three numbers");
    }

    private CommandRun importNetwork(String order, Object... more) {
        List<Object> args = new ArrayList<>(List.of("import-network", foreign, "--name", "mine"));
        args.addAll(List.of("--mean", "129.2,104.8,93.6", "--scale", "0.015625"));
        args.addAll(List.of("--channel-order", order, "--models", models));
        args.addAll(Arrays.asList(more));
        return CommandRun.of(args.toArray());
    }

    private static List<String> contents(Path of) throws IOException {
        try (Stream<Path> all = Files.walk(of)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> of.relativize(file) + " " + file.toFile().length())
                    .sorted()
                    .toList();
        }
    }
}
