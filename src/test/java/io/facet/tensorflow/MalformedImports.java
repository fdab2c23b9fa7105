package io.facet.tensorflow;

import io.facet.FacetException;
import io.facet.network.ForeignNetwork;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.tensorflow.graph.OpDefinitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Imports malformed SavedModels in a separate Java process, and prints a line with the outcome of
 * each.
 */
final class MalformedImports {

    private static final Path STATUS = Path.of("/proc/self/status");

    private MalformedImports() {}

    /**
     * Runs the imports.
     *
     * @param args the working folder
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        // Loads TensorFlow first, so that its loading is not timed as part of the first case.
        OpDefinitions.knows("Relu");
        run("refused", MalformedSavedModels.refused(), folder);
        run("flipped", MalformedSavedModels.flipped(), folder);
        if (Files.exists(STATUS)) {
            Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .forEach(line -> System.out.println("peak\t" + line.replaceAll("[^0-9]", "")));
        }
        System.out.println("end");
    }

    private static void run(
            String kind, Map<String, MalformedSavedModels.Writer> cases, Path folder)
            throws IOException {
        int number = 0;
        for (Map.Entry<String, MalformedSavedModels.Writer> one : cases.entrySet()) {
            Path place = folder.resolve(kind + number++);
            one.getValue().write(place.resolve("model"));
            long start = System.nanoTime();
            String outcome = outcome(place);
            long milliseconds = (System.nanoTime() - start) / 1_000_000;
            System.out.printf("%s\t%s\t%d\t%s%n", kind, one.getKey(), milliseconds, outcome);
        }
    }

    private static String outcome(Path place) {
        Path out = place.resolve("out");
        try {
            new TensorFlowEngine().importNetwork(place.resolve("model"), out, said());
        } catch (FacetException e) {
            boolean written = Files.exists(out);
            return (written ? "wrote though it said: " : "said: ") + line(e);
        } catch (Throwable e) {
            return "threw: " + line(e);
        }
        return loaded(out);
    }

    private static String loaded(Path out) {
        try {
            new TensorFlowEngine().load(out).close();
            return "imported";
        } catch (FacetException e) {
            return "imported, then said: " + line(e);
        } catch (Throwable e) {
            return "imported, then threw: " + line(e);
        }
    }

    private static String line(Throwable e) {
        String message = e instanceof FacetException ? e.getMessage() : e.toString();
        return message.replaceAll("\\s+", " ");
    }

    /** Returns a user's description of a network, without names for any of its parts. */
    static ForeignNetwork said() {
        return new ForeignNetwork(
                "foreign",
                ChannelOrder.RGB,
                List.of(120f, 100f, 90f),
                1 / 64f,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "none",
                "nobody");
    }
}
