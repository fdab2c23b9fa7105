package io.facet.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryFolderTest {

    private static final NativePlatform LINUX = new NativePlatform("linux-x86_64");

    @TempDir private Path folder;

    @Test
    void the_property_comes_first() throws IOException {
        Files.createDirectories(folder.resolve("lib/facet"));

        assertThat(located("/elsewhere", file("facet.jar"))).contains(Path.of("/elsewhere"));
    }

    @Test
    void it_lies_beside_the_jar() throws IOException {
        Path beside = Files.createDirectories(folder.resolve("target/lib/facet"));

        assertThat(located(null, file("target/facet.jar"))).contains(beside);
        assertThat(located(" ", file("target/facet.jar"))).contains(beside);
    }

    @Test
    void or_beside_the_folder_of_plugins() throws IOException {
        Path beside = Files.createDirectories(folder.resolve("lib/facet"));

        assertThat(located(null, file("plugins/Facet_-1.jar"))).contains(beside);
    }

    @Test
    void without_it_or_for_classes_outside_of_a_jar_there_is_none() throws IOException {
        assertThat(located(null, file("target/facet.jar"))).isEmpty();

        Files.createDirectories(folder.resolve("target/lib/facet"));
        Path classes = Files.createDirectories(folder.resolve("target/classes"));

        assertThat(located(null, classes)).isEmpty();
        assertThat(LibraryFolder.located(null, Optional.empty())).isEmpty();
    }

    @Test
    void its_jars_come_in_alphabetical_order() throws IOException {
        Path second = file("tensorflow-core-native-1.1.0-linux-x86_64.jar");
        Path first = file("tensorflow-core-api-1.1.0.jar");
        file("LICENSE");

        assertThat(new LibraryFolder(folder).jars(LINUX)).containsExactly(first, second);
    }

    @Test
    void another_platforms_library_is_named_and_what_to_do() throws IOException {
        file("tensorflow-core-api-1.1.0.jar");
        file("tensorflow-core-native-1.1.0-windows-x86_64.jar");

        assertThatThrownBy(() -> new LibraryFolder(folder).jars(LINUX))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("TensorFlow for windows-x86_64")
                .hasMessageContaining("this Java is one for linux-x86_64")
                .hasMessageContaining("unpack Facet's zip for linux-x86_64");
    }

    @Test
    void where_there_is_no_tensorflow_it_says_where_there_is() throws IOException {
        file("tensorflow-core-api-1.1.0.jar");
        file("tensorflow-core-native-1.1.0-macosx-arm64.jar");

        assertThatThrownBy(() -> jars("macosx-x86_64"))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("There is no TensorFlow for macosx-x86_64")
                .hasMessageContaining("linux-arm64, linux-x86_64, macosx-arm64, windows-x86_64");
    }

    @Test
    void a_folder_without_tensorflow_or_with_two_is_refused() throws IOException {
        file("javacpp-1.5.11.jar");
        assertThatThrownBy(() -> jars("linux-x86_64"))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("does not hold TensorFlow");

        file("tensorflow-core-api-1.1.0.jar");
        assertThatThrownBy(() -> jars("linux-x86_64"))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("does not hold TensorFlow");

        file("tensorflow-core-native-1.1.0-linux-x86_64.jar");
        file("tensorflow-core-api-1.2.0.jar");
        assertThatThrownBy(() -> jars("linux-x86_64"))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("in two versions");
    }

    @Test
    void a_folder_that_is_not_there_is_named_with_its_property() {
        assertThatThrownBy(() -> new LibraryFolder(folder.resolve("none")).jars(LINUX))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining(folder.resolve("none").toString())
                .hasMessageContaining("facet.lib");
    }

    private void jars(String platform) {
        new LibraryFolder(folder).jars(new NativePlatform(platform));
    }

    private static Optional<Path> located(String property, Path code) {
        return LibraryFolder.located(property, Optional.of(code)).map(LibraryFolder::folder);
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }
}
