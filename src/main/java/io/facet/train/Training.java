package io.facet.train;

import io.facet.dataset.Contrast;
import io.facet.dataset.LabelledPictures;
import io.facet.dataset.LabelledPictures.Picture;
import io.facet.dataset.PixelStore;
import io.facet.network.VggTopology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Trains the embedded network on augmented pictures, for attributes, identities and a
 * reconstruction of the picture at once. Some batches are repeated with the pictures moved slightly
 * towards a higher loss. This adversarial training (Madry et al. 2018, with one step of bounded L2
 * norm, as in Shafahi et al. 2019) makes the gradient with respect to the pixels perceptually
 * meaningful, and an edit is guided by that gradient alone.
 */
public final class Training {

    private static final float PEAK_RATE = 2e-3f;
    private static final int WARM_UP_STEPS = 200;

    private final Recipe recipe;
    private final LabelledPictures table;
    private final Consumer<String> log;
    private final List<Picture> pictures;
    private final Map<String, Integer> people;

    /**
     * Settings of a training run.
     *
     * @param topology topology of the network
     * @param augmentation augmentation of the pictures
     * @param epochs passes over the training pictures
     * @param batchSize number of pictures in a step
     * @param replayEvery every n-th batch is repeated, with its pictures moved towards a higher
     *     loss; 0 for never
     * @param replayDistance largest root mean square of that move, in grey levels
     * @param bfloat16 whether convolutions may compute in bfloat16
     * @param seed of all random numbers
     */
    public record Recipe(
            VggTopology topology,
            Augmentation augmentation,
            int epochs,
            int batchSize,
            int replayEvery,
            float replayDistance,
            boolean bfloat16,
            long seed) {}

    public Training(Recipe recipe, LabelledPictures table, Consumer<String> log) {
        this.recipe = recipe;
        this.table = table;
        this.log = log;
        pictures = table.part(true);
        people = peopleWithSeveralPictures(pictures);
    }

    private static Map<String, Integer> peopleWithSeveralPictures(List<Picture> pictures) {
        Map<String, Long> counts =
                pictures.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Picture::person,
                                        LinkedHashMap::new,
                                        Collectors.counting()));
        Map<String, Integer> people = new LinkedHashMap<>();
        counts.forEach(
                (person, count) -> {
                    if (count > 1) {
                        people.put(person, people.size());
                    }
                });
        return people;
    }

    /** Returns the specification of the network, derived from the recipe and the pictures. */
    public TrainingSpec spec() {
        return new TrainingSpec(
                recipe.topology(),
                table.labels().size(),
                people.size(),
                128,
                new float[] {129.2f, 104.8f, 93.6f},
                1f / 64,
                TrainingSpec.Weights.DEFAULT,
                recipe.bfloat16(),
                recipe.seed());
    }

    /**
     * Trains, or continues from the checkpoint if there is one; writes the checkpoint after every
     * epoch.
     *
     * @return the folded weights ({@link TrainingGraph#foldedWeights()}) and their evaluation on
     *     the test people
     */
    public Outcome run(Path checkpointFile) {
        log.accept(
                "training on "
                        + pictures.size()
                        + " pictures, "
                        + people.size()
                        + " people with several");
        PixelStore store = PixelStore.read(table.folder(), pictures);
        try (TrainingGraph graph = TrainingEngine.installed().create(spec())) {
            int done = resume(graph, checkpointFile);
            for (int epoch = done; epoch < recipe.epochs(); epoch++) {
                train(graph, store, epoch);
                new Checkpoint(epoch + 1, graph.state()).write(checkpointFile);
                if (epoch % 2 == 1 && epoch + 1 < recipe.epochs()) {
                    evaluate(graph);
                }
            }
            return new Outcome(graph.foldedWeights(), evaluate(graph));
        }
    }

    /** The result of a training run. */
    public record Outcome(Map<String, float[]> weights, Evaluation evaluation) {}

    private int resume(TrainingGraph graph, Path checkpointFile) {
        if (!Files.exists(checkpointFile)) {
            return 0;
        }
        Checkpoint checkpoint = Checkpoint.read(checkpointFile);
        graph.restore(checkpoint.state());
        log.accept("going on after epoch " + checkpoint.epochs());
        return checkpoint.epochs();
    }

    private void train(TrainingGraph graph, PixelStore store, int number) {
        Epoch epoch =
                new Epoch(
                        pictures,
                        store,
                        new LabelCoding(table, Contrast.ofLfw()),
                        people,
                        recipe.augmentation(),
                        recipe.batchSize(),
                        recipe.seed() + 7919L * (number + 1));
        RunningLosses losses = new RunningLosses(number, epoch.batches(), recipe.epochs());
        CompletableFuture<TrainingBatch> next = CompletableFuture.supplyAsync(() -> epoch.batch(0));
        for (int i = 0; i < epoch.batches(); i++) {
            TrainingBatch batch = next.join();
            int following = Math.min(i + 1, epoch.batches() - 1);
            next = CompletableFuture.supplyAsync(() -> epoch.batch(following));
            float rate = rate(number, i, epoch.batches());
            TrainingGraph.Step step = graph.step(batch, rate);
            losses.add(step);
            if (recipe.replayEvery() > 0 && i % recipe.replayEvery() == 0) {
                graph.step(batch.withImages(moved(batch, step.imageGradient(), i)), rate);
            }
            if ((i + 1) % 50 == 0 || i + 1 == epoch.batches()) {
                log.accept(losses.report(i + 1));
            }
        }
    }

    /**
     * Returns the learning rate: after a linear warm-up, a cosine from the peak to a hundredth of
     * it.
     */
    private float rate(int epoch, int batch, int batches) {
        long step = (long) epoch * batches + batch;
        double progress = step / ((double) recipe.epochs() * batches);
        double cosine = 0.505 + 0.495 * Math.cos(Math.PI * progress);
        return (float) (PEAK_RATE * cosine * Math.min(1, (step + 1.0) / WARM_UP_STEPS));
    }

    /**
     * Returns every picture moved along its gradient, by distances spread evenly up to the largest.
     */
    private float[] moved(TrainingBatch batch, float[] gradient, int salt) {
        float[] moved = batch.images().clone();
        int pixels = moved.length / batch.size();
        for (int k = 0; k < batch.size(); k++) {
            double squares = 1e-30;
            for (int i = k * pixels; i < (k + 1) * pixels; i++) {
                squares += (double) gradient[i] * gradient[i];
            }
            double share = ((k + salt) % batch.size() + 1.0) / batch.size();
            double step = recipe.replayDistance() * share / Math.sqrt(squares / pixels);
            for (int i = k * pixels; i < (k + 1) * pixels; i++) {
                moved[i] = (float) Math.max(0, Math.min(255, moved[i] + step * gradient[i]));
            }
        }
        return moved;
    }

    private Evaluation evaluate(TrainingGraph graph) {
        List<Picture> test = table.part(false);
        PixelStore store = PixelStore.read(table.folder(), test);
        Evaluation evaluation =
                Evaluation.of(graph, spec(), table, test, store, recipe.augmentation().frame());
        log.accept("test people: " + evaluation);
        return evaluation;
    }
}
