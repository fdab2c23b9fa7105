package io.facet.face.residual;

import io.facet.face.align.AlignedFace;
import io.facet.face.mask.Mask;
import io.facet.image.FloatImage;
import io.facet.image.Luma;

/**
 * The factor by which a dim face is brightened for the edit, and its change darkened again
 * afterwards.
 *
 * <p>Attributes were learnt from well-lit faces. On a dim face teeth would glow, because the same
 * change of the feature maps is many times the picture's own contrast. Faces within the usual range
 * are not changed.
 *
 * @param gain factor on grey levels, at least 1
 */
public record Exposure(double gain) {

    /** Mean luma of a face below which it is dim; a well-lit one has about 120 or more. */
    private static final double DIM = 115;

    /** Largest gain; more would only amplify noise. */
    private static final double MOST = 4;

    /**
     * @throws IllegalArgumentException if the gain is less than 1 or not a number
     */
    public Exposure {
        if (!(gain >= 1 && gain < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("no gain: " + gain);
        }
    }

    /**
     * Returns the exposure that a face needs.
     *
     * @param crop S x S x 3 grey levels
     * @param face mask of the face in the crop
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

    /** Returns the brightened face for the edit; values above white are clipped to white. */
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

    /** Returns a change of the brightened face, scaled to the grey levels of the original face. */
    public FaceChange darkened(FaceChange change) {
        float[] own = change.residual().values();
        for (int i = 0; i < own.length; i++) {
            own[i] /= (float) gain;
        }
        return new FaceChange(change.movement(), new Residual(change.residual().size(), own));
    }
}
