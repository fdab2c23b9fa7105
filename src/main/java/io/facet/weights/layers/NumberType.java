package io.facet.weights.layers;

import java.nio.ByteBuffer;

/** How a file stores one number. */
public enum NumberType {
    /** IEEE 754 half precision. */
    FLOAT16(2) {
        @Override
        public float at(ByteBuffer bytes, int position) {
            return half(bytes.getShort(position));
        }
    },
    /** The upper half of a 32-bit float. */
    BFLOAT16(2) {
        @Override
        public float at(ByteBuffer bytes, int position) {
            return Float.intBitsToFloat(bytes.getShort(position) << 16);
        }
    },
    /** IEEE 754 single precision. */
    FLOAT32(4) {
        @Override
        public float at(ByteBuffer bytes, int position) {
            return bytes.getFloat(position);
        }
    },
    /** IEEE 754 double precision. */
    FLOAT64(8) {
        @Override
        public float at(ByteBuffer bytes, int position) {
            return (float) bytes.getDouble(position);
        }
    },
    /** Integers of eight bits, signed or unsigned, and Booleans; never weights. */
    INTEGER8(1) {
        @Override
        public float at(ByteBuffer bytes, int position) {
            return bytes.get(position);
        }
    },
    INTEGER16(2) {
        @Override
        public float at(ByteBuffer bytes, int position) {
            return bytes.getShort(position);
        }
    },
    INTEGER32(4) {
        @Override
        public float at(ByteBuffer bytes, int position) {
            return bytes.getInt(position);
        }
    },
    INTEGER64(8) {
        @Override
        public float at(ByteBuffer bytes, int position) {
            return bytes.getLong(position);
        }
    };

    private final int bytes;

    NumberType(int bytes) {
        this.bytes = bytes;
    }

    /** Returns the size of one number. */
    public int bytes() {
        return bytes;
    }

    /** Returns whether weights may have this type. */
    public boolean isFloating() {
        return compareTo(INTEGER8) < 0;
    }

    /** Returns the number at a position of the buffer, in the buffer's byte order. */
    public abstract float at(ByteBuffer bytes, int position);

    private static float half(short bits) {
        int exponent = bits >> 10 & 31;
        int fraction = bits & 1023;
        float magnitude =
                switch (exponent) {
                    case 0 -> Math.scalb((float) fraction, -24);
                    case 31 -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
                    default -> Math.scalb((float) (fraction + 1024), exponent - 25);
                };
        return bits < 0 ? -magnitude : magnitude;
    }
}
