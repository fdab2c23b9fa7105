package io.facet.image;

/** Formats a sample for display: integers without a decimal point. */
public final class SampleText {

    private SampleText() {}

    public static String of(float sample) {
        boolean whole = sample == Math.rint(sample) && Math.abs(sample) < 1e9;
        return whole ? String.valueOf((long) sample) : String.valueOf(sample);
    }
}
