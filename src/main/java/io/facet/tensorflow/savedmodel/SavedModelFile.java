package io.facet.tensorflow.savedmodel;

import io.facet.FacetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.tensorflow.proto.MetaGraphDef;

/** Reads the file of a SavedModel as data, without running any part of it. */
public final class SavedModelFile {

    static final String NAME = "saved_model.pb";
    static final String TAG = "serve";

    /** Maximum size of a protocol buffer, in bytes. */
    private static final long LARGEST = Integer.MAX_VALUE - 64L;

    private SavedModelFile() {}

    /**
     * Returns the bytes of the file in a folder.
     *
     * @throws FacetException if it is missing or too large
     */
    public static byte[] bytes(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file) && Files.exists(folder.resolve("saved_model.pbtxt"))) {
            throw new FacetException(
                    folder
                            + " has its SavedModel as text (saved_model.pbtxt), which Facet does"
                            + " not read. Save it as saved_model.pb.");
        }
        if (!Files.isRegularFile(file)) {
            throw new FacetException(folder + " is no SavedModel: there is no " + NAME + " in it.");
        }
        try {
            long size = Files.size(file);
            requireRoom(file, size);
            return FileBytes.read(file, 0, (int) size);
        } catch (IOException e) {
            throw new FacetException("The network's file " + file + " cannot be read.", e);
        }
    }

    private static void requireRoom(Path file, long size) {
        if (size > LARGEST) {
            throw new FacetException(
                    file + " has more than 2 GB, which no SavedModel with constants can have.");
        }
        if (size > Runtime.getRuntime().maxMemory() * 3 / 4) {
            throw new FacetException(
                    file + " needs more memory than Java may take: give it more, by -Xmx.");
        }
    }

    /**
     * Returns the graph with the tag {@code serve} and the fewest others, such as {@code tpu}, or
     * the only graph.
     *
     * @throws FacetException if there is none, or the bytes are not a SavedModel
     */
    public static MetaGraphDef graph(byte[] bytes, Path folder) {
        Path file = folder.resolve(NAME);
        List<MetaGraphDef> graphs = parse(bytes, file);
        if (graphs.size() == 1) {
            return graphs.get(0);
        }
        return graphs.stream()
                .filter(graph -> graph.getMetaInfoDef().getTagsList().contains(TAG))
                .min(Comparator.comparingInt(graph -> graph.getMetaInfoDef().getTagsCount()))
                .orElseThrow(
                        () ->
                                new FacetException(
                                        file + " has no graph with the tag '" + TAG + "'."));
    }

    private static List<MetaGraphDef> parse(byte[] bytes, Path file) {
        try {
            return SavedModelParts.graphs(bytes, file);
        } catch (IOException e) {
            throw new FacetException(
                    file + " is not a SavedModel, or a damaged one. Fetch or save it again.", e);
        }
    }
}
