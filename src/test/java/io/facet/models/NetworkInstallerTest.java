package io.facet.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.weights.PublishedNetwork;
import io.facet.weights.StateDictBytes;
import io.facet.weights.WrittenWeights;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused; that whole networks are installed is tested at the command line. */
class NetworkInstallerTest {

    private static final PublishedNetwork VGG_FACE = PublishedNetwork.named("vgg-face");

    @TempDir Path folder;
    private Models models;
    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void nameModels() {
        models = new Models(folder.resolve("models"));
    }

    private NetworkInstaller installer(WeightOrigin origin, boolean descriptor, String name) {
        return new NetworkInstaller(
                models,
                new NetworkInstaller.Request(
                        VGG_FACE,
                        origin,
                        descriptor,
                        Optional.empty(),
                        Optional.ofNullable(name),
                        false));
    }

    private static WeightOrigin.Published published(String source, boolean descriptor) {
        // A port on which nobody answers: nothing may be fetched here.
        return WeightOrigin.Published.of(
                VGG_FACE,
                Optional.ofNullable(source),
                descriptor,
                Optional.of(URI.create("http://127.0.0.1:1/weights")),
                false);
    }

    @Test
    void aNetworkGoesWhereItsNameSays() {
        assertThat(installer(published(null, false), false, null).folder())
                .isEqualTo(folder.resolve("models/vgg-face"));
        assertThat(installer(published(null, true), true, null).folder())
                .isEqualTo(folder.resolve("models/vgg-face-descriptor"));
        assertThat(installer(published(null, false), false, "mine").folder())
                .isEqualTo(folder.resolve("models/mine"));
        assertThatThrownBy(
                        () ->
                                installer(published(null, false), false, "../mine")
                                        .requirePossible("replace it"))
                .hasMessageContaining("cannot be the name of a network");
    }

    @Test
    void whatIsAssumedOfLayersWithoutKnownNamesIsReported() throws IOException {
        Path file = folder.resolve("unknown.safetensors");
        Files.write(file, StateDictBytes.torchvision("").safetensors());
        PublishedNetwork small =
                new PublishedNetwork(
                        "small",
                        "A paper",
                        WrittenWeights.small().topology(),
                        new FaceTemplate(20, 30, 44, 30),
                        List.of(129f, 105f, 94f),
                        1,
                        VGG_FACE.licence(),
                        VGG_FACE.channelOrders(),
                        List.of());
        new NetworkInstaller(
                        models,
                        new NetworkInstaller.Request(
                                small,
                                new WeightOrigin.OnDisk(file),
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                false))
                .run("accepted by a test", lines::add, Progress.none(), new Cancellation());

        assertThat(lines)
                .anyMatch(
                        line ->
                                line.contains("layers were taken in order")
                                        && line.contains("assumed to be RGB")
                                        && line.contains("[129.0, 105.0, 94.0]"));
    }

    @Test
    void aTakenNameIsRefusedInTheDoorsOwnWords() throws IOException {
        Files.createDirectories(folder.resolve("models/vgg-face"));

        assertThatThrownBy(
                        () ->
                                installer(published(null, false), false, null)
                                        .requirePossible("tick Replace"))
                .isInstanceOf(FacetException.class)
                .hasMessageEndingWith("exists already; choose another name or tick Replace.");
    }

    @Test
    void weightsWithoutDenseLayersMakeNoDescriptor() {
        assertThatThrownBy(
                        () ->
                                installer(published("keras", true), true, null)
                                        .requirePossible("replace it"))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("keras has no dense layers");
    }

    @Test
    void aDownloadThatIsThereIsTakenAndStaysIfItIsNoWeights() throws IOException {
        WeightOrigin.Published origin = published("keras", false);
        Path download = models.folder().resolve("downloads").resolve(origin.file().fileName());
        Files.createDirectories(download.getParent());
        Files.writeString(download, "Sign in to go on.");

        assertThatThrownBy(
                        () ->
                                installer(origin, false, null)
                                        .run(
                                                "accepted",
                                                lines::add,
                                                Progress.none(),
                                                new Cancellation()))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("What was downloaded stays in " + download);
        assertThat(lines)
                .containsExactly(download + " is there from an earlier download, and is taken.");
        assertThat(download).exists();
        assertThat(models.networks()).isEmpty();
    }

    @Test
    void aFileOfTheUsersStaysWhereItIsAndIsNamed() throws IOException {
        Path file = folder.resolve("mine.h5");
        Files.writeString(file, "no weights");

        assertThatThrownBy(
                        () ->
                                installer(new WeightOrigin.OnDisk(file), false, null)
                                        .run(
                                                "accepted",
                                                lines::add,
                                                Progress.none(),
                                                new Cancellation()))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("mine.h5")
                .hasMessageNotContaining("downloaded");
        assertThat(file).hasContent("no weights");
        assertThat(lines).isEmpty();
    }
}
