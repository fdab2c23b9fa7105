package io.facet.network;

import io.facet.FacetException;
import io.facet.file.AtomicFile;
import io.facet.network.NetworkCard.FaceTemplate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;

/** Reads and writes network cards. */
public final class NetworkCardFile {

    /** Largest distance of a pupil from the input's corner, in multiples of the input's side. */
    private static final double FARTHEST = 10;

    private static final int LARGEST_INPUT = 4_096;
    private static final int MOST_CHANNELS = 1 << 20;
    private static final String TEMPLATE =
            "a face template with the left pupil left of the right one";

    private NetworkCardFile() {}

    /**
     * Reads the card of the network in a folder.
     *
     * @throws FacetException if the folder has none, or it is incomplete
     */
    public static NetworkCard read(Path folder) {
        Path file = folder.resolve(NetworkCard.FILE_NAME);
        if (!Files.isRegularFile(file)) {
            throw new FacetException(
                    "There is no network in " + folder + ": it has no " + file.getFileName() + ".");
        }
        NetworkCard card = CardJson.read(file, NetworkCard.class);
        requireInput(card, file);
        requireLayers(card, file);
        requireOutputs(card, file);
        boolean hash = card.weightsSha256() != null && card.weightsSha256().matches("[0-9a-f]+");
        CardJson.require(hash, "the weights' SHA-256", file);
        return card;
    }

    private static void requireInput(NetworkCard card, Path file) {
        CardJson.require(isName(card.name()), "a name", file);
        CardJson.require(
                card.inputSize() > 0 && card.inputSize() <= LARGEST_INPUT,
                "an input size of 1 to %s pixels".formatted(LARGEST_INPUT),
                file);
        CardJson.require(isName(card.inputTensor()), "an input tensor", file);
        CardJson.require(card.channelOrder() != null, "a channel order, RGB or BGR", file);
        boolean mean =
                card.mean() != null
                        && card.mean().size() == 3
                        && card.mean().stream().allMatch(v -> v != null && Float.isFinite(v));
        CardJson.require(mean, "a mean of three numbers", file);
        CardJson.require(Float.isFinite(card.scale()) && card.scale() != 0, "a scale", file);
        CardJson.require(isPlaced(card.template(), card.inputSize()), TEMPLATE, file);
    }

    /** Returns whether the pupils are placed side by side and near the input. */
    private static boolean isPlaced(FaceTemplate template, int size) {
        return template != null
                && DoubleStream.of(
                                template.leftX(),
                                template.leftY(),
                                template.rightX(),
                                template.rightY())
                        .allMatch(v -> Math.abs(v) <= FARTHEST * size)
                && template.leftX() < template.rightX();
    }

    private static void requireLayers(NetworkCard card, Path file) {
        List<NetworkCard.Layer> layers = card.layers();
        CardJson.require(layers != null && !layers.isEmpty(), "layers", file);
        for (NetworkCard.Layer layer : layers) {
            boolean whole =
                    layer != null
                            && isName(layer.name())
                            && isName(layer.tensor())
                            && layer.stride() > 0
                            && layer.stride() <= card.inputSize()
                            && layer.channels() > 0
                            && layer.channels() <= MOST_CHANNELS;
            CardJson.require(whole, "a name, tensor, stride and channels for every layer", file);
        }
        long names = layers.stream().map(NetworkCard.Layer::name).distinct().count();
        CardJson.require(names == layers.size(), "a name of its own for every layer", file);
    }

    private static void requireOutputs(NetworkCard card, Path file) {
        CardJson.require(card.outputs() != null, "a list of outputs", file);
        for (NetworkCard.VectorOutput output : card.outputs()) {
            boolean whole =
                    output != null
                            && isName(output.name())
                            && isName(output.tensor())
                            && output.size() > 0
                            && output.labels() != null
                            && output.labels().stream().allMatch(Objects::nonNull)
                            && (output.labels().isEmpty()
                                    || output.labels().size() == output.size());
            CardJson.require(whole, "a name, tensor, size and labels for every output", file);
        }
    }

    private static boolean isName(String text) {
        return text != null && !text.isBlank();
    }

    /** Writes a card into the folder of its network, replacing an older one. */
    public static void write(NetworkCard card, Path folder) {
        byte[] json = CardJson.bytes(card);
        AtomicFile.write(folder.resolve(NetworkCard.FILE_NAME), true, out -> out.write(json));
    }
}
