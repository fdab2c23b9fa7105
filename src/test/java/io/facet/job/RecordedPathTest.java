package io.facet.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordedPathTest {

    private static final Path HOME = Path.of("/home/ann");

    @ParameterizedTest
    @CsvSource({
        "/home/ann/study/out/a.png, /home/ann/study/out, a.png",
        "/home/ann/study/in/a.png, /home/ann/study/out, ../in/a.png",
        "/home/ann/study/out/../in/a.png, /home/ann/study/out, ../in/a.png",
        "/home/ann/study, /home/ann/study/out, ..",
        "/home/ann/study/out, /home/ann/study/out, .",
        "/home/ann/a.png, /home/ann/study/out, ../../a.png",
        "/data/in/a.png, /data/out, ../in/a.png"
    })
    void aFileIsNamedRelativeToTheRecord(Path file, Path folder, String name) {
        assertThat(RecordedPath.of(file, folder, HOME)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "/home/ann/a.png, /data/out, a.png",
        "/data/in/a.png, /home/ann/out, a.png",
        "/home/bob/in/a.png, /home/ann/out, a.png",
        "/home/ann/in/a.png, /home/bob/out, a.png"
    })
    void aFileElsewhereIsNamedWithoutItsFolders(Path file, Path folder, String name) {
        assertThat(RecordedPath.of(file, folder, HOME)).isEqualTo(name);
    }

    @Test
    void aFileIsNamedAlone() {
        assertThat(RecordedPath.alone(Path.of("/home/ann/a.png"))).isEqualTo("a.png");
        assertThat(RecordedPath.alone(Path.of("/"))).isEqualTo(".");
    }
}
