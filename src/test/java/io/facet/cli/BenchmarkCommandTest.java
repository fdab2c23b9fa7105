package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkCommandTest {

    private static final Pattern FINDER =
            Pattern.compile(
                    "pixels: (\\d+) ms to find 3 faces, ([0-9.]+) ms .* ([0-9.]+) ms to put");

    @TempDir Path folder;

    @Test
    void lossAndFinderAreTimed() {
        CommandRun run = CommandRun.of("benchmark");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("vgg-facet", "ms a loss with gradient").hasLineCount(2);
        Matcher figures = FINDER.matcher(run.out());
        assertThat(figures.find()).as(run.out()).isTrue();
        for (int i = 1; i <= 3; i++) {
            assertThat(Double.parseDouble(figures.group(i))).isGreaterThan(0);
        }
    }

    @Test
    void withoutAFinderTheLossAloneIsTimed() {
        MadeUpNetwork.write(folder, "made-up");

        CommandRun run = CommandRun.of("benchmark", "--models", folder, "--network", "made-up");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("ms a loss with gradient").hasLineCount(1);
    }
}
