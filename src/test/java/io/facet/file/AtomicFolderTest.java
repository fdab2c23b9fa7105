package io.facet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFolderTest {

    @TempDir Path parent;
    private Path target;

    @BeforeEach
    void nameTheTarget() {
        target = parent.resolve("deep/model");
    }

    @Test
    void theFolderAppearsWithAllThatIsInIt() {
        String result = AtomicFolder.write(target, false, folder -> put(folder, "new"));

        assertThat(result).isEqualTo("new");
        assertThat(target.resolve("inside/file")).hasContent("new");
        assertThat(names()).containsExactly("model");
    }

    @Test
    void anOlderFolderIsReplacedAsAWhole() throws IOException {
        AtomicFolder.write(target, false, folder -> put(folder, "old"));
        Files.writeString(target.resolve("more"), "x");

        AtomicFolder.write(target, true, folder -> put(folder, "new"));

        assertThat(target.resolve("inside/file")).hasContent("new");
        assertThat(target.resolve("more")).doesNotExist();
        assertThat(names()).containsExactly("model");
    }

    @Test
    void withoutLeaveAnOlderFolderStays() {
        AtomicFolder.write(target, false, folder -> put(folder, "old"));

        assertThatThrownBy(() -> AtomicFolder.write(target, false, folder -> put(folder, "new")))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("exists already");

        assertThat(target.resolve("inside/file")).hasContent("old");
        assertThat(names()).containsExactly("model");
    }

    @Test
    void whenTheContentFailsTheOlderFolderStaysAndNothingElseLies() {
        AtomicFolder.write(target, false, folder -> put(folder, "old"));

        assertThatThrownBy(
                        () ->
                                AtomicFolder.write(
                                        target,
                                        true,
                                        folder -> {
                                            put(folder, "half");
                                            throw new FacetException("Bad weights.");
                                        }))
                .hasMessage("Bad weights.");

        assertThat(target.resolve("inside/file")).hasContent("old");
        assertThat(names()).containsExactly("model");
    }

    @Test
    void aFileOfThatNameStays() throws IOException {
        Files.createDirectories(target.getParent());
        Files.writeString(target, "mine");

        assertThatThrownBy(() -> AtomicFolder.write(target, true, folder -> put(folder, "new")))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("no folder");

        assertThat(target).hasContent("mine");
    }

    private static String put(Path folder, String text) {
        try {
            Files.createDirectories(folder.resolve("inside"));
            Files.writeString(folder.resolve("inside/file"), text);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> names() {
        try (Stream<Path> all = Files.list(target.getParent())) {
            return all.map(path -> path.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
