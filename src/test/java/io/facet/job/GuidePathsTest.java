package io.facet.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuidePathsTest {

    @TempDir Path folder;

    @Test
    void namesMayHoldTheCommasThatStandBetweenThem() throws IOException {
        Path one = Files.createFile(folder.resolve("a, b,c.png"));
        Path two = Files.createDirectory(folder.resolve("d"));
        Path missing = folder.resolve("e.png");

        assertThat(GuidePaths.parse(one + "," + two + "," + missing))
                .containsExactly(one, two, missing);
        assertThat(GuidePaths.parse(missing.toString())).containsExactly(missing);
    }
}
