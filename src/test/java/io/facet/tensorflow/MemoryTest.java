package io.facet.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.facet.image.FloatImage;
import io.facet.network.FeatureDistance;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import io.facet.network.ImageLoss;
import io.facet.network.LossProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private static final Path STATUS = Path.of("/proc/self/status");

    /**
     * Each evaluation handles two tensors of 147 KiB; if one of them leaked, 1,000 evaluations
     * would leave over 140 MiB.
     */
    @Tag("slow")
    @Test
    void a_thousand_evaluations_leave_the_resident_memory_flat() throws IOException {
        assumeTrue(Files.exists(STATUS), "the resident memory is read from /proc, on Linux");
        try (FeatureNetwork network = new TensorFlowEngine().load(Path.of("models", "vgg-facet"));
                ImageLoss loss = network.loss(problem(network))) {
            float[] residual = new float[3 * 112 * 112];
            evaluate(loss, residual, 300);
            long before = residentKilobytes();
            evaluate(loss, residual, 1000);
            assertThat(residentKilobytes() - before).isLessThan(60_000);
        }
    }

    private static void evaluate(ImageLoss loss, float[] residual, int times) {
        for (int i = 0; i < times; i++) {
            residual[i] += 1;
            loss.evaluate(residual);
        }
        System.gc();
    }

    private static LossProblem problem(FeatureNetwork network) {
        FloatImage grey = new FloatImage(112, 112, 3, filled(3 * 112 * 112, 100));
        FeatureMap map = network.features(grey, List.of("conv1_1")).get("conv1_1");
        FeatureDistance.Layer layer =
                new FeatureDistance.Layer(
                        "conv1_1", map.times(0.5), filled(map.positions(), 1e-6f));
        return LossProblem.everywhere(
                grey, GradientCheck.parts(List.of(layer), List.of(), false, 1, 0, 5, 100));
    }

    private static float[] filled(int n, float value) {
        float[] values = new float[n];
        Arrays.fill(values, value);
        return values;
    }

    private static long residentKilobytes() throws IOException {
        for (String line : Files.readAllLines(STATUS)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("no VmRSS in " + STATUS);
    }
}
