package io.facet.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.facet.image.FloatImage;
import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkCard;
import io.facet.network.VggTopology;
import io.facet.network.WeightSource;
import io.facet.train.Checkpoint;
import io.facet.train.FacetNetworkCard;
import io.facet.train.TrainingBatch;
import io.facet.train.TrainingGraph;
import io.facet.train.TrainingSpec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VggTrainingGraphTest {

    private static final int SIZE = 32;
    private static final int BATCH = 8;

    @TempDir Path folder;

    private final TrainingSpec spec =
            new TrainingSpec(
                    new VggTopology(SIZE, List.of(4, 4, 6, 6, 8), VggTopology.VGG_16),
                    2,
                    3,
                    5,
                    new float[] {120, 110, 100},
                    1 / 64f,
                    TrainingSpec.Weights.DEFAULT,
                    false,
                    1);

    /**
     * Returns a batch half of whose pictures are bright, as the first attribute indicates; the
     * second attribute is unknown.
     */
    private static TrainingBatch batch() {
        Random random = new Random(2);
        float[] images = new float[BATCH * 3 * SIZE * SIZE];
        float[] labels = new float[BATCH * 2];
        float[] confidences = new float[BATCH * 2];
        int[] people = new int[BATCH];
        for (int i = 0; i < BATCH; i++) {
            labels[2 * i] = i % 2;
            confidences[2 * i] = 1;
            people[i] = i % 4 - 1;
            for (int k = 0; k < 3 * SIZE * SIZE; k++) {
                images[i * 3 * SIZE * SIZE + k] = 60 + 100 * (i % 2) + 50 * random.nextFloat();
            }
        }
        return new TrainingBatch(BATCH, images, labels, confidences, people);
    }

    @Test
    void training_lowers_every_part_of_the_loss() {
        try (TrainingGraph graph = new VggTrainingGraph(spec)) {
            TrainingGraph.Step first = graph.step(batch(), 3e-3f);
            TrainingGraph.Step last = first;
            for (int i = 0; i < 60; i++) {
                last = graph.step(batch(), 3e-3f);
            }
            assertThat(last.attribute()).isLessThan(0.5f * first.attribute());
            assertThat(last.auxiliary()).isLessThan(first.auxiliary());
            assertThat(last.identity()).isLessThan(first.identity());
            assertThat(last.reconstruction()).isLessThan(first.reconstruction());
        }
    }

    /**
     * A step so small that the loss is linear over it, along the gradient's signs: it rises by step
     * · Σ|gradient|.
     */
    @Test
    void the_gradient_by_the_pictures_says_how_the_loss_rises() {
        TrainingSpec.Weights attributeOnly = new TrainingSpec.Weights(1, 0, 0, 0, 0);
        TrainingSpec only =
                new TrainingSpec(
                        spec.topology(),
                        2,
                        3,
                        5,
                        spec.mean(),
                        spec.scale(),
                        attributeOnly,
                        false,
                        1);
        try (TrainingGraph graph = new VggTrainingGraph(only)) {
            TrainingGraph.Step here = graph.step(batch(), 0);
            float[] moved = batch().images();
            double rise = 0;
            for (int i = 0; i < moved.length; i++) {
                moved[i] += 2e-3f * Math.signum(here.imageGradient()[i]);
                rise += 2e-3 * Math.abs(here.imageGradient()[i]);
            }
            TrainingGraph.Step there = graph.step(batch().withImages(moved), 0);
            double risen = there.attribute() - here.attribute();
            assertThat(risen).isCloseTo(rise, withinPercentage(15));
        }
    }

    @Test
    void a_restored_training_goes_on_as_if_it_had_not_stopped() {
        Path file = folder.resolve("checkpoint");
        TrainingGraph.Step expected;
        try (TrainingGraph graph = new VggTrainingGraph(spec)) {
            for (int i = 0; i < 3; i++) {
                graph.step(batch(), 1e-3f);
            }
            new Checkpoint(3, graph.state()).write(file);
            graph.step(batch(), 1e-3f);
            expected = graph.step(batch(), 1e-3f);
        }
        try (TrainingGraph graph = new VggTrainingGraph(spec)) {
            graph.restore(Checkpoint.read(file).state());
            graph.step(batch(), 1e-3f);
            TrainingGraph.Step step = graph.step(batch(), 1e-3f);
            // Sums computed by several threads differ in the last digits, and Adam's first steps
            // amplify the differences.
            assertThat(step.attribute()).isCloseTo(expected.attribute(), within(5e-4f));
            assertThat(step.identity()).isCloseTo(expected.identity(), within(5e-3f));
        }
    }

    @Test
    void a_checkpoint_of_another_network_is_refused() {
        try (TrainingGraph graph = new VggTrainingGraph(spec)) {
            Map<String, float[]> state = graph.state();
            state.remove("conv1_1/kernel");
            assertThatThrownBy(() -> graph.restore(state)).hasMessageContaining("another network");
        }
    }

    @Test
    void the_written_network_says_what_the_trained_one_said() {
        float[] pictures = batch().images();
        try (TrainingGraph graph = new VggTrainingGraph(spec)) {
            for (int i = 0; i < 20; i++) {
                graph.step(batch(), 3e-3f);
            }
            NetworkCard card = FacetNetworkCard.of(spec, List.of("bright", "other"));
            new TensorFlowEngine()
                    .save(folder, card, spec.topology(), WeightSource.of(graph.foldedWeights()));
            TrainingGraph.Outputs expected = graph.evaluate(pictures, BATCH);
            try (FeatureNetwork network = new TensorFlowEngine().load(folder)) {
                for (int i = 0; i < BATCH; i++) {
                    int n = 3 * SIZE * SIZE;
                    float[] samples = Arrays.copyOfRange(pictures, i * n, (i + 1) * n);
                    FloatImage picture = new FloatImage(SIZE, SIZE, 3, samples);
                    float[] logits = network.output(picture, "attributes");
                    float[] wanted = Arrays.copyOfRange(expected.logits(), 2 * i, 2 * i + 2);
                    assertThat(logits).containsExactly(wanted, within(2e-4f));
                }
            }
        }
    }
}
