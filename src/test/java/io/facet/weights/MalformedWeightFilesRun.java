package io.facet.weights;

import io.facet.FacetException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Opens and reads every malformed file, in a process of its own whose memory is bounded, and prints
 * for each: its name, milliseconds, {@code read}, {@code sentence} or {@code wrong}, and the
 * sentence or what was thrown.
 */
final class MalformedWeightFilesRun {

    private MalformedWeightFilesRun() {}

    /**
     * @param arguments a folder to write the files to, one at a time
     */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path file = Path.of(arguments[0]).resolve("malformed");
        for (MalformedWeightFiles.Malformed malformed : MalformedWeightFiles.all()) {
            Files.write(file, malformed.bytes());
            long start = System.nanoTime();
            String outcome = outcome(file);
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            out.printf("%s\t%d\t%s%n", malformed.name(), took, outcome);
        }
    }

    private static String outcome(Path file) {
        try {
            VggWeightFileTest.readAll(file, WrittenWeights.small().topology().withoutDense());
            return "read\t";
        } catch (FacetException e) {
            return "sentence\t" + e.getMessage();
        } catch (Throwable e) {
            return "wrong\t" + e;
        }
    }
}
