package io.facet.face.residual;

import io.facet.image.Luma;
import io.facet.image.Photograph;
import io.facet.warp.PlaneMap;
import java.util.Arrays;

/**
 * The masked change of an aligned face, M·(x* - x_r): what goes back into the photograph.
 * Immutable.
 *
 * @param size S, the side of the crop in pixels
 * @param values S x S x 3 grey levels, interleaved red, green, blue, row-major; exactly 0 where
 *     nothing changed
 */
public record Residual(int size, float[] values) {

    /**
     * @throws IllegalArgumentException if there are not S x S x 3 values, or one is not finite
     */
    public Residual {
        if (size < 1 || values.length != (long) size * size * 3) {
            throw new IllegalArgumentException(
                    "%s values for %s x %s x 3".formatted(values.length, size, size));
        }
        values = values.clone();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("value " + i + " is " + values[i]);
            }
        }
    }

    /** The grey levels; a copy. */
    @Override
    public float[] values() {
        return values.clone();
    }

    /** {@link FaceChange#appliedTo} of this change alone, with nothing moved. */
    public Photograph addTo(Photograph photo, PlaneMap cropToPhoto) {
        return FaceChange.of(this).appliedTo(photo, cropToPhoto);
    }

    /** {@link FaceChange#support} of this change alone, with nothing moved. */
    public boolean[] support(Photograph photo, PlaneMap cropToPhoto) {
        return FaceChange.of(this).support(photo, cropToPhoto);
    }

    /** Whether a pixel changes. */
    boolean changesAt(int pixel) {
        return values[3 * pixel] != 0 || values[3 * pixel + 1] != 0 || values[3 * pixel + 2] != 0;
    }

    /**
     * The change for a photograph of so many bands: red, green, blue, or their luma.
     *
     * @return S x S grey levels for each band
     */
    float[][] planes(int bands) {
        return bands == 1 ? new float[][] {luma()} : channels();
    }

    /** Two residuals are equal when their sizes and all their values are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Residual that
                && size == that.size
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * size + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Residual[" + size + " x " + size + " x 3]";
    }

    private float[][] channels() {
        float[][] channels = new float[3][size * size];
        for (int i = 0; i < values.length; i++) {
            channels[i % 3][i / 3] = values[i];
        }
        return channels;
    }

    private float[] luma() {
        float[] luma = new float[size * size];
        for (int i = 0; i < values.length; i++) {
            luma[i / 3] += Luma.weight(i % 3) * values[i];
        }
        return luma;
    }
}
