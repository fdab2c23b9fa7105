package io.facet.image;

/** Shows a sample to people: whole numbers without a decimal point. */
final class SampleText {

    private SampleText() {}

    static String of(float sample) {
        boolean whole = sample == Math.rint(sample) && Math.abs(sample) < 1e9;
        return whole ? String.valueOf((long) sample) : String.valueOf(sample);
    }
}
