package io.facet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkCommandTest {

    private static final Pattern FINDER =
            Pattern.compile(
                    "pixels: (\\d+) ms to find 3 faces, ([0-9.]+) ms .* ([0-9.]+) ms to put");

    private static final Pattern GUIDES =
            Pattern.compile(
                    "1350 x 1350 pixels: ([0-9.]+) s, .* at most (\\d+) MB of heap\\R"
                            + "smile=1 of 6000 x 4000 pixels: ([0-9.]+) s, .* preview ([0-9.]+)"
                            + " s\\R.*composition: .* ([0-9.]+) times");

    @TempDir Path folder;

    @Tag("slow")
    @Test
    void lossAndFinderAreTimed() {
        CommandRun run = CommandRun.of("benchmark", "--rounds", 0);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("vgg-facet", "ms a loss with gradient").hasLineCount(2);
        Matcher figures = FINDER.matcher(run.out());
        assertThat(figures.find()).as(run.out()).isTrue();
        for (int i = 1; i <= 3; i++) {
            assertThat(Double.parseDouble(figures.group(i))).isGreaterThan(0);
        }
    }

    @Tag("slow")
    @Test
    void anEditByGuidesIsTimedWhereThereAreGuides() {
        assumeThat(Path.of("models", "guides", "smile.guides")).exists();

        CommandRun run = CommandRun.of("benchmark", "--rounds", 1);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).hasLineCount(5);
        Matcher figures = GUIDES.matcher(run.out());
        assertThat(figures.find()).as(run.out()).isTrue();
        for (int i = 1; i <= figures.groupCount(); i++) {
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
