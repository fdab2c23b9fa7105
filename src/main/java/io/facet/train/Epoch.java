package io.facet.train;

import io.facet.dataset.LabelledPictures.Picture;
import io.facet.dataset.PixelStore;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The batches of one pass over the training pictures. Their order and augmentation depend only on
 * the epoch's number and the seed.
 */
final class Epoch {

    private final List<Picture> pictures;
    private final PixelStore store;
    private final LabelCoding coding;
    private final Map<String, Integer> people;
    private final Augmentation augmentation;
    private final int batchSize;
    private final int[] order;
    private final long seed;

    Epoch(
            List<Picture> pictures,
            PixelStore store,
            LabelCoding coding,
            Map<String, Integer> people,
            Augmentation augmentation,
            int batchSize,
            long seed) {
        this.pictures = pictures;
        this.store = store;
        this.coding = coding;
        this.people = people;
        this.augmentation = augmentation;
        this.batchSize = batchSize;
        this.seed = seed;
        order = shuffled(pictures.size(), new SplittableRandom(seed));
    }

    private static int[] shuffled(int n, SplittableRandom random) {
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }

    /** Returns the number of full batches. */
    int batches() {
        return order.length / batchSize;
    }

    /** Returns batch i; may be called from any thread. */
    TrainingBatch batch(int i) {
        int side = augmentation.size();
        int pixels = 3 * side * side;
        int attributes = pictures.get(0).holds().length;
        float[] images = new float[batchSize * pixels];
        float[] labels = new float[batchSize * attributes];
        float[] confidences = new float[batchSize * attributes];
        int[] identities = new int[batchSize];
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + i);
        for (int k = 0; k < batchSize; k++) {
            int index = order[i * batchSize + k];
            Picture picture = pictures.get(index);
            augmentation.apply(store, index, random, images, k * pixels);
            coding.write(picture, labels, confidences, k * attributes);
            identities[k] = people.getOrDefault(picture.person(), -1);
        }
        return new TrainingBatch(batchSize, images, labels, confidences, identities);
    }
}
