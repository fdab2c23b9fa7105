package io.facet.weights;

import com.google.gson.Gson;
import io.facet.FacetException;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.network.NetworkCard.VectorOutput;
import io.facet.network.VggTopology;
import io.facet.weights.layers.WeightFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Describes a network with published weights, without the weights themselves.
 *
 * @param name its name among the models
 * @param title its paper
 * @param topology all its layers but the classifier
 * @param template where the pupils of a face lie in its input
 * @param meanRgb mean that its authors subtract: red, green and blue, in grey levels
 * @param scale factor that they apply afterwards
 * @param licence of the weights
 * @param channelOrders channel order that the weights of each format expect
 * @param files where they are published
 */
public record PublishedNetwork(
        String name,
        String title,
        VggTopology topology,
        FaceTemplate template,
        List<Float> meanRgb,
        float scale,
        Licence licence,
        Map<WeightFormat, ChannelOrder> channelOrders,
        List<PublishedFile> files) {

    /** Names of all known networks; each is described in a resource. */
    private static final List<String> KNOWN = List.of("vgg-face");

    /**
     * The licence of weights.
     *
     * @param name in a few words
     * @param terms in a sentence or two for the user
     * @param address of the page that says so
     */
    public record Licence(String name, String terms, URI address) {}

    /**
     * A file with the weights.
     *
     * @param id name that callers use
     * @param about origin and size
     * @param address address of the download
     * @param mostBytes maximum size; larger files are rejected
     * @param entry name of the file in an archive; null if it is not an archive
     * @param md5 checksum that its publishers state, in hex; null if they state none
     * @param dense whether it has the dense layers
     */
    public record PublishedFile(
            String id,
            String about,
            URI address,
            long mostBytes,
            String entry,
            String md5,
            boolean dense) {

        /** Returns its published file name. */
        public String fileName() {
            String path = address.getPath();
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** Returns the names of the known networks. */
    public static List<String> known() {
        return KNOWN;
    }

    /**
     * Returns the network of this name.
     *
     * @throws FacetException if it is unknown
     */
    public static PublishedNetwork named(String name) {
        if (!KNOWN.contains(name)) {
            throw new FacetException(
                    "Facet knows of no published network '%s'. It knows: %s."
                            .formatted(name, String.join(", ", KNOWN)));
        }
        try (InputStream in = PublishedNetwork.class.getResourceAsStream(name + ".json");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, PublishedNetwork.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the published file of this name.
     *
     * @throws FacetException if there is none
     */
    public PublishedFile file(String id) {
        return files.stream()
                .filter(file -> file.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new FacetException(
                                        "There is no source '%s' of %s. There are: %s."
                                                .formatted(id, name, sources())));
    }

    private String sources() {
        return String.join(", ", files.stream().map(PublishedFile::id).toList());
    }

    /**
     * Returns the name of the network's folder. With its dense layers the network is ten times as
     * large and no more useful for edits, so it has its own folder.
     */
    public String folderName(boolean descriptor) {
        return descriptor ? name + "-descriptor" : name;
    }

    /**
     * Returns the file to take if the user names none: the first with the required layers.
     *
     * @param descriptor whether the dense layers are needed
     */
    public PublishedFile file(boolean descriptor) {
        return files.stream()
                .filter(file -> file.dense() || !descriptor)
                .findFirst()
                .orElseThrow(
                        () -> new FacetException("No file of " + name + " has its descriptor."));
    }

    /**
     * Returns the card of the network without its hash.
     *
     * @param format of the file with the weights
     * @param order of the channels, if it differs from that of the format
     * @param mean that the file states, in the order of its channels, if it states one
     * @param descriptor whether the dense layers are there
     * @param source where the weights come from
     * @param acceptance when and how the user accepted the licence
     */
    NetworkCard card(
            WeightFormat format,
            Optional<ChannelOrder> order,
            Optional<float[]> mean,
            boolean descriptor,
            String source,
            String acceptance) {
        ChannelOrder channels = order.orElse(channelOrders.get(format));
        return new NetworkCard(
                folderName(descriptor),
                "1",
                topology.inputSize(),
                "input:0",
                channels,
                mean.map(PublishedNetwork::list).orElseGet(() -> published(channels)),
                scale,
                template,
                topology.maps(),
                descriptor ? List.of(descriptor()) : List.of(),
                licence.name(),
                source,
                acceptance,
                "");
    }

    private VectorOutput descriptor() {
        int layers = topology.denseWidths().size();
        return new VectorOutput(
                "descriptor", "descriptor:0", topology.denseWidths().get(layers - 1), List.of());
    }

    private List<Float> published(ChannelOrder order) {
        List<Float> mean = new ArrayList<>(meanRgb);
        if (order == ChannelOrder.BGR) {
            Collections.reverse(mean);
        }
        return mean;
    }

    private static List<Float> list(float[] values) {
        List<Float> list = new ArrayList<>();
        for (float value : values) {
            list.add(value);
        }
        return list;
    }
}
