package io.facet.image;

/**
 * Which samples a photograph of one depth can hold, and how others are brought there: an edit's
 * fractions are rounded here, and only here.
 *
 * @param bitDepth 8, 16, or 32 for floats
 * @param black the sample of black; 0 unless somebody said otherwise
 * @param white the sample of white, above black; that of a float picture is by convention, unless
 *     somebody said otherwise
 */
public record SampleRange(int bitDepth, float black, float white) {

    /** What white is in float pictures: of fractions, of 8-bit and of 16-bit samples. */
    private static final float[] FLOAT_WHITES = {1, 255, 65535};

    /** The range of these samples. */
    static SampleRange of(int bitDepth, float[] samples) {
        if (bitDepth != 32) {
            return new SampleRange(bitDepth, 0, (1 << bitDepth) - 1);
        }
        float largest = 0;
        for (float sample : samples) {
            largest = Math.max(largest, sample);
        }
        return ofLargest(largest);
    }

    /** The range of floats of which this one is the largest. */
    static SampleRange ofLargest(float largest) {
        for (float white : FLOAT_WHITES) {
            if (largest <= white) {
                return new SampleRange(32, 0, white);
            }
        }
        return new SampleRange(32, 0, largest);
    }

    /**
     * New samples as the file can hold them; floats stay as they are.
     *
     * @throws IllegalArgumentException if there are more or fewer than expected, or one is NaN or,
     *     among floats, infinite
     */
    float[] fitted(float[] values, int expected) {
        requireNumbers(values, expected);
        return bitDepth == 32 ? values : quantized(values);
    }

    /**
     * Changed samples as the file can hold them.
     *
     * @param before the samples that they replace, which widen the range: those beyond it may stay
     *     there, and none may come to lie there
     * @throws IllegalArgumentException if there are not as many as those, or one is NaN or, among
     *     floats, infinite
     */
    float[] fitted(float[] values, float[] before) {
        requireNumbers(values, before.length);
        float[] fitted = new float[values.length];
        for (int i = 0; i < fitted.length; i++) {
            float value = bitDepth == 32 ? values[i] : Math.round(values[i]);
            float highest = Math.max(white, before[i]);
            fitted[i] = Math.max(Math.min(black, before[i]), Math.min(highest, value));
        }
        return fitted;
    }

    /** Whether white is above black, and both are samples that the depth can hold. */
    public boolean isPossible() {
        if (bitDepth == 32) {
            return black < white && Float.isFinite(black) && Float.isFinite(white);
        }
        return black >= 0 && black < white && white <= (1 << bitDepth) - 1;
    }

    /** The same for whole numbers of 16 bits that can be negative. */
    public boolean isPossibleSigned() {
        return bitDepth == 16
                && black >= Short.MIN_VALUE
                && black < white
                && white <= Short.MAX_VALUE;
    }

    private float[] quantized(float[] values) {
        float[] quantized = new float[values.length];
        for (int i = 0; i < quantized.length; i++) {
            quantized[i] = Math.max(Math.min(0, black), Math.min(white, Math.round(values[i])));
        }
        return quantized;
    }

    private void requireNumbers(float[] values, int expected) {
        if (values.length != expected) {
            throw new IllegalArgumentException(
                    "%s samples for %s pixels".formatted(values.length, expected));
        }
        for (int i = 0; i < expected; i++) {
            if (Float.isNaN(values[i]) || bitDepth == 32 && Float.isInfinite(values[i])) {
                throw new IllegalArgumentException("sample " + i + " is " + values[i]);
            }
        }
    }
}
