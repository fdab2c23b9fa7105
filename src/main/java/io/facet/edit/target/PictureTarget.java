package io.facet.edit.target;

import io.facet.FacetException;
import io.facet.edit.target.TunedTarget.Strength;
import io.facet.face.FacePart;
import io.facet.face.align.AlignedFace;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The target given by the mean maps of the k guide pictures nearest to the reference: T_l =
 * F_l(x_r) + s·(Σ_j F_l(g_j)/k - F_l(x_r)). With s = 1 this is the mean itself, the
 * attribute-guided target of Li, Zuo and Zhang (2016), arXiv 1608.06434.
 *
 * <p>The distance of a picture is Σ_l ‖F_l(g) - F_l(x_r)‖² / ‖F_l(x_r)‖² over the layers of the
 * attribute term.
 *
 * @param pictures at least one picture, aligned for the network of the edit
 * @param strengths the attribute that the pictures show, which determines s and the parts of the
 *     face; if it is empty, s is 1 and the whole face may change
 */
public record PictureTarget(List<GuidePicture> pictures, List<Strength> strengths)
        implements AttributeTarget {

    /** k, if there are enough pictures. */
    static final int NEAREST = 5;

    /**
     * @throws FacetException if there is more than one attribute
     * @throws IllegalArgumentException if there are no pictures
     */
    public PictureTarget {
        pictures = List.copyOf(pictures);
        strengths = List.copyOf(strengths);
        if (pictures.isEmpty()) {
            throw new IllegalArgumentException("a target of no pictures");
        }
        if (strengths.size() > 1) {
            throw new FacetException(
                    "Guide pictures show one change. Name one attribute, which determines its"
                            + " strength and where the face changes, or none to change the whole"
                            + " face.");
        }
    }

    private double strength() {
        return strengths.isEmpty() ? 1 : strengths.get(0).value();
    }

    @Override
    public List<FacePart> parts() {
        return strengths.isEmpty()
                ? List.of(FacePart.FACE)
                : strengths.get(0).attribute().card().faceParts();
    }

    @Override
    public boolean changesNothing() {
        return strength() == 0;
    }

    @Override
    public Map<String, FeatureMap> of(
            FeatureNetwork network,
            AlignedFace face,
            Map<String, FeatureMap> reference,
            List<String> layers) {
        Map<String, FeatureMap> mean = mean(network, nearest(network, reference, layers), layers);
        Map<String, FeatureMap> target = new LinkedHashMap<>();
        for (String layer : layers) {
            FeatureMap own = reference.get(layer);
            target.put(layer, own.times(1 - strength()).plus(mean.get(layer), strength()));
        }
        return target;
    }

    /** A picture and the distance of its maps from those of the reference. */
    private record Distant(GuidePicture picture, double distance) {}

    /**
     * Returns the nearest pictures, the nearest first; pictures at equal distances keep their
     * order.
     */
    private List<GuidePicture> nearest(
            FeatureNetwork network, Map<String, FeatureMap> reference, List<String> layers) {
        return pictures.stream()
                .map(
                        picture ->
                                new Distant(
                                        picture,
                                        distance(
                                                network.features(picture.face(), layers),
                                                reference,
                                                layers)))
                .sorted(Comparator.comparingDouble(Distant::distance))
                .limit(NEAREST)
                .map(Distant::picture)
                .toList();
    }

    private static double distance(
            Map<String, FeatureMap> maps, Map<String, FeatureMap> reference, List<String> layers) {
        double distance = 0;
        for (String layer : layers) {
            FeatureMap own = reference.get(layer);
            double difference = maps.get(layer).plus(own, -1).meanSquare();
            distance += difference / Math.max(own.meanSquare(), 1e-12);
        }
        return distance;
    }

    /**
     * Returns the mean maps. They are recomputed here, because storing those of many pictures needs
     * much memory.
     */
    private static Map<String, FeatureMap> mean(
            FeatureNetwork network, List<GuidePicture> nearest, List<String> layers) {
        Map<String, FeatureMap> mean = new LinkedHashMap<>();
        for (GuidePicture picture : nearest) {
            network.features(picture.face(), layers)
                    .forEach(
                            (layer, map) ->
                                    mean.merge(
                                            layer,
                                            map.times(1.0 / nearest.size()),
                                            (sum, next) -> sum.plus(next, 1)));
        }
        return mean;
    }
}
