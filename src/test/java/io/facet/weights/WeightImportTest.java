package io.facet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.network.NetworkCardFile;
import io.facet.network.NetworkEngine;
import io.facet.weights.PublishedNetwork.Licence;
import io.facet.weights.WrittenWeights.Layout;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Imports files of every layout and compares their outputs with those of PyTorch for the same
 * weights.
 */
class WeightImportTest {

    private static final WrittenWeights SMALL = WrittenWeights.small();

    @TempDir Path folder;

    private final WeightImport importer = new WeightImport(NetworkEngine.installed());

    static Stream<Layout> layouts() {
        return SMALL.index().layouts().stream();
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void features_and_descriptor_are_those_of_pytorch(Layout layout) {
        importer.run(request(layout), Progress.none(), new Cancellation());

        try (FeatureNetwork network = NetworkEngine.installed().load(target())) {
            ImportedFeatures.assertThoseOfPyTorch(SMALL, layout, network);
        }
    }

    @Test
    void weights_found_by_their_order_answer_as_those_found_by_name() throws IOException {
        Layout named = SMALL.layout("pth-zip");
        Path file = folder.resolve("torchvision.pth");
        Files.write(file, StateDictBytes.torchvision("module.").pth("state_dict"));

        WeightImport.Outcome outcome =
                importer.run(
                        request(named, file, Optional.empty()),
                        Progress.none(),
                        new Cancellation());

        assertThat(outcome.inOrder()).isTrue();
        try (FeatureNetwork network = NetworkEngine.installed().load(target())) {
            ImportedFeatures.assertThoseOfPyTorch(SMALL, named, network);
        }
    }

    @Test
    void the_card_says_what_it_is_and_where_it_comes_from() {
        Layout layout = SMALL.layout("caffe-v1");
        NetworkCard card =
                importer.run(request(layout), Progress.none(), new Cancellation()).network().card();

        assertThat(NetworkCardFile.read(target())).isEqualTo(card);
        assertThat(card.name()).isEqualTo("small-descriptor");
        assertThat(card.licence()).isEqualTo("a licence");
        assertThat(card.acceptance()).isEqualTo("accepted by a test");
        assertThat(card.source())
                .startsWith("A paper. Weights from " + layout.file() + " (Caffe), SHA-256 ");
        assertThat(card.output("descriptor").size())
                .isEqualTo(SMALL.topology().denseWidths().get(1));
    }

    @Test
    void the_same_weights_give_the_same_file_whatever_layout_they_came_in() {
        NetworkCard first =
                importer.run(request(SMALL.layout("caffe-v2")), Progress.none(), new Cancellation())
                        .network()
                        .card();
        NetworkCard second =
                importer.run(
                                request(SMALL.layout("keras-top")),
                                Progress.none(),
                                new Cancellation())
                        .network()
                        .card();
        assertThat(second.weightsSha256()).isEqualTo(first.weightsSha256());
    }

    @Test
    void the_users_order_of_channels_goes_before_that_of_the_format() {
        Layout layout = SMALL.layout("caffe-v1");
        NetworkCard card =
                importer.run(
                                request(layout, SMALL.file(layout), Optional.of(ChannelOrder.RGB)),
                                Progress.none(),
                                new Cancellation())
                        .network()
                        .card();
        assertThat(card.channelOrder()).isEqualTo(ChannelOrder.RGB);
        assertThat(card.mean()).containsExactly(129.1863f, 104.7624f, 93.594f);
    }

    @Test
    void what_was_made_for_the_same_weights_is_kept() throws IOException {
        importer.run(request(SMALL.layout("caffe-v1")), Progress.none(), new Cancellation());
        Path attribute = attribute();

        importer.run(request(SMALL.layout("keras-top")), Progress.none(), new Cancellation());

        assertThat(attribute).hasContent("made for it");
    }

    @Test
    void what_was_made_for_the_other_order_of_channels_goes() throws IOException {
        Layout layout = SMALL.layout("caffe-v1");
        importer.run(request(layout), Progress.none(), new Cancellation());
        Path attribute = attribute();

        importer.run(
                request(layout, SMALL.file(layout), Optional.of(ChannelOrder.RGB)),
                Progress.none(),
                new Cancellation());

        assertThat(attribute).doesNotExist();
    }

    private Path attribute() throws IOException {
        Path attribute = target().resolve("attributes/smile.facet");
        Files.createDirectories(attribute.getParent());
        return Files.writeString(attribute, "made for it");
    }

    @Test
    void bad_weights_leave_the_older_network_as_it_was() throws IOException {
        importer.run(request(SMALL.layout("caffe-v1")), Progress.none(), new Cancellation());
        Files.writeString(target().resolve("mine"), "stays");
        List<String> before = files();
        Layout layout = SMALL.layout("pth-zip");
        byte[] bytes = Files.readAllBytes(SMALL.file(layout));
        Path damaged = folder.resolve("damaged.pth");
        Files.write(damaged, java.util.Arrays.copyOf(bytes, bytes.length - 3000));

        assertThatThrownBy(
                        () ->
                                importer.run(
                                        request(layout, damaged, Optional.empty()),
                                        Progress.none(),
                                        new Cancellation()))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("damaged.pth");

        assertThat(files()).isEqualTo(before);
        NetworkEngine.installed().load(target()).close();
    }

    @Test
    void aCancelledImportChangesNothing() throws IOException {
        Cancellation cancellation = new Cancellation();
        assertThatThrownBy(
                        () ->
                                importer.run(
                                        request(SMALL.layout("caffe-v1")),
                                        step -> {
                                            if (step.fraction() >= 0.5) {
                                                cancellation.cancel();
                                            }
                                        },
                                        cancellation))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("stopped");
        assertThat(files()).isEmpty();
    }

    @Test
    void progress_goes_from_0_to_1() {
        List<Double> shares = new ArrayList<>();
        importer.run(
                request(SMALL.layout("caffe-v1")),
                step -> shares.add(step.fraction()),
                new Cancellation());
        assertThat(shares).isSorted().first().isEqualTo(0.0);
        assertThat(shares.get(shares.size() - 1)).isBetween(0.5, 1.0);
    }

    private WeightImport.Request request(Layout layout) {
        return request(layout, SMALL.file(layout), Optional.empty());
    }

    private WeightImport.Request request(Layout layout, Path file, Optional<ChannelOrder> order) {
        ChannelOrder said = ChannelOrder.valueOf(layout.channelOrder());
        PublishedNetwork network =
                new PublishedNetwork(
                        "small",
                        "A paper",
                        SMALL.topology(),
                        new FaceTemplate(20, 30, 44, 30),
                        ImportedFeatures.meanRgb(layout),
                        (float) layout.scale(),
                        new Licence("a licence", "Its terms.", URI.create("https://example.org")),
                        Map.of(layout.format(), said),
                        List.of());
        return new WeightImport.Request(
                file, network, layout.dense(), order, "accepted by a test", target(), true);
    }

    private Path target() {
        return folder.resolve("models/small");
    }

    private List<String> files() throws IOException {
        Path models = folder.resolve("models");
        if (!Files.exists(models)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(models)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> models.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
