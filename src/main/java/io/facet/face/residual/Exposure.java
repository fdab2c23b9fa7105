package io.facet.face.residual;

import io.facet.face.align.AlignedFace;
import io.facet.face.mask.Mask;
import io.facet.image.FloatImage;
import io.facet.image.Luma;

/**
 * How much brighter a dim face is made while it is edited, and its change darker again afterwards.
 *
 * <p>What an attribute adds was learnt from well-lit faces. On a dim one teeth would glow: the same
 * change of the feature maps is many times the picture's own contrast. Faces within the usual range
 * stay as they are.
 *
 * @param gain factor on grey levels, at least 1
 */
public record Exposure(double gain) {

    /** Mean luma of a face below which it is dim; a well-lit one has about 120 or more. */
    private static final double DIM = 115;

    /** More would only lift noise. */
    private static final double MOST = 4;

    /**
     * @throws IllegalArgumentException if the gain is less than 1 or no number
     */
    public Exposure {
        if (!(gain >= 1 && gain < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("no gain: " + gain);
        }
    }

    /**
     * The exposure that a face needs.
     *
     * @param crop S x S x 3 grey levels
     * @param face where in the crop it is
     */
    public static Exposure of(FloatImage crop, Mask face) {
        float[] samples = crop.samples();
        float[] weights = face.values();
        double sum = 0;
        double area = 0;
        for (int i = 0; i < weights.length; i++) {
            for (int c = 0; c < 3; c++) {
                sum += weights[i] * Luma.weight(c) * samples[3 * i + c];
            }
            area += weights[i];
        }
        double mean = Math.max(1, sum / area);
        return new Exposure(Math.max(1, Math.min(MOST, DIM / mean)));
    }

    /** The face as it is edited; what would be brighter than white is white. */
    public AlignedFace brightened(AlignedFace face) {
        if (gain == 1) {
            return face;
        }
        FloatImage crop = face.crop();
        float[] samples = crop.samples();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) Math.min(255, gain * samples[i]);
        }
        FloatImage bright = new FloatImage(crop.width(), crop.height(), crop.channels(), samples);
        return new AlignedFace(bright, face.cropToPhoto());
    }

    /** A change of the brightened face, in the grey levels of the face itself. */
    public FaceChange darkened(FaceChange change) {
        float[] own = change.residual().values();
        for (int i = 0; i < own.length; i++) {
            own[i] /= (float) gain;
        }
        return new FaceChange(change.movement(), new Residual(change.residual().size(), own));
    }
}
