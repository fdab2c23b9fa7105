package io.facet.attribute;

import io.facet.dataset.LabelledPictures;
import io.facet.dataset.LabelledPictures.Picture;
import io.facet.face.Landmarks;
import io.facet.face.align.Alignment;
import io.facet.image.FloatImage;
import io.facet.image.Photograph;
import io.facet.image.io.PhotographFile;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Computes a network's maps of the aligned faces in labelled pictures, unchanged and mirrored. The
 * faces are kept in memory as bytes.
 */
final class PictureFeatures {

    private static final int CHUNK = 500;

    private final FeatureNetwork network;
    private final List<Picture> pictures = new ArrayList<>();
    private final List<byte[]> faces = new ArrayList<>();

    /**
     * @param network the network
     * @param table table with the paths of the pictures
     * @param candidates pictures; those without a face are omitted
     * @param locator finds the face in each
     * @param log receives progress messages
     */
    PictureFeatures(
            FeatureNetwork network,
            LabelledPictures table,
            List<Picture> candidates,
            Function<Photograph, Optional<Landmarks>> locator,
            Consumer<String> log) {
        this.network = network;
        for (int begin = 0; begin < candidates.size(); begin += CHUNK) {
            List<Picture> chunk =
                    candidates.subList(begin, Math.min(candidates.size(), begin + CHUNK));
            List<Optional<byte[]>> found =
                    IntStream.range(0, chunk.size())
                            .parallel()
                            .mapToObj(i -> face(table, chunk.get(i), locator))
                            .toList();
            for (int i = 0; i < chunk.size(); i++) {
                if (found.get(i).isPresent()) {
                    pictures.add(chunk.get(i));
                    faces.add(found.get(i).get());
                }
            }
            log.accept("faces in %s of %s".formatted(faces.size(), begin + chunk.size()));
        }
    }

    private Optional<byte[]> face(
            LabelledPictures table,
            Picture picture,
            Function<Photograph, Optional<Landmarks>> locator) {
        Photograph photograph = PhotographFile.read(table.file(picture));
        NetworkCard card = network.card();
        return locator.apply(photograph)
                .map(
                        location ->
                                Alignment.align(
                                        photograph, location, card.template(), card.inputSize()))
                .map(aligned -> bytes(aligned.crop().samples()));
    }

    private static byte[] bytes(float[] samples) {
        byte[] bytes = new byte[samples.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(samples[i]);
        }
        return bytes;
    }

    /** Returns the pictures with a face, in their order; all indices below refer to this list. */
    List<Picture> pictures() {
        return List.copyOf(pictures);
    }

    /** Returns the face in picture i as the network's input. */
    FloatImage face(int i, boolean mirrored) {
        int size = network.card().inputSize();
        byte[] bytes = faces.get(i);
        float[] samples = new float[bytes.length];
        for (int k = 0; k < samples.length; k++) {
            int pixel = k / 3;
            int column = mirrored ? size - 1 - pixel % size : pixel % size;
            samples[k] = bytes[3 * (pixel - pixel % size + column) + k % 3] & 255;
        }
        return new FloatImage(size, size, 3, samples);
    }

    /** Computes the maps of the face in picture i. */
    Map<String, FeatureMap> of(int i, boolean mirrored, List<String> layers) {
        return network.features(face(i, mirrored), layers);
    }
}
