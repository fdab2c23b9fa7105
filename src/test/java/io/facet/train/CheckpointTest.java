package io.facet.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("sentences")
class CheckpointTest {

    @TempDir Path folder;

    @Test
    void a_checkpoint_comes_back_as_it_was_written() {
        Path file = folder.resolve("c");
        new Checkpoint(4, Map.of("a", new float[] {1, 2}, "b", new float[0])).write(file);
        Checkpoint read = Checkpoint.read(file);
        assertThat(read.epochs()).isEqualTo(4);
        assertThat(read.state().get("a")).containsExactly(1, 2);
        assertThat(read.state().get("b")).isEmpty();
    }

    @Test
    void a_cut_checkpoint_is_refused_with_a_sentence() throws IOException {
        Path file = folder.resolve("c");
        new Checkpoint(4, Map.of("a", new float[100])).write(file);
        byte[] bytes = Files.readAllBytes(file);
        for (int length : new int[] {0, 3, 11, 20, bytes.length - 1}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> Checkpoint.read(file)).isInstanceOf(FacetException.class);
        }
    }

    @Test
    void another_file_is_refused() throws IOException {
        Path file = folder.resolve("c");
        Files.writeString(file, "hello, world");
        assertThatThrownBy(() -> Checkpoint.read(file))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("not a checkpoint");
    }
}
