package io.facet.attribute;

import io.facet.dataset.Frame;
import io.facet.dataset.LabelledPictures;
import io.facet.dataset.LabelledPictures.Picture;
import io.facet.dataset.PixelStore;
import io.facet.image.FloatImage;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import java.util.List;
import java.util.Map;

/** A network's maps of the aligned faces in labelled pictures, as they are and mirrored. */
public final class PictureFeatures {

    private final FeatureNetwork network;
    private final Frame frame;
    private final PixelStore store;

    /**
     * @param network the network
     * @param table where the pictures lie
     * @param pictures the pictures that will be asked for, by their place in this list
     * @param frame what of every picture is the network's input
     */
    public PictureFeatures(
            FeatureNetwork network, LabelledPictures table, List<Picture> pictures, Frame frame) {
        this.network = network;
        this.frame = frame;
        store = PixelStore.read(table.folder(), pictures);
    }

    /** Picture i as the network's input. */
    public FloatImage face(int i, boolean mirrored) {
        int size = network.card().inputSize();
        float[] samples = new float[3 * size * size];
        store.sample(i, frame.grid(size, mirrored), size, samples, 0);
        return new FloatImage(size, size, 3, samples);
    }

    /** Maps of picture i. */
    public Map<String, FeatureMap> of(int i, boolean mirrored, List<String> layers) {
        return network.features(face(i, mirrored), layers);
    }
}
