package io.facet.weights;

import io.facet.network.VggTopology;
import io.facet.weights.layers.LayerShape;
import io.facet.weights.layers.StoredArray;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The small network as a state dict, outputs first, under any names and in files of two kinds. */
public final class StateDictBytes {

    /** Where torchvision's VGG-16 has its convolutions. */
    private static final int[] FEATURES = {0, 2, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28};

    private static final WrittenWeights SMALL = WrittenWeights.small();

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    /** A tensor in memory. */
    record Tensor(float[] values, long... shape) {}

    /** Returns the convolutions, then fc6 and fc7, each layer by what an index is called. */
    static StateDictBytes named(IntFunction<String> names) {
        StateDictBytes dict = new StateDictBytes();
        Map<String, float[]> reference = SMALL.reference();
        int index = 0;
        for (LayerShape layer : LayerShape.of(SMALL.topology())) {
            String name = names.apply(index++);
            Tensor kernel = outputsFirst(reference.get(layer.kernel()), layer);
            dict.tensors.put(name + "weight", kernel);
            float[] bias = reference.get(layer.bias());
            dict.tensors.put(name + "bias", new Tensor(bias, bias.length));
        }
        return dict;
    }

    /** As torchvision names the layers, behind a prefix. */
    public static StateDictBytes torchvision(String prefix) {
        return named(
                index ->
                        index < FEATURES.length
                                ? prefix + "features." + FEATURES[index] + "."
                                : prefix + "classifier." + 3 * (index - FEATURES.length) + ".");
    }

    static VggTopology topology() {
        return SMALL.topology();
    }

    private static Tensor outputsFirst(float[] values, LayerShape layer) {
        float[] turned = new float[values.length];
        int rows = layer.rows();
        for (int i = 0; i < values.length; i++) {
            int output = i % layer.outputs();
            int row = i / layer.outputs();
            int input = row % layer.inputs();
            int place = row / layer.inputs();
            int at = input * layer.height() * layer.width() + place;
            turned[output * rows + at] = values[i];
        }
        return layer.dense()
                ? new Tensor(turned, layer.outputs(), rows)
                : new Tensor(
                        turned, layer.outputs(), layer.inputs(), layer.height(), layer.width());
    }

    StateDictBytes with(String key, long... shape) {
        int size = 1;
        for (long extent : shape) {
            size *= (int) extent;
        }
        tensors.put(key, new Tensor(new float[size], shape));
        return this;
    }

    StateDictBytes without(String key) {
        tensors.remove(key);
        return this;
    }

    /** Adds these tensors to others. */
    void copyTo(StateDictBytes other) {
        other.tensors.putAll(tensors);
    }

    /** In the order of the alphabet, as programs of safetensors write them. */
    StateDictBytes sorted() {
        return inOrder(tensors.keySet().stream().sorted().toList());
    }

    /** Returns the last one first. */
    StateDictBytes reversed() {
        List<String> keys = new ArrayList<>(tensors.keySet());
        Collections.reverse(keys);
        return inOrder(keys);
    }

    private StateDictBytes inOrder(List<String> keys) {
        StateDictBytes sorted = new StateDictBytes();
        keys.forEach(key -> sorted.tensors.put(key, tensors.get(key)));
        return sorted;
    }

    /** Returns a file of PyTorch whose pickle is a dict within these keys. */
    public byte[] pth(String... holders) {
        TorchBytes pickle = new TorchBytes();
        for (String holder : holders) {
            pickle.raw('}').text(holder);
        }
        pickle.raw("}(");
        long offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            long[] shape = entry.getValue().shape();
            pickle.tensor(entry.getKey(), "FloatStorage", offset, shape, strides(shape));
            offset += entry.getValue().values().length;
        }
        pickle.raw("u").raw("s".repeat(holders.length)).raw(".");
        return zip(pickle.pickle(), numbers());
    }

    private static long[] strides(long[] shape) {
        return StoredArray.rowMajor(null, shape).strides();
    }

    private static byte[] zip(byte[] pickle, byte[] storage) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            TorchBytes.entry(zip, "archive/data.pkl", pickle, ZipEntry.STORED);
            TorchBytes.entry(zip, "archive/data/0", storage, ZipEntry.STORED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private byte[] numbers() {
        byte[][] all =
                tensors.values().stream()
                        .map(t -> CaffeBytes.floats(t.values()))
                        .toArray(byte[][]::new);
        return CaffeBytes.joined(all);
    }

    /** Returns a file of safetensors, the header padded to eight bytes. */
    public byte[] safetensors() {
        StringBuilder header = new StringBuilder("{\"__metadata__\":{\"format\":\"pt\"}");
        long from = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            long to = from + 4L * entry.getValue().values().length;
            header.append(",\"%s\":{\"dtype\":\"F32\",\"shape\":[".formatted(entry.getKey()));
            header.append(StoredArray.text(entry.getValue().shape()).replace('x', ','));
            header.append("],\"data_offsets\":[%d,%d]}".formatted(from, to));
            from = to;
        }
        header.append("}");
        header.append(" ".repeat((8 - header.length() % 8) % 8));
        return safetensors(header.toString(), numbers());
    }

    /** Returns a file of any header. */
    static byte[] safetensors(String header, byte[] numbers) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return CaffeBytes.joined(length(text.length), text, numbers);
    }

    static byte[] length(long length) {
        return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
    }
}
