package io.facet.attribute;

import io.facet.dataset.Contrast;
import io.facet.dataset.LabelledPictures;
import io.facet.dataset.LabelledPictures.Picture;
import io.facet.face.Landmarks;
import io.facet.image.FloatImage;
import io.facet.image.Photograph;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Computes an attribute's change separately for each face: the mean map of the K nearest faces with
 * the attribute minus that of the K nearest without it, as in Upchurch et al. (2017). It needs the
 * pictures; it is the baseline for stored attributes.
 */
public final class NearestExemplars {

    private final FeatureNetwork network;
    private final PictureFeatures features;
    private final String distanceLayer;
    private final int k;
    private final List<Exemplar> exemplars = new ArrayList<>();

    private record Exemplar(int index, boolean mirrored, int sign, float[] place) {}

    /**
     * @param contrast which of the training pictures show the attribute
     * @param locator finds the face in a picture
     * @param distanceLayer the layer whose maps define the distance between faces
     * @param k number of faces of each kind
     */
    public NearestExemplars(
            FeatureNetwork network,
            LabelledPictures table,
            Contrast contrast,
            Function<Photograph, Optional<Landmarks>> locator,
            String distanceLayer,
            int k) {
        this.network = network;
        this.distanceLayer = distanceLayer;
        this.k = k;
        List<Picture> candidates =
                table.part(true).stream().filter(p -> contrast.sign(table, p) != 0).toList();
        features = new PictureFeatures(network, table, candidates, locator, step -> {});
        List<Picture> pictures = features.pictures();
        for (int i = 0; i < pictures.size(); i++) {
            int sign = contrast.sign(table, pictures.get(i));
            for (boolean mirrored : new boolean[] {false, true}) {
                exemplars.add(new Exemplar(i, mirrored, sign, place(features.face(i, mirrored))));
            }
        }
    }

    private float[] place(FloatImage face) {
        return network.features(face, List.of(distanceLayer)).get(distanceLayer).values();
    }

    private List<Exemplar> nearest(float[] place, int sign) {
        Map<Exemplar, Double> distances = new LinkedHashMap<>();
        for (Exemplar exemplar : exemplars) {
            if (exemplar.sign() == sign) {
                distances.put(exemplar, distance(place, exemplar.place()));
            }
        }
        return distances.entrySet().stream()
                .sorted(Comparator.comparingDouble(Map.Entry::getValue))
                .limit(k)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }

    /** Computes the change of the maps of {@code layers} for one face. */
    public Map<String, FeatureMap> change(FloatImage face, List<String> layers) {
        float[] place = place(face);
        Map<String, FeatureMap> change = new LinkedHashMap<>();
        for (int sign : new int[] {1, -1}) {
            List<Exemplar> near = nearest(place, sign);
            for (Exemplar exemplar : near) {
                Map<String, FeatureMap> maps =
                        features.of(exemplar.index(), exemplar.mirrored(), layers);
                double factor = (double) sign / near.size();
                maps.forEach(
                        (layer, map) ->
                                change.merge(
                                        layer,
                                        map.times(factor),
                                        (sum, next) -> sum.plus(next, 1)));
            }
        }
        return change;
    }

    /**
     * Computes the same difference for the mean pictures, S x S x 3: the result without a network.
     */
    public float[] pixelChange(FloatImage face) {
        float[] place = place(face);
        float[] change = new float[face.samples().length];
        for (int sign : new int[] {1, -1}) {
            List<Exemplar> near = nearest(place, sign);
            for (Exemplar exemplar : near) {
                float[] samples = features.face(exemplar.index(), exemplar.mirrored()).samples();
                for (int i = 0; i < change.length; i++) {
                    change[i] += sign * samples[i] / near.size();
                }
            }
        }
        return change;
    }
}
