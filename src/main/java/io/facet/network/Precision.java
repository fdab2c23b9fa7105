package io.facet.network;

/** Numbers that a network's convolutions are computed in. */
public enum Precision {
    /** IEEE single precision, with 24 bits. */
    FLOAT32,
    /**
     * Numbers with 8 bits, where the processor has instructions for them: about a quarter of the
     * time, and a gradient that differs by some per cent.
     */
    BFLOAT16
}
