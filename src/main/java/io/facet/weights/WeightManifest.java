package io.facet.weights;

import com.google.gson.Gson;
import io.facet.FacetException;
import io.facet.network.WeightArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads weights in the format of TensorFlow.js: a JSON manifest that lists arrays, and files beside
 * it with their concatenated bytes, as 32-bit floats or as bytes q that represent scale·q + min.
 */
public final class WeightManifest {

    private record Group(List<String> paths, List<Entry> weights) {}

    private record Entry(String name, List<Long> shape, String dtype, Quantization quantization) {}

    private record Quantization(String dtype, double scale, double min) {}

    private WeightManifest() {}

    /**
     * Reads all arrays of a manifest.
     *
     * @throws FacetException if it or a file beside it cannot be read, does not have the length
     *     that the shapes require, or stores numbers in another way
     */
    public static Map<String, WeightArray> read(Path manifest) {
        try {
            Group[] groups = new Gson().fromJson(Files.readString(manifest), Group[].class);
            if (groups == null || Arrays.stream(groups).anyMatch(WeightManifest::isIncomplete)) {
                throw new FacetException(manifest + " is no list of weights.");
            }
            Map<String, WeightArray> arrays = new LinkedHashMap<>();
            for (Group group : groups) {
                read(group, bytes(group, manifest), manifest, arrays);
            }
            return arrays;
        } catch (FacetException e) {
            throw e;
        } catch (IOException e) {
            throw new FacetException("The weights of " + manifest + " cannot be read.", e);
        } catch (RuntimeException | StackOverflowError e) {
            // A damaged manifest may lack a path, or its extents' product may overflow a long.
            throw new FacetException(
                    "The manifest " + manifest + " is damaged. Fetch it again.", e);
        }
    }

    private static boolean isIncomplete(Group group) {
        return group == null
                || group.paths == null
                || group.weights == null
                || group.weights.stream()
                        .anyMatch(
                                e ->
                                        e == null
                                                || e.name == null
                                                || e.shape == null
                                                || e.shape.stream().anyMatch(n -> n < 0));
    }

    private static byte[] bytes(Group group, Path manifest) throws IOException {
        byte[] all = new byte[0];
        for (String path : group.paths) {
            // Only the file name is used: a manifest must not refer to files outside its folder.
            Path file = manifest.resolveSibling(Path.of(path).getFileName());
            byte[] next = Files.readAllBytes(file);
            int length = all.length;
            all = Arrays.copyOf(all, length + next.length);
            System.arraycopy(next, 0, all, length, next.length);
        }
        return all;
    }

    private static void read(
            Group group, byte[] bytes, Path manifest, Map<String, WeightArray> arrays) {
        int offset = 0;
        for (Entry entry : group.weights) {
            long count = entry.shape.stream().reduce(1L, Math::multiplyExact);
            if (count < 0 || count > bytes.length - offset) {
                throw new FacetException(
                        "The file of %s ends within %s: fetch it again."
                                .formatted(manifest, entry.name));
            }
            float[] values = dequantized(entry, bytes, offset, (int) count, manifest);
            offset += values.length;
            long[] shape = entry.shape.stream().mapToLong(Long::longValue).toArray();
            arrays.put(entry.name, new WeightArray(shape, values));
        }
        if (offset != bytes.length) {
            throw new FacetException(
                    "The file of %s is %s bytes longer than its arrays."
                            .formatted(manifest, bytes.length - offset));
        }
    }

    private static float[] dequantized(
            Entry entry, byte[] bytes, int offset, int count, Path manifest) {
        Quantization quantization = entry.quantization;
        if (quantization == null || !"uint8".equals(quantization.dtype)) {
            throw new FacetException(
                    "%s stores %s in another way than bytes, which Facet does not read."
                            .formatted(manifest, entry.name));
        }
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) ((bytes[offset + i] & 255) * quantization.scale + quantization.min);
        }
        return values;
    }
}
