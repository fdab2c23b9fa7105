package io.facet.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.attribute.AttributeLibrary;
import io.facet.edit.target.TunedTarget;
import io.facet.face.EyePositions;
import io.facet.face.align.AlignedFace;
import io.facet.face.align.Alignment;
import io.facet.face.mask.Mask;
import io.facet.image.Photograph;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import io.facet.network.ImageLoss;
import io.facet.network.LossProblem;
import io.facet.network.NetworkEngine;
import io.facet.optimize.Evaluation;
import io.facet.warp.FreeFormDeformation;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The movement's gradient with the embedded network on the bundled portrait. */
class MovementObjectiveTest {

    private static final Path FOLDER = Path.of("models", "vgg-facet");
    private static final List<String> LAYERS = List.of("conv3_2", "conv4_2");

    @Test
    void theGradientPredictsHowTheLossChanges() throws Exception {
        Photograph portrait;
        try (InputStream in =
                MovementObjectiveTest.class.getResourceAsStream("/io/facet/sample/astronaut.png")) {
            portrait = Photograph.of(ImageIO.read(in));
        }
        try (FeatureNetwork network = NetworkEngine.installed().load(FOLDER)) {
            int size = network.card().inputSize();
            EyePositions eyes = new EyePositions(203.0, 100.6, 246.4, 102.7);
            AlignedFace face = Alignment.align(portrait, eyes, network.card().template(), size);
            Mask mask = Mask.wholeFace(network.card().template(), size);
            LossProblem problem = problem(network, face, mask);
            FreeFormDeformation deformation = new FreeFormDeformation(size);
            try (ImageLoss loss = network.loss(problem)) {
                MovementObjective objective =
                        new MovementObjective(loss, problem, mask, deformation, 0.5);
                float[] numbers = random(deformation.parameters(), 1);
                float[] direction = random(deformation.parameters(), 2);
                Evaluation here = objective.evaluate(numbers);
                double predicted = 0;
                for (int k = 0; k < direction.length; k++) {
                    predicted += here.gradient()[k] * (double) direction[k];
                }

                double step = 0.02;
                double change =
                        objective.evaluate(moved(numbers, direction, step)).value()
                                - objective.evaluate(moved(numbers, direction, -step)).value();

                // Float sums in the network, and kinks of its ReLUs and poolings.
                assertThat(change / (2 * step))
                        .isCloseTo(predicted, within(0.02 * Math.abs(predicted)));
                assertThat(Math.abs(predicted)).isGreaterThan(1e-4);
            }
        }
    }

    private static LossProblem problem(FeatureNetwork network, AlignedFace face, Mask mask) {
        AttributeLibrary library = AttributeLibrary.open(FOLDER, network.card());
        TunedTarget target =
                new TunedTarget(
                        library.conditions(),
                        List.of(new TunedTarget.Strength(library.get("smile"), -1)));
        Map<String, FeatureMap> features = network.features(face.crop(), LAYERS);
        Map<String, FeatureMap> targets = target.of(network, face, features, LAYERS);
        return LossTerms.problem(
                        new EditSubject(
                                face.crop(), mask, mask, features, targets, Preset.RECOMMENDED))
                .byPixels();
    }

    private static float[] random(int count, int seed) {
        Random random = new Random(seed);
        float[] numbers = new float[count];
        for (int k = 0; k < count; k++) {
            numbers[k] = (float) (0.5 * random.nextGaussian());
        }
        return numbers;
    }

    private static float[] moved(float[] numbers, float[] direction, double step) {
        float[] moved = numbers.clone();
        for (int k = 0; k < moved.length; k++) {
            moved[k] += (float) (step * direction[k]);
        }
        return moved;
    }
}
