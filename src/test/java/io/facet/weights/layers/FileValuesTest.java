package io.facet.weights.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileValuesTest {

    @TempDir Path folder;

    @Test
    void halfPrecisionIsReadByItsDefinition() throws IOException {
        // IEEE 754: one, minus two, the largest, the smallest, infinity, a third.
        short[] bits = {0x3c00, (short) 0xc000, 0x7bff, 1, 0x7c00, 0x3555};

        assertThat(read(NumberType.FLOAT16, bits))
                .containsExactly(
                        1,
                        -2,
                        65504,
                        (float) Math.pow(2, -24),
                        Float.POSITIVE_INFINITY,
                        0.333251953125f);
    }

    @Test
    void brainFloatsAreTheUpperHalvesOfFloats() throws IOException {
        short upperPi = (short) (Float.floatToIntBits((float) Math.PI) >> 16);

        assertThat(read(NumberType.BFLOAT16, new short[] {0x3f80, upperPi}))
                .containsExactly(1, 3.140625f);
    }

    @Test
    void bigEndianDoublesAreRounded() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(16).putDouble(0.1).putDouble(-3);

        assertThat(read(bytes.array(), NumberType.FLOAT64, ByteOrder.BIG_ENDIAN, 2))
                .containsExactly(0.1f, -3);
    }

    @Test
    void moreThanThePieceOfOneReadIsRead() throws IOException {
        int count = WeightBytes.PIECE / Float.BYTES + 3;
        ByteBuffer bytes = ByteBuffer.allocate(count * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putFloat(i);
        }

        float[] read = read(bytes.array(), NumberType.FLOAT32, ByteOrder.LITTLE_ENDIAN, count);

        assertThat(read[count - 1]).isEqualTo(count - 1);
        assertThat(read[count - 4]).isEqualTo(count - 4);
    }

    @Test
    void moreThanTheFileHoldsIsRefused() {
        assertThatThrownBy(() -> read(new byte[7], NumberType.FLOAT32, ByteOrder.LITTLE_ENDIAN, 2))
                .isInstanceOf(UnreadableWeights.class)
                .hasMessageContaining("ends before what it announces");
    }

    private float[] read(NumberType type, short[] bits) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * bits.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(bits);
        return read(bytes.array(), type, ByteOrder.LITTLE_ENDIAN, bits.length);
    }

    private float[] read(byte[] bytes, NumberType type, ByteOrder order, int count)
            throws IOException {
        Path file = Files.write(folder.resolve("numbers"), bytes);
        try (WeightBytes opened = WeightBytes.open(file)) {
            float[] values = new float[count];
            new FileValues(opened, 0, count, type, order).read(0, values, 0, count);
            return values;
        }
    }
}
