package io.facet.face.residual;

import io.facet.image.FloatImage;
import io.facet.image.Luma;
import io.facet.image.Photograph;
import io.facet.warp.PlaneMap;

/**
 * The masked change of an aligned face, M·(x* - x_r), which is added to the photograph. Immutable.
 *
 * @param change S x S pixels of three channels, in grey levels; exactly 0 where nothing changed
 */
public record Residual(FloatImage change) {

    /**
     * @throws IllegalArgumentException if the change is not square or does not have three channels
     */
    public Residual {
        if (change.width() != change.height() || change.channels() != 3) {
            throw new IllegalArgumentException("not a square of three channels: " + change);
        }
    }

    /**
     * @param size S, the side of the crop in pixels
     * @param values S x S x 3 grey levels, interleaved red, green, blue, row-major
     * @throws IllegalArgumentException if there are not S x S x 3 values, or one is not finite
     */
    public Residual(int size, float[] values) {
        this(new FloatImage(size, size, 3, values));
    }

    /** Returns S, the side of the crop in pixels. */
    public int size() {
        return change.width();
    }

    /** Returns a copy of the grey levels, interleaved. */
    public float[] values() {
        return change.samples();
    }

    /** Applies this change without movement, as {@link FaceChange#appliedTo} does. */
    public Photograph addTo(Photograph photo, PlaneMap cropToPhoto) {
        return FaceChange.of(this).appliedTo(photo, cropToPhoto);
    }

    /** Returns the {@link FaceChange#support} of this change without movement. */
    public boolean[] support(Photograph photo, PlaneMap cropToPhoto) {
        return FaceChange.of(this).support(photo, cropToPhoto);
    }

    /** Returns whether a pixel changes. */
    boolean changesAt(int pixel) {
        int x = pixel % size();
        int y = pixel / size();
        return change.sample(x, y, 0) != 0
                || change.sample(x, y, 1) != 0
                || change.sample(x, y, 2) != 0;
    }

    /**
     * Returns the change for a photograph with this number of bands: red, green, blue, or their
     * luma.
     *
     * @return S x S grey levels for each band
     */
    float[][] planes(int bands) {
        return bands == 1 ? new float[][] {luma()} : channels();
    }

    private float[][] channels() {
        float[] values = values();
        float[][] channels = new float[3][values.length / 3];
        for (int i = 0; i < values.length; i++) {
            channels[i % 3][i / 3] = values[i];
        }
        return channels;
    }

    private float[] luma() {
        float[] values = values();
        float[] luma = new float[values.length / 3];
        for (int i = 0; i < values.length; i++) {
            luma[i / 3] += Luma.weight(i % 3) * values[i];
        }
        return luma;
    }
}
