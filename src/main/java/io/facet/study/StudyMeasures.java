package io.facet.study;

import io.facet.face.Landmarks;
import io.facet.face.align.Alignment;
import io.facet.guide.ExpressionState;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.image.FloatImage;
import io.facet.image.Luma;
import io.facet.image.Photograph;
import io.facet.image.Region;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Measures edited faces with Facet's own means: the change of the network's feature maps, the state
 * of the expression according to the landmarks, and the sharpness of the face. It has no identity
 * descriptor; judges provide that.
 *
 * @param layers the layers whose feature maps are compared
 * @param state the measure of the expression's state, if the attribute has one
 */
record StudyMeasures(
        FeatureNetwork network,
        Function<Photograph, Optional<Landmarks>> locator,
        List<String> layers,
        Optional<ExpressionState> state) {

    /** Returns the state of a face, NaN if the attribute has no state. */
    double state(Landmarks face) {
        return state.map(s -> s.of(FaceGeometry.of(face).landmarks())).orElse(Double.NaN);
    }

    /** Returns the state of the face found in a picture, NaN if there is none. */
    double state(Photograph picture) {
        return locator.apply(picture).map(this::state).orElse(Double.NaN);
    }

    /**
     * Returns ‖F(after) - F(before)‖ / ‖F(before)‖ of the aligned face, averaged over the layers.
     */
    double featureChange(Photograph before, Photograph after, Landmarks face) {
        Map<String, FeatureMap> one = network.features(crop(before, face), layers);
        Map<String, FeatureMap> other = network.features(crop(after, face), layers);
        return layers.stream()
                .mapToDouble(
                        layer ->
                                Math.sqrt(
                                        other.get(layer).plus(one.get(layer), -1).meanSquare()
                                                / one.get(layer).meanSquare()))
                .average()
                .orElse(Double.NaN);
    }

    private FloatImage crop(Photograph photograph, Landmarks face) {
        return Alignment.align(
                        photograph, face, network.card().template(), network.card().inputSize())
                .crop();
    }

    /** Returns the sharpness of a face after the edit divided by that before. */
    static double sharpnessRatio(Photograph before, Photograph after, Landmarks face) {
        Region box = box(before, face);
        return sharpness(after, box) / sharpness(before, box);
    }

    /** Returns the smallest rectangle of a photograph that contains the landmarks. */
    static Region box(Photograph photograph, Landmarks face) {
        double left = photograph.width() - 3;
        double top = photograph.height() - 3;
        double right = 0;
        double bottom = 0;
        for (int i = 0; i < Landmarks.COUNT; i++) {
            left = Math.min(left, face.x(i));
            top = Math.min(top, face.y(i));
            right = Math.max(right, face.x(i));
            bottom = Math.max(bottom, face.y(i));
        }
        int x = (int) Math.max(0, left);
        int y = (int) Math.max(0, top);
        int last = (int) Math.max(x + 2, Math.min(photograph.width() - 1, right));
        int lowest = (int) Math.max(y + 2, Math.min(photograph.height() - 1, bottom));
        return new Region(x, y, last - x + 1, lowest - y + 1);
    }

    /**
     * Returns the mean absolute Laplacian of luma over the interior of a region, in sample values.
     *
     * @param region at least 3 x 3 pixels
     */
    static double sharpness(Photograph photograph, Region region) {
        float[] luma = new float[region.area()];
        for (int band = 0; band < photograph.bands(); band++) {
            float[] plane = photograph.plane(band, region);
            float weight = photograph.bands() == 1 ? 1 : Luma.weight(band);
            for (int i = 0; i < luma.length; i++) {
                luma[i] += weight * plane[i];
            }
        }
        int w = region.width();
        double sum = 0;
        for (int y = 1; y < region.height() - 1; y++) {
            for (int x = 1; x < w - 1; x++) {
                int i = y * w + x;
                sum +=
                        Math.abs(
                                4 * luma[i]
                                        - luma[i - 1]
                                        - luma[i + 1]
                                        - luma[i - w]
                                        - luma[i + w]);
            }
        }
        return sum / ((w - 2.0) * (region.height() - 2));
    }
}
