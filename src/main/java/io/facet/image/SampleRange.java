package io.facet.image;

/**
 * Defines which samples a photograph of one bit depth can hold, and fits other values to them. The
 * results of an edit are rounded here and nowhere else.
 *
 * @param bitDepth 8, 16, or 32 for floats
 * @param black the sample of black; 0 unless set explicitly
 * @param white the sample of white, above black; for a float picture a convention unless set
 *     explicitly
 */
public record SampleRange(int bitDepth, float black, float white) {

    /** White in float pictures that hold fractions, 8-bit samples or 16-bit samples. */
    private static final float[] FLOAT_WHITES = {1, 255, 65535};

    /** Returns the range of these samples. */
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

    /** Returns the range of floats whose largest sample is this one. */
    static SampleRange ofLargest(float largest) {
        for (float white : FLOAT_WHITES) {
            if (largest <= white) {
                return new SampleRange(32, 0, white);
            }
        }
        return new SampleRange(32, 0, largest);
    }

    /**
     * Fits new samples to what the file can hold; floats are kept as they are.
     *
     * @throws IllegalArgumentException if there are more or fewer than expected, or one is NaN or,
     *     among floats, infinite
     */
    float[] fitted(float[] values, int expected) {
        requireNumbers(values, expected);
        return bitDepth == 32 ? values : quantized(values);
    }

    /**
     * Fits changed samples to what the file can hold.
     *
     * @param before the samples that they replace, which extend the range: a sample outside it may
     *     keep its value, but no sample may leave the range
     * @throws IllegalArgumentException if the numbers of samples differ, or one is NaN or, among
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

    /** Returns whether white is above black and the bit depth can hold both. */
    public boolean isPossible() {
        if (bitDepth == 32) {
            return black < white && Float.isFinite(black) && Float.isFinite(white);
        }
        return black >= 0 && black < white && white <= (1 << bitDepth) - 1;
    }

    /** Returns the same as {@link #isPossible} for signed 16-bit integers. */
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
