package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.facet.attribute.Attribute;
import io.facet.attribute.AttributeCard;
import io.facet.attribute.AttributeEffect;
import io.facet.attribute.AttributeFile;
import io.facet.attribute.AttributeLibrary;
import io.facet.attribute.Conditions;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCardFile;
import io.facet.network.NetworkEngine;
import io.facet.weights.ImportedFeatures;
import io.facet.weights.WeightScript;
import io.facet.weights.WrittenWeights;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights of VGG-Face's full shape, fetched from a local server and imported. */
class InstallModelTest {

    @TempDir static Path shared;
    private static Path weights;

    @TempDir Path folder;

    private Path models;
    private HttpServer server;

    @BeforeAll
    static void writeWeights() throws IOException {
        weights = shared.resolve("VGG_FACE.caffemodel");
        FullCaffeFile.write(weights);
    }

    @BeforeEach
    void serve() throws IOException {
        models = folder.resolve("models");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/weights",
                exchange -> {
                    exchange.sendResponseHeaders(200, Files.size(weights));
                    Files.copy(weights, exchange.getResponseBody());
                    exchange.close();
                });
        server.createContext(
                "/other",
                exchange -> {
                    exchange.sendResponseHeaders(200, 5);
                    exchange.getResponseBody().write("other".getBytes());
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stopServing() {
        server.stop(0);
    }

    @Test
    void withoutANameItListsWhatThereIs() {
        CommandRun run = CommandRun.of("install-model");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("vgg-face: VGG-Face", "non-commercial", "--source keras: ")
                .contains("https://www.robots.ox.ac.uk/~vgg/software/vgg_face/");
    }

    @Test
    void withoutAcceptanceNothingIsFetched() {
        CommandRun run = install("/weights");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("Creative Commons", "non-commercial use");
        assertThat(run.err()).contains("--accept-licence").hasLineCount(1);
        assertThat(models).doesNotExist();
    }

    @Test
    void weightsAreFetchedImportedTriedAndEditWith() throws IOException {
        CommandRun run = install("/weights", "--accept-licence");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("58859", "SHA-256 ", "Caffe", "224 x 224 pixels, BGR")
                .contains("the network itself cannot tell", "Every layer answers");
        NetworkCard card = NetworkCardFile.read(models.resolve("vgg-face"));
        assertThat(card.acceptance()).startsWith("accepted with --accept-licence on ");
        assertThat(card.licence()).contains("non-commercial");
        assertThat(card.mean()).containsExactly(93.594f, 104.7624f, 129.1863f);
        assertThat(names(models)).containsExactly("vgg-face");

        CommandRun again = install("/weights", "--accept-licence");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("exists already", "--force");

        assertThat(CommandRun.of("--list", "--models", models).out())
                .contains("224 x 224", "make-attributes");
        edit(card);
    }

    private void edit(NetworkCard card) throws IOException {
        Path attributes = models.resolve("vgg-face").resolve(AttributeLibrary.FOLDER);
        AttributeFile.write(
                new Conditions(card.weightsSha256(), "conv3_2", List.of()),
                attributes.resolve(AttributeLibrary.CONDITIONS));
        AttributeFile.write(random(card), attributes.resolve("smile" + AttributeFile.ENDING));
        Path input = folder.resolve("in.png");
        Portraits.copyTo(input);
        CommandRun run =
                CommandRun.of(
                        "--input",
                        input,
                        "--output",
                        folder.resolve("out.png"),
                        "--attributes",
                        "smile=1",
                        "--iterations",
                        3,
                        "--models",
                        models,
                        "--network",
                        "vgg-face",
                        "--eyes",
                        Portraits.EYES);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.mismatch(input, folder.resolve("out.png"))).isNotNegative();
    }

    private static Attribute random(NetworkCard card) {
        Random random = new Random(3);
        Map<String, List<FeatureMap>> components = new LinkedHashMap<>();
        for (String layer : List.of("conv3_2", "conv4_2")) {
            int side = card.inputSize() / card.layer(layer).stride();
            int channels = card.layer(layer).channels();
            float[] values = new float[side * side * channels];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            components.put(layer, List.of(new FeatureMap(side, side, channels, values)));
        }
        return new Attribute(
                new AttributeCard(
                        "smile",
                        "more",
                        "less",
                        new AttributeEffect(1, true),
                        List.of("lower-face"),
                        card.name(),
                        card.weightsSha256(),
                        List.copyOf(components.keySet()),
                        List.of(),
                        0,
                        0,
                        "random numbers"),
                new float[0],
                components);
    }

    @Test
    void anotherFileThanTheAuthorsIsNoticedByItsChecksum() throws IOException {
        CommandRun run = install("/other", "--accept-licence", "--source", "caffe");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("ee707ac6e890bc148cb155adeaad12be");
        assertThat(models.resolve("vgg-face")).doesNotExist();
    }

    @Test
    void whatWasDownloadedStaysIfItsImportFailsAndIsNotFetchedAgain() throws IOException {
        CommandRun run = install("/other", "--accept-licence");
        Path downloaded = models.resolve("downloads").resolve("rcmalli_vggface_tf_notop_vgg16.h5");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("stays in " + downloaded);
        assertThat(downloaded).hasContent("other");

        CommandRun again = install("/nothing", "--accept-licence");
        assertThat(again.out()).contains("from an earlier download");
        assertThat(again.err()).doesNotContain("404");
    }

    @Test
    void theNetworkMayHaveAnotherName() {
        CommandRun run = install("/nothing", "--accept-licence", "--name", "a/b");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("'a/b' cannot be the name of a network");

        Path mine = models.resolve("mine");
        CommandRun imported =
                CommandRun.of(
                        "import-weights",
                        weights,
                        "--name",
                        "mine",
                        "--models",
                        models,
                        "--accept-licence");
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        assertThat(mine.resolve(NetworkCard.FILE_NAME)).exists();
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        CommandRun run = install("/nothing", "--accept-licence");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("404");
        assertThat(models.resolve("vgg-face")).doesNotExist();
    }

    @Test
    void aSourceWithoutDenseLayersMakesNoDescriptor() {
        CommandRun run =
                install("/weights", "--accept-licence", "--descriptor", "--source", "keras");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("no dense layers");
    }

    @Test
    void unknownNamesAreAnsweredWithTheKnownOnes() {
        assertThat(CommandRun.of("install-model", "vgg-place").err()).contains("vgg-face");
        CommandRun run = install("/weights", "--accept-licence", "--source", "ftp");
        assertThat(run.err()).contains("keras, ", "caffe");
    }

    /** A file like the most widely used one, written by h5py. */
    @Tag("slow")
    @Test
    void aFullKerasFileAnswersAsPyTorchDoes() {
        WrittenWeights written =
                WeightScript.write(folder, "--full", "--no-dense", "--layouts", "keras-notop");
        WrittenWeights.Layout layout = written.layout("keras-notop");

        CommandRun run =
                CommandRun.of(
                        "import-weights",
                        written.file(layout),
                        "--models",
                        models,
                        "--accept-licence");

        assertThat(run.exitCode()).as(run.err()).isZero();
        try (FeatureNetwork network = NetworkEngine.installed().load(models.resolve("vgg-face"))) {
            assertThat(network.card().inputSize()).isEqualTo(224);
            ImportedFeatures.assertThoseOfPyTorch(written, layout, network);
        }
    }

    @Test
    void somethingElseThanWeightsIsRefused() throws IOException {
        Path page = folder.resolve("weights.h5");
        Files.writeString(page, "<!DOCTYPE html><html>Sign in</html>");
        CommandRun run =
                CommandRun.of("import-weights", page, "--models", models, "--accept-licence");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("weights.h5");
        assertThat(models).doesNotExist();
    }

    private CommandRun install(String path, Object... more) {
        List<Object> args = new ArrayList<>(List.of("install-model", "vgg-face"));
        args.addAll(List.of("--models", models, "--address", address(path)));
        args.addAll(Arrays.asList(more));
        return CommandRun.of(args.toArray());
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static List<String> names(Path of) throws IOException {
        try (Stream<Path> all = Files.list(of)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
