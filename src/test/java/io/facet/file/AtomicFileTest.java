package io.facet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir Path folder;
    private Path target;

    @BeforeEach
    void nameTheTarget() {
        target = folder.resolve("result.bin");
    }

    @Test
    void theBytesArriveAndNothingElseLies() throws IOException {
        AtomicFile.write(target, false, out -> out.write(new byte[] {1, 2, 3}));

        assertThat(target).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(names()).containsExactly("result.bin");
    }

    @Test
    void missingFoldersAreMade() {
        Path deep = folder.resolve("a/b/c.txt");

        AtomicFile.write(deep, false, out -> out.write('x'));

        assertThat(deep).hasContent("x");
    }

    @Test
    void anExistingFileIsKeptUnlessItMayBeOverwritten() throws IOException {
        Files.writeString(target, "old");

        assertThatThrownBy(() -> AtomicFile.write(target, false, out -> out.write('n')))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("result.bin exists already")
                .hasMessageContaining("allow overwriting");
        assertThat(target).hasContent("old");

        AtomicFile.write(target, true, out -> out.write('n'));
        assertThat(target).hasContent("n");
        assertThat(names()).containsExactly("result.bin");
    }

    @Test
    void aWriterThatFailsHalfwayLeavesTheOldFileAndNoOther() throws IOException {
        Files.writeString(target, "old");

        assertThatThrownBy(
                        () ->
                                AtomicFile.write(
                                        target,
                                        true,
                                        out -> {
                                            out.write(new byte[100_000]);
                                            throw new IOException("the disk is full");
                                        }))
                .isInstanceOf(FacetException.class)
                .hasMessage("Cannot write " + target + ": the disk is full.");

        assertThat(target).hasContent("old");
        assertThat(names()).containsExactly("result.bin");
    }

    @Test
    void anUncheckedExceptionIsPassedOnAndLeavesNothing() throws IOException {
        assertThatThrownBy(
                        () ->
                                AtomicFile.write(
                                        target,
                                        false,
                                        out -> {
                                            out.write(1);
                                            throw new IllegalStateException("cancelled");
                                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cancelled");

        assertThat(names()).isEmpty();
    }

    @Test
    void theTargetIsUntouchedWhileItsSuccessorIsWritten() throws IOException {
        Files.writeString(target, "old");

        AtomicFile.write(
                target,
                true,
                out -> {
                    out.write(new byte[100_000]);
                    out.flush();
                    assertThat(target).hasContent("old");
                });

        assertThat(target).hasSize(100_000);
    }

    @Test
    void aFileThatAppearsDuringTheWritingIsKept() throws IOException {
        assertThatThrownBy(
                        () ->
                                AtomicFile.write(
                                        target,
                                        false,
                                        out -> Files.writeString(target, "another's")))
                .isInstanceOf(FacetException.class);

        assertThat(target).hasContent("another's");
        assertThat(names()).containsExactly("result.bin");
    }

    @Test
    void aFolderIsNoTarget() throws IOException {
        Files.createDirectory(target);

        assertThatThrownBy(() -> AtomicFile.write(target, true, out -> out.write(1)))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void aFileInTheWayOfAFolderIsNamed() throws IOException {
        Files.writeString(target, "a file");

        assertThatThrownBy(
                        () ->
                                AtomicFile.write(
                                        target.resolve("in.txt"), false, out -> out.write(1)))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("result.bin exists and is not a folder");
    }

    @Test
    void aNameWithoutAFolderLiesInTheWorkingFolder() throws IOException {
        Path bare = Path.of("facet-atomic-file-test.tmp");
        try {
            AtomicFile.write(bare, false, out -> out.write('x'));

            assertThat(bare).hasContent("x");
        } finally {
            Files.deleteIfExists(bare);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
