package io.facet.network;

/** Number format in which a network's convolutions are computed. */
public enum Precision {
    /** IEEE single precision, with a 24-bit significand. */
    FLOAT32,
    /**
     * bfloat16, with an 8-bit significand, if the processor has instructions for it. It takes about
     * a quarter of the time; the gradient differs by some per cent.
     */
    BFLOAT16
}
