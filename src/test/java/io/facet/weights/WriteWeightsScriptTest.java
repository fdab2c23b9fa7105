package io.facet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that Python's libraries write now, in another shape than those among the tests. */
class WriteWeightsScriptTest {

    private static final Path SCRIPT = Path.of("src/test/python/write_weights.py");

    @TempDir Path folder;

    @Test
    void filesWrittenByPythonAreReadAsTheyWereMeant() throws Exception {
        // The modules of a distribution's packages are known to its own Python only.
        Optional<String> python =
                Stream.of("python3", "/usr/bin/python3").filter(this::hasModules).findFirst();
        assumeThat(python).as("python3 with h5py, numpy, scipy and torch").isPresent();
        String[] shape = {"--size", "96", "--widths", "5,8,7,9,33", "--dense", "40,24"};

        List<String> command = new ArrayList<>(List.of(python.orElseThrow(), SCRIPT.toString()));
        command.addAll(List.of(shape));
        command.addAll(List.of("--seed", "9", folder.resolve("written").toString()));
        assertThat(run(command.toArray(String[]::new))).as("exit code").isZero();

        WrittenWeights written = WrittenWeights.in(folder.resolve("written"));
        Map<String, float[]> reference = written.reference();
        assertThat(written.index().layouts()).hasSize(14);
        for (WrittenWeights.Layout layout : written.index().layouts()) {
            assertHolds(written, layout, reference);
        }
    }

    private static void assertHolds(
            WrittenWeights written, WrittenWeights.Layout layout, Map<String, float[]> reference) {
        try (VggWeightFile weights =
                VggWeightFile.open(written.file(layout), written.topology(layout))) {
            reference.forEach(
                    (name, values) -> {
                        if (weights.size(name) >= 0 || layout.dense()) {
                            float[] read = new float[(int) weights.size(name)];
                            weights.read(name, 0, read);
                            assertThat(read).as("%s in %s", name, layout).isEqualTo(values);
                        }
                    });
        }
    }

    private boolean hasModules(String python) {
        return run(python, "-c", "import h5py, numpy, scipy.io, torch") == 0;
    }

    private int run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("log").toFile())
                            .start();
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
