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
 * What is known of a network whose weights others publish, beside the weights themselves.
 *
 * @param name the name that it gets here
 * @param title its paper
 * @param topology all its layers but the classifier
 * @param template where the pupils of a face lie in its input
 * @param meanRgb what its authors subtract, red, green and blue, in grey levels
 * @param scale what they multiply with then
 * @param licence of the weights
 * @param channelOrders which order of channels the weights of each format expect
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

    /** All that Facet knows; the resource of each has the facts. */
    private static final List<String> KNOWN = List.of("vgg-face");

    /**
     * Under which terms weights may be used.
     *
     * @param name in a few words
     * @param terms in a sentence or two for the user
     * @param address of the page that says so
     */
    public record Licence(String name, String terms, URI address) {}

    /**
     * A file with the weights.
     *
     * @param id as users give it
     * @param about whose it is and how large
     * @param address from where to get it
     * @param mostBytes larger files are not it
     * @param entry in an archive, the file's name; or else null
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

        /** The name of its file where it is published. */
        public String fileName() {
            String path = address.getPath();
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** Names of the networks that are known. */
    public static List<String> known() {
        return KNOWN;
    }

    /**
     * The network of this name.
     *
     * @throws FacetException if none is known
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
     * The published file of this name.
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
     * The name of the network's folder. With its dense layers it is ten times as large, of no more
     * use for an edit, and so stands beside it.
     */
    public String folderName(boolean descriptor) {
        return descriptor ? name + "-descriptor" : name;
    }

    /**
     * The file to take if the user names none: the first that has what is needed.
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
     * The card of the network without its hash.
     *
     * @param format of the file with the weights
     * @param order of the channels, if it is said to be another than that of the format
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
