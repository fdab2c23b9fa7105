package io.facet.weights;

import io.facet.FacetException;
import io.facet.network.VggTopology;
import io.facet.weights.layers.LayerShape;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Opens and reads every malformed file, in a process of its own whose memory is bounded, and prints
 * for each: its name, milliseconds, {@code read}, {@code sentence} or {@code wrong}, and the number
 * of wrong values, the sentence, or what was thrown.
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

    /** Returns how many of the values that were read are not those of the right file. */
    private static int differences(Path file) {
        WrittenWeights small = WrittenWeights.small();
        VggTopology topology = small.topology().withoutDense();
        Map<String, float[]> right = small.reference();
        int differences = 0;
        try (VggWeightFile weights = VggWeightFile.open(file, topology)) {
            for (LayerShape layer : LayerShape.of(topology)) {
                for (String weight : List.of(layer.kernel(), layer.bias())) {
                    float[] read = new float[(int) weights.size(weight)];
                    weights.read(weight, 0, read);
                    for (int i = 0; i < read.length; i++) {
                        differences += read[i] == right.get(weight)[i] ? 0 : 1;
                    }
                }
            }
            weights.requireNonZero();
        }
        return differences;
    }

    private static String outcome(Path file) {
        try {
            return "read\t" + differences(file);
        } catch (FacetException e) {
            return "sentence\t" + e.getMessage();
        } catch (Throwable e) {
            return "wrong\t" + e;
        }
    }
}
