package io.facet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the script that writes weight files with Python's libraries. */
public final class WeightScript {

    private static final Path SCRIPT = Path.of("src/test/python/write_weights.py");

    private WeightScript() {}

    /**
     * Runs the script; the test is skipped if there is no Python with the required modules.
     *
     * @param folder receives a new folder with the output
     * @param options of the script
     */
    public static WrittenWeights write(Path folder, String... options) {
        // The modules of a distribution's packages are known to its own Python only.
        Optional<String> python =
                Stream.of("python3", "/usr/bin/python3")
                        .filter(name -> hasModules(name, folder))
                        .findFirst();
        assumeThat(python).as("python3 with h5py, numpy, scipy and torch").isPresent();
        List<String> command = new ArrayList<>(List.of(python.orElseThrow(), SCRIPT.toString()));
        command.addAll(List.of(options));
        Path written = folder.resolve("written");
        command.add(written.toString());
        assertThat(run(folder, command)).as("exit code").isZero();
        return WrittenWeights.in(written);
    }

    private static boolean hasModules(String python, Path folder) {
        return run(folder, List.of(python, "-c", "import h5py, numpy, scipy.io, torch")) == 0;
    }

    private static int run(Path folder, List<String> command) {
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
