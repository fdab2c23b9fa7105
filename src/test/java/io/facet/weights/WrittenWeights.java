package io.facet.weights;

import com.google.gson.Gson;
import io.facet.network.VggTopology;
import io.facet.weights.layers.WeightFormat;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A folder that {@code src/test/python/write_weights.py} wrote: one network in every layout, and
 * its outputs for a picture in PyTorch.
 *
 * @param folder contains all files
 */
public record WrittenWeights(Path folder, Index index) {

    /** The script's index; names as in its JSON. */
    public record Index(
            Shape topology, Reference reference, Numbers picture, List<Layout> layouts) {}

    public record Shape(
            int inputSize, List<Integer> widths, List<Integer> convolutions, List<Integer> dense) {}

    public record Reference(String file, List<Entry> weights) {}

    public record Entry(String weight, int offset, List<Integer> shape) {}

    /** A file of raw numbers. */
    public record Numbers(String file, List<Integer> shape) {}

    /** One file of weights, and the features after its preprocessing. */
    public record Layout(
            String name,
            String file,
            WeightFormat format,
            boolean dense,
            String channelOrder,
            float[] mean,
            double scale,
            boolean statesMean,
            Map<String, Numbers> features) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** Returns the small network that lies among the tests. */
    public static WrittenWeights small() {
        try {
            return in(Path.of(WrittenWeights.class.getResource("index.json").toURI()).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Any folder of the script's. */
    public static WrittenWeights in(Path folder) {
        try {
            String index = Files.readString(folder.resolve("index.json"));
            return new WrittenWeights(folder, new Gson().fromJson(index, Index.class));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public Path file(Layout layout) {
        return folder.resolve(layout.file());
    }

    public Layout layout(String name) {
        return index.layouts().stream().filter(l -> l.name().equals(name)).findAny().orElseThrow();
    }

    /** Returns the network's shape as far as a layout has it. */
    public VggTopology topology(Layout layout) {
        return layout.dense() ? topology() : topology().withoutDense();
    }

    public VggTopology topology() {
        Shape shape = index.topology();
        return new VggTopology(
                shape.inputSize(), shape.widths(), shape.convolutions(), shape.dense());
    }

    /** Returns the numbers that every file holds, by weight. */
    public Map<String, float[]> reference() {
        float[] all = numbers(index.reference().file());
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (Entry entry : index.reference().weights()) {
            int size = entry.shape().stream().reduce(1, Math::multiplyExact);
            weights.put(
                    entry.weight(), Arrays.copyOfRange(all, entry.offset(), entry.offset() + size));
        }
        return weights;
    }

    public float[] numbers(String file) {
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(file));
            float[] numbers = new float[bytes.length / Float.BYTES];
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
            return numbers;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
