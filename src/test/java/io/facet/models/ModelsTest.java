package io.facet.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelsTest {

    @TempDir Path folder;

    private Path network(String name) throws IOException {
        Path network = Files.createDirectories(folder.resolve(name));
        Files.writeString(network.resolve("network.json"), "{}");
        return network;
    }

    @Test
    void thePropertyGoesBeforeTheEnvironmentAndThatBeforeTheJar() throws IOException {
        Files.createDirectories(folder.resolve("models"));
        Optional<Path> jar = Optional.of(folder.resolve("facet.jar"));
        Map<String, String> environment = Map.of("FACET_MODELS", "/environment");

        assertThat(Models.located("/property", environment, jar, folder).folder())
                .isEqualTo(Path.of("/property"));
        assertThat(Models.located(" ", environment, jar, folder).folder())
                .isEqualTo(Path.of("/environment"));
        assertThat(Models.located(null, Map.of(), jar, folder).folder())
                .isEqualTo(folder.resolve("models"));
    }

    @Test
    void theFolderLiesBesideTheJarOrBesideTheJarsFolder() throws IOException {
        Path outer = Files.createDirectories(folder.resolve("models"));
        Optional<Path> jar = Optional.of(folder.resolve("target/facet.jar"));

        assertThat(Models.located(null, Map.of(), jar, Path.of("")).folder()).isEqualTo(outer);

        Path inner = Files.createDirectories(folder.resolve("target/models"));
        assertThat(Models.located(null, Map.of(), jar, Path.of("")).folder()).isEqualTo(inner);
    }

    @Test
    void withoutAllOfTheseItIsInTheWorkingFolder() {
        Path lonely = folder.resolve("a/b/facet.jar");

        assertThat(Models.located(null, Map.of(), Optional.of(lonely), folder).folder())
                .isEqualTo(folder.resolve("models"));
        assertThat(Models.located(null, Map.of(), Optional.empty(), folder).folder())
                .isEqualTo(folder.resolve("models"));
    }

    @Test
    void aNetworkIsFoundByItsNameAndByItsFolder() throws IOException {
        Path vgg = network("models/vgg");
        Path elsewhere = network("elsewhere");
        Models models = new Models(folder.resolve("models"));

        assertThat(models.find("vgg")).isEqualTo(vgg);
        assertThat(models.find(vgg.toString())).isEqualTo(vgg);
        assertThat(models.find(elsewhere.toString())).isEqualTo(elsewhere);
    }

    @Test
    void anUnknownNetworkIsAnsweredWithTheKnownOnes() throws IOException {
        network("models/vgg-b");
        network("models/vgg-a");
        Files.createDirectories(folder.resolve("models/no-network"));
        Models models = new Models(folder.resolve("models"));

        assertThatThrownBy(() -> models.find("resnet"))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("'resnet'")
                .hasMessageContaining("There are: vgg-a, vgg-b.");
        assertThatThrownBy(() -> models.find("bad\0name")).isInstanceOf(FacetException.class);
    }

    @Test
    void whatAnEndedImportLeftIsNoNetwork() throws IOException {
        Path whole = network("whole");
        network(".facet-5e1c.part");

        assertThat(new Models(folder).networks()).containsExactly(whole);
    }

    @Test
    void aFolderWithoutNetworksIsNamed() {
        assertThatThrownBy(() -> new Models(folder).find("vgg"))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining(folder + " holds none")
                .hasMessageContaining("--models")
                .hasMessageContaining("FACET_MODELS");
    }

    @Test
    void whatSystemsAndPeopleLeaveAmongTheModelsIsNoNetwork() throws IOException {
        Path whole = network("whole");
        network("._whole");
        Files.createDirectories(folder.resolve("__MACOSX"));
        Files.createDirectories(folder.resolve("card/network.json"));
        for (String name : new String[] {".DS_Store", "Thumbs.db", "desktop.ini", "whole.zip"}) {
            Files.writeString(folder.resolve(name), "x");
        }
        Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));
        Files.createSymbolicLink(folder.resolve("lost"), folder.resolve("nowhere"));

        Models models = new Models(folder);
        assertThat(models.networks()).containsExactly(whole);
        for (String name : new String[] {"loop", "lost", ".DS_Store", "card", "", " ", "WHOLE"}) {
            assertThatThrownBy(() -> models.find(name))
                    .as(name)
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("There are: whole.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "con", "CON", "nul.txt", "Aux", "prn", "com1", "lpt9", "a:b", "a*", "a?", "a|b",
                "a<b", "a\"b", "a\\b", "a/b", "..", ".", "", " ", " a", "a ", "a.", "~", "-a",
                "a\nb", "\0"
            })
    void aNameThatNotEverySystemCanHaveIsRefused(String name) {
        assertThatThrownBy(() -> new Models(folder).place(name))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("cannot be the name of a network");
    }

    @Test
    void aNetworkCannotTakeThePlaceOfWhatElseLiesThere() throws IOException {
        network("vgg-facet");
        Models models = new Models(folder);
        for (String name : new String[] {"guides", "Face-Finder", "downloads"}) {
            assertThatThrownBy(() -> models.place(name))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("for something else");
        }
        assertThatThrownBy(() -> models.place("VGG-Facet"))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("capital letters only");
        assertThat(models.place("vgg-facet")).isEqualTo(folder.resolve("vgg-facet"));
        assertThat(models.place("console.2")).isEqualTo(folder.resolve("console.2"));
    }

    @Test
    void whatEndedProcessesLeftAmongTheModelsIsRemovedButADownloadCanGoOn() throws IOException {
        Path whole = network("whole");
        Path downloads = Files.createDirectories(folder.resolve("downloads"));
        String left = ".facet-5e1c7a90-1111-2222-3333-444455556666.part";
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
        for (Path place : List.of(folder, downloads)) {
            Files.setLastModifiedTime(Files.createFile(place.resolve(left)), old);
        }
        for (String name : List.of("weights.h5.part", "weights.h5.part.json")) {
            Files.setLastModifiedTime(Files.createFile(downloads.resolve(name)), old);
        }

        assertThat(new Models(folder).networks()).containsExactly(whole);

        assertThat(folder.resolve(left)).doesNotExist();
        assertThat(downloads)
                .isDirectoryNotContaining("glob:**/.facet-*")
                .isDirectoryContaining("glob:**/weights.h5.part")
                .isDirectoryContaining("glob:**/weights.h5.part.json");
    }
}
