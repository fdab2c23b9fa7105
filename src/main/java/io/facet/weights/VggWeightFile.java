package io.facet.weights;

import io.facet.FacetException;
import io.facet.network.VggTopology;
import io.facet.network.WeightSource;
import io.facet.weights.layers.ArrangedWeight;
import io.facet.weights.layers.KernelAxes;
import io.facet.weights.layers.LayerShape;
import io.facet.weights.layers.StoredArray;
import io.facet.weights.layers.StoredLayers;
import io.facet.weights.layers.UnreadableWeights;
import io.facet.weights.layers.WeightBytes;
import io.facet.weights.layers.WeightFormat;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a published weight file. Its format is detected from its content, not from its name. All
 * layers are located and their shapes checked before any value is read.
 *
 * <pre>{@code
 * try (VggWeightFile weights = VggWeightFile.open(path, topology)) {
 *     writeEveryWeightOnce(weights);
 *     weights.requireNonZero();
 * }
 * }</pre>
 *
 * <p>Values are read from the file on demand. Reading a weight of any size from its first to its
 * last value takes about 150 MB of memory. Not thread-safe.
 */
public final class VggWeightFile implements WeightSource, AutoCloseable {

    private final Path file;
    private final StoredLayers layers;
    private final Closeable bytes;
    private final Map<String, ArrangedWeight> weights = new LinkedHashMap<>();
    private final Set<String> zeroKernels = new LinkedHashSet<>();
    private final Set<String> otherKernels = new LinkedHashSet<>();

    private VggWeightFile(Path file, Closeable bytes, StoredLayers layers) {
        this.file = file;
        this.bytes = bytes;
        this.layers = layers;
    }

    /**
     * Opens a file and locates every layer of a topology in it. Dense layers are ignored unless the
     * topology has some.
     *
     * @throws FacetException if it is not a weight file of a known kind, is damaged, lacks a layer
     *     of the topology, or holds one in another shape
     */
    public static VggWeightFile open(Path file, VggTopology topology) {
        List<LayerShape> wanted = LayerShape.of(topology);
        if (Files.isDirectory(file)) {
            throw new FacetException(file + " is a folder. Choose the file of weights.");
        }
        VggWeightFile opened = null;
        WeightBytes bytes = null;
        try {
            bytes = WeightBytes.open(file);
            StoredLayers layers = WeightFileKind.of(bytes).open(file, bytes, wanted);
            opened = new VggWeightFile(file, bytes, layers);
            for (LayerShape layer : wanted) {
                opened.find(layer);
            }
            return opened;
        } catch (IOException | RuntimeException | VirtualMachineError | AssertionError e) {
            closeQuietly(opened == null ? bytes : opened.layers, bytes);
            throw sentence(file, e);
        }
    }

    private void find(LayerShape shape) {
        StoredLayers.Layer layer =
                layers.layer(shape.name())
                        .orElseThrow(
                                () ->
                                        new UnreadableWeights(
                                                "has no layer %s. Choose a file of a VGG network with this layer."
                                                        .formatted(shape.name())));
        weights.put(
                shape.kernel(),
                layers.axes().arranged(present(layer.kernel(), shape.kernel()), shape));
        weights.put(shape.bias(), KernelAxes.bias(present(layer.bias(), shape.bias()), shape));
    }

    private static StoredArray present(StoredArray array, String weight) {
        if (array == null) {
            throw new UnreadableWeights(
                    "has no weight %s. Choose a file of a VGG network with it.".formatted(weight));
        }
        return array;
    }

    /** Returns the layout of the file. */
    public WeightFormat format() {
        return layers.format();
    }

    /**
     * Returns whether the layers were found by their order and shapes, because the file does not
     * use the names of VGG-Face's published files; such a file may have any origin.
     */
    public boolean isInOrder() {
        return layers.inOrder();
    }

    /**
     * Returns the mean that the file itself states, in its channel order; of a mean picture, the
     * mean of its pixels.
     */
    public Optional<float[]> mean() {
        return layers.mean().map(float[]::clone);
    }

    @Override
    public long size(String weight) {
        ArrangedWeight arranged = weights.get(weight);
        return arranged == null ? -1 : arranged.size();
    }

    @Override
    public void read(String weight, long from, float[] into) {
        ArrangedWeight arranged = weights.get(weight);
        if (arranged == null || from < 0 || from > arranged.size() - into.length) {
            throw new IllegalArgumentException("No such values: " + weight + " from " + from);
        }
        try {
            arranged.read(from, into);
        } catch (IOException | RuntimeException | VirtualMachineError | AssertionError e) {
            throw sentence(file, e);
        }
        if (!areFinite(into)) {
            throw new FacetException(
                    "%s holds a value in %s that is no finite number. Fetch the file again."
                            .formatted(file, weight));
        }
        if (weight.endsWith("/kernel")) {
            (areZero(into) ? zeroKernels : otherKernels).add(weight);
        }
    }

    /**
     * Checks the values that were read so far, so that one pass over all values suffices. A bias
     * may be zero.
     *
     * @throws FacetException if all values read from a layer's kernel are zero
     */
    public void requireNonZero() {
        zeroKernels.stream()
                .filter(kernel -> !otherKernels.contains(kernel))
                .findFirst()
                .ifPresent(
                        kernel -> {
                            throw new FacetException(
                                    "All values of %s in %s are zero: the layer was never trained. Choose another file."
                                            .formatted(kernel, file));
                        });
    }

    private static boolean areFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private static boolean areZero(float[] values) {
        for (float value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /** Closes the file. */
    @Override
    public void close() {
        closeQuietly(layers, bytes);
    }

    private static void closeQuietly(Closeable... resources) {
        for (Closeable resource : resources) {
            try {
                if (resource != null) {
                    resource.close();
                }
            } catch (IOException | RuntimeException e) {
                // The file was only read, so the values remain valid.
            }
        }
    }

    /**
     * Converts the exceptions of readers and libraries to a message; for a damaged file a library
     * may throw any exception.
     */
    private static FacetException sentence(Path file, Throwable thrown) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            if (e instanceof UnreadableWeights || e instanceof FacetException) {
                return new FacetException(file + " " + e.getMessage(), thrown);
            }
        }
        String predicate;
        if (thrown instanceof OutOfMemoryError) {
            predicate =
                    "needs more memory than there is, or is damaged. Fetch it again, or give Java"
                            + " more memory (-Xmx).";
        } else if (thrown instanceof NoSuchFileException) {
            predicate = "does not exist. Choose the file of weights.";
        } else if (thrown instanceof AccessDeniedException) {
            predicate = "cannot be read: permission is denied. Allow reading it.";
        } else {
            predicate = "is damaged or written in a way that Facet does not know. Fetch it again.";
        }
        return new FacetException(file + " " + predicate, thrown);
    }
}
