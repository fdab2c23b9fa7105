package io.facet.train;

import io.facet.dataset.Contrast;
import io.facet.dataset.Frame;
import io.facet.dataset.LabelledPictures;
import io.facet.dataset.LabelledPictures.Picture;
import io.facet.dataset.PixelStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Measures how well a network distinguishes attributes and people on pictures of people that it was
 * not trained on.
 *
 * @param auc area under the receiver operating characteristic curve, for every attribute with both
 *     positive and negative pictures
 * @param verification proportion of pairs (half of one person, half of two people) classified
 *     correctly by the cosine of the descriptors, at the threshold that is best on the other half
 *     of the pairs
 * @param pairs number of those pairs
 */
public record Evaluation(Map<String, Double> auc, double verification, int pairs) {

    private static final int CHUNK = 64;

    /** Evaluates a network on all given pictures, each with its mirror image. */
    public static Evaluation of(
            TrainingGraph graph,
            TrainingSpec spec,
            LabelledPictures table,
            List<Picture> pictures,
            PixelStore store,
            Frame frame) {
        int size = spec.topology().inputSize();
        float[][] logits = new float[pictures.size()][spec.attributes()];
        float[][] descriptors = new float[pictures.size()][spec.descriptorSize()];
        for (boolean mirrored : new boolean[] {false, true}) {
            double[] grid = frame.grid(size, mirrored);
            for (int from = 0; from < pictures.size(); from += CHUNK) {
                int n = Math.min(CHUNK, pictures.size() - from);
                float[] images = new float[n * 3 * size * size];
                for (int i = 0; i < n; i++) {
                    store.sample(from + i, grid, size, images, i * 3 * size * size);
                }
                TrainingGraph.Outputs outputs = graph.evaluate(images, n);
                add(outputs.logits(), logits, from, n);
                add(outputs.descriptors(), descriptors, from, n);
            }
        }
        return new Evaluation(aucs(table, pictures, logits), 0, 0)
                .withVerification(pictures, descriptors);
    }

    private static void add(float[] rows, float[][] sums, int from, int n) {
        int columns = sums[0].length;
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < columns; c++) {
                sums[from + i][c] += rows[i * columns + c];
            }
        }
    }

    private static Map<String, Double> aucs(
            LabelledPictures table, List<Picture> pictures, float[][] logits) {
        Map<String, Double> aucs = new LinkedHashMap<>();
        for (Contrast contrast : Contrast.ofLfw()) {
            int column = table.column(contrast.name());
            int[] signs = pictures.stream().mapToInt(p -> contrast.sign(table, p)).toArray();
            float[] scores = new float[signs.length];
            for (int i = 0; i < scores.length; i++) {
                scores[i] = logits[i][column];
            }
            double auc = auc(scores, signs);
            if (!Double.isNaN(auc)) {
                aucs.put(contrast.name(), auc);
            }
        }
        return aucs;
    }

    /**
     * Returns the probability that a picture with sign 1 has a higher score than one with sign -1,
     * ties counted half (Mann and Whitney).
     *
     * @return NaN if either sign is missing
     */
    static double auc(float[] scores, int[] signs) {
        Integer[] order =
                IntStream.range(0, scores.length)
                        .filter(i -> signs[i] != 0)
                        .boxed()
                        .sorted((a, b) -> Float.compare(scores[a], scores[b]))
                        .toArray(Integer[]::new);
        double ranks = 0;
        double positives = 0;
        for (int i = 0; i < order.length; ) {
            int end = i;
            while (end < order.length && scores[order[end]] == scores[order[i]]) {
                end++;
            }
            for (int k = i; k < end; k++) {
                if (signs[order[k]] > 0) {
                    positives++;
                    ranks += (i + 1 + end) / 2.0;
                }
            }
            i = end;
        }
        double negatives = order.length - positives;
        return (ranks - positives * (positives + 1) / 2) / (positives * negatives);
    }

    private Evaluation withVerification(List<Picture> pictures, float[][] descriptors) {
        List<int[]> pairs = pairs(pictures);
        float[] cosines = new float[pairs.size()];
        boolean[] same = new boolean[pairs.size()];
        for (int i = 0; i < cosines.length; i++) {
            int[] pair = pairs.get(i);
            cosines[i] = cosine(descriptors[pair[0]], descriptors[pair[1]]);
            same[i] = pictures.get(pair[0]).person().equals(pictures.get(pair[1]).person());
        }
        double right = 0;
        for (int half = 0; half < 2; half++) {
            float threshold = bestThreshold(cosines, same, 1 - half);
            right += right(cosines, same, half, threshold);
        }
        return new Evaluation(auc, right / cosines.length, cosines.length);
    }

    /** Returns up to 10 pairs of every person, and an equal number of pairs of two people. */
    private static List<int[]> pairs(List<Picture> pictures) {
        Map<String, List<Integer>> byPerson = new LinkedHashMap<>();
        for (int i = 0; i < pictures.size(); i++) {
            byPerson.computeIfAbsent(pictures.get(i).person(), p -> new ArrayList<>()).add(i);
        }
        List<int[]> pairs = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(1);
        for (List<Integer> own : byPerson.values()) {
            int wanted = Math.min(10, own.size() * (own.size() - 1) / 2);
            for (int k = 0; k < wanted; k++) {
                int a = random.nextInt(own.size());
                int b = (a + 1 + random.nextInt(own.size() - 1)) % own.size();
                pairs.add(new int[] {own.get(a), own.get(b)});
                pairs.add(strangers(pictures, own.get(a), random));
            }
        }
        return pairs;
    }

    private static int[] strangers(List<Picture> pictures, int first, SplittableRandom random) {
        while (true) {
            int second = random.nextInt(pictures.size());
            if (!pictures.get(second).person().equals(pictures.get(first).person())) {
                return new int[] {first, second};
            }
        }
    }

    private static float cosine(float[] a, float[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (double) a[i] * b[i];
            aa += (double) a[i] * a[i];
            bb += (double) b[i] * b[i];
        }
        return (float) (ab / Math.sqrt(aa * bb));
    }

    private static float bestThreshold(float[] cosines, boolean[] same, int half) {
        float[] candidates = cosines.clone();
        Arrays.sort(candidates);
        float best = 0;
        int most = -1;
        for (float candidate : candidates) {
            int right = right(cosines, same, half, candidate);
            if (right > most) {
                most = right;
                best = candidate;
            }
        }
        return best;
    }

    private static int right(float[] cosines, boolean[] same, int half, float threshold) {
        int right = 0;
        for (int i = 0; i < cosines.length; i++) {
            if (i / 2 % 2 == half && same[i] == cosines[i] >= threshold) {
                right++;
            }
        }
        return right;
    }
}
