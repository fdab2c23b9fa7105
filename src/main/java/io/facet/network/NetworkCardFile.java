package io.facet.network;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.facet.FacetException;
import io.facet.image.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and writes network cards. */
public final class NetworkCardFile {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private NetworkCardFile() {}

    /**
     * Reads the card of the network in a folder.
     *
     * @throws FacetException if the folder has none, or it says too little
     */
    public static NetworkCard read(Path folder) {
        Path file = folder.resolve(NetworkCard.FILE_NAME);
        if (!Files.isRegularFile(file)) {
            throw new FacetException(
                    "There is no network in " + folder + ": it has no " + file.getFileName() + ".");
        }
        try {
            NetworkCard card = GSON.fromJson(Files.readString(file), NetworkCard.class);
            check(card, file);
            return card;
        } catch (IOException | JsonParseException e) {
            throw new FacetException("The network card " + file + " cannot be read.", e);
        }
    }

    private static void check(NetworkCard card, Path file) {
        if (card == null) {
            throw new FacetException("The network card " + file + " is empty.");
        }
        require(card.name() != null, "a name", file);
        require(card.inputSize() > 0, "an input size", file);
        require(card.inputTensor() != null, "an input tensor", file);
        require(card.channelOrder() != null, "a channel order, RGB or BGR", file);
        require(card.mean() != null && card.mean().size() == 3, "a mean of three numbers", file);
        require(Float.isFinite(card.scale()) && card.scale() != 0, "a scale", file);
        require(card.template() != null, "a face template", file);
        require(card.layers() != null && !card.layers().isEmpty(), "layers", file);
        require(card.outputs() != null, "a list of outputs", file);
        require(card.weightsSha256() != null, "the weights' SHA-256", file);
        for (NetworkCard.Layer layer : card.layers()) {
            boolean whole =
                    layer.name() != null
                            && layer.tensor() != null
                            && layer.stride() > 0
                            && layer.channels() > 0;
            require(whole, "a name, tensor, stride and channels for every layer", file);
        }
    }

    private static void require(boolean there, String what, Path file) {
        if (!there) {
            throw new FacetException("The network card " + file + " lacks " + what + ".");
        }
    }

    /** Writes a card into the folder of its network, in place of an older one. */
    public static void write(NetworkCard card, Path folder) {
        byte[] json = (GSON.toJson(card) + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(NetworkCard.FILE_NAME), true, out -> out.write(json));
    }
}
