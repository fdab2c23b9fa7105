package io.facet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests moves with a failing step, which simulates Windows while another program has the file open.
 */
class FileMoveTest {

    @TempDir Path folder;
    private Path from;
    private Path to;
    private int tries;

    @BeforeEach
    void write() throws IOException {
        from = Files.writeString(folder.resolve("new"), "new");
        to = Files.writeString(folder.resolve("old"), "old");
    }

    private FileMove.Step failing(int times, IOException failure) {
        return (source, target) -> {
            tries++;
            if (tries <= times) {
                throw failure;
            }
            Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
        };
    }

    @Test
    void aFileThatIsOpenForAMomentIsReplacedThen() throws IOException {
        new FileMove(failing(2, new AccessDeniedException("old")), true).move(from, to);

        assertThat(to).hasContent("new");
        assertThat(from).doesNotExist();
        assertThat(tries).isEqualTo(3);
    }

    @Test
    void aFileThatStaysOpenStaysAsItIsAndASentenceSaysWhy() {
        IOException inUse = new FileSystemException("old", null, "used by another process");
        FileMove move = new FileMove(failing(100, inUse), true);

        assertThatThrownBy(() -> move.move(from, to))
                .isInstanceOfSatisfying(
                        IOException.class,
                        e ->
                                assertThat(FileErrors.reason(e))
                                        .contains("it is open in another program")
                                        .contains("close it there and try again"));
        assertThat(to).hasContent("old");
        assertThat(from).hasContent("new");
    }

    @Test
    void whatIsWrongOtherwiseIsNotTriedAgain() {
        FileMove windows = new FileMove(failing(100, new NoSuchFileException("old")), true);
        FileMove linux = new FileMove(failing(100, new AccessDeniedException("old")), false);

        assertThatThrownBy(() -> windows.move(from, to)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> linux.move(from, to)).isInstanceOf(AccessDeniedException.class);
        assertThat(tries).isEqualTo(2);
    }
}
