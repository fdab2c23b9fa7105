package io.facet.train;

import io.facet.network.NetworkCard;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.network.NetworkCard.VectorOutput;
import java.util.List;

/** Creates the card of the embedded network after its training. */
public final class FacetNetworkCard {

    /** Side of the embedded network's input, in pixels. */
    public static final int INPUT_SIZE = 112;

    /** Average position of the eyes in the training pictures, made level and symmetrical. */
    private static final FaceTemplate TEMPLATE = new FaceTemplate(38.2, 52.4, 72.8, 52.4);

    private FacetNetworkCard() {}

    /** Returns the card without its hash, which is filled in when the network is written. */
    public static NetworkCard of(TrainingSpec spec, List<String> labels) {
        return new NetworkCard(
                "vgg-facet",
                "1",
                spec.topology().inputSize(),
                "input:0",
                ChannelOrder.RGB,
                List.of(spec.mean()[0], spec.mean()[1], spec.mean()[2]),
                spec.scale(),
                TEMPLATE,
                spec.topology().maps(),
                List.of(
                        new VectorOutput(
                                "descriptor", "descriptor:0", spec.descriptorSize(), List.of()),
                        new VectorOutput("attributes", "attributes:0", labels.size(), labels)),
                "BSD-2-Clause",
                "Trained by Facet on Labeled Faces in the Wild; see README.md beside this card.",
                "",
                "");
    }
}
