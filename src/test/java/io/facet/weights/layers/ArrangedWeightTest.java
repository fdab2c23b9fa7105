package io.facet.weights.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ArrangedWeightTest {

    private static final LayerShape LAYER = new LayerShape("conv2_1", 3, 3, 5, 20, false);
    private static final LayerShape DENSE = new LayerShape("fc6", 2, 3, 5, 20, true);

    /** Number i is i. */
    private record Counted(long count) implements StoredValues {
        @Override
        public void read(long from, float[] into, int at, int length) {
            if (from < 0 || from + length > count) {
                throw new IndexOutOfBoundsException(from + " + " + length);
            }
            for (int i = 0; i < length; i++) {
                into[at + i] = from + i;
            }
        }
    }

    @Test
    void outputsFirstAreTurned() throws IOException {
        StoredArray array = StoredArray.rowMajor(new Counted(900), 20, 5, 3, 3);

        assertThat(at(KernelAxes.OIHW.arranged(array, LAYER), 1, 2, 4, 17))
                .isEqualTo(((17 * 5 + 4) * 3 + 1) * 3 + 2);
    }

    @Test
    void columnsAreTurned() throws IOException {
        StoredArray array = StoredArray.columnMajor(new Counted(900), 3, 3, 5, 20);

        assertThat(at(KernelAxes.HWIO_COLUMNS.arranged(array, LAYER), 1, 2, 4, 17))
                .isEqualTo(1 + 3 * (2 + 3 * (4 + 5 * 17)));
    }

    @Test
    void stepsOfAnySizeWithinTheStoredNumbersAreFollowed() throws IOException {
        long[] shape = {20, 5, 3, 3};
        StoredArray spread =
                new StoredArray(new Counted(9_000), 7, shape, new long[] {3, 61, 400, 2000});

        assertThat(at(KernelAxes.OIHW.arranged(spread, LAYER), 1, 2, 4, 17))
                .isEqualTo(7 + 3 * 17 + 61 * 4 + 400 + 2000 * 2);
    }

    @Test
    void outputsThatLieTogetherAreReadRowByRow() throws IOException {
        long far = 1L << 33;
        long[] shape = {20, 5, 3, 3};
        StoredArray rows =
                new StoredArray(new Counted(3 * far), 0, shape, new long[] {1, 20, 100, far});

        // 2^34 as a float, to which the rest adds less than its precision.
        assertThat(at(KernelAxes.OIHW.arranged(rows, LAYER), 0, 2, 0, 0)).isEqualTo(2f * far);
        assertThat(at(KernelAxes.OIHW.arranged(rows, LAYER), 2, 0, 1, 19)).isEqualTo(239);
    }

    @Test
    void oneNumberMayStandForAll() throws IOException {
        StoredArray one = new StoredArray(new Counted(9), 8, new long[] {20, 5, 3, 3}, new long[4]);

        assertThat(at(KernelAxes.OIHW.arranged(one, LAYER), 1, 2, 4, 17)).isEqualTo(8);
    }

    @Test
    void numbersThatLieFarApartInEveryDirectionAreRefused() {
        long far = 1L << 33;
        long[] shape = {20, 5, 3, 3};
        StoredArray apart =
                new StoredArray(new Counted(40 * far), 0, shape, new long[] {far, far, 1, 3});
        ArrangedWeight weight = KernelAxes.OIHW.arranged(apart, LAYER);

        assertThatThrownBy(() -> weight.read(0, new float[1]))
                .isInstanceOf(UnreadableWeights.class)
                .hasMessageContaining("conv2_1/kernel far apart");
    }

    @Test
    void flatDenseInputsOfPyTorchAreChannelsHeightWidth() throws IOException {
        StoredArray flat = StoredArray.rowMajor(new Counted(600), 20, 30);

        assertThat(at(KernelAxes.OIHW.arranged(flat, DENSE), 1, 2, 4, 17))
                .isEqualTo(17 * 30 + (4 * 2 + 1) * 3 + 2);
    }

    @Test
    void flatDenseInputsOfKerasAreHeightWidthChannels() throws IOException {
        StoredArray flat = StoredArray.rowMajor(new Counted(600), 30, 20);

        assertThat(at(KernelAxes.HWIO.arranged(flat, DENSE), 1, 2, 4, 17))
                .isEqualTo(((1 * 3 + 2) * 5 + 4) * 20 + 17);
    }

    @Test
    void transposedKernelsAreNotTakenForRightOnes() {
        StoredArray flat = StoredArray.rowMajor(new Counted(600), 20, 30);

        assertThatThrownBy(() -> KernelAxes.HWIO.arranged(flat, DENSE))
                .hasMessageContaining("fc6/kernel as 20x30")
                .hasMessageContaining("2x3x5x20 or 30x20");
    }

    @Test
    void aLayerOfSeveralBlocksIsTurnedWholly() throws IOException {
        // 36 million values, more than one block holds; numbers are exact up to 2^24 only.
        LayerShape large = new LayerShape("fc6", 1, 1, 6_000, 6_000, true);
        StoredValues modulo =
                new StoredValues() {
                    @Override
                    public long count() {
                        return 36_000_000;
                    }

                    @Override
                    public void read(long from, float[] into, int at, int count) {
                        for (int i = 0; i < count; i++) {
                            into[at + i] = (from + i) % 9_973;
                        }
                    }
                };
        ArrangedWeight weight =
                KernelAxes.OIHW.arranged(StoredArray.rowMajor(modulo, 6_000, 6_000), large);
        float[] across = new float[6_000 * 3];

        weight.read(6_000L * 2_999, across);

        for (int row = 0; row < 3; row++) {
            for (int output = 0; output < 6_000; output += 777) {
                assertThat(across[row * 6_000 + output])
                        .isEqualTo((output * 6_000L + 2_999 + row) % 9_973);
            }
        }
    }

    /** Returns the element of height, width, input and output, read with its row. */
    private static float at(ArrangedWeight weight, int h, int w, int i, int o) throws IOException {
        float[] all = new float[(int) weight.size()];
        weight.read(0, all);
        LayerShape layer = all.length == 900 ? LAYER : DENSE;
        int row = (h * layer.width() + w) * layer.inputs() + i;
        float[] single = Arrays.copyOfRange(all, row * 20 + o, row * 20 + o + 1);
        float[] piece = new float[1];
        weight.read(row * 20L + o, piece);
        assertThat(piece).isEqualTo(single);
        return single[0];
    }
}
