package io.facet.warp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreeFormDeformationTest {

    private static final int SIZE = 112;
    private static final int NODES = FreeFormDeformation.CELLS + 3;

    private final FreeFormDeformation deformation = new FreeFormDeformation(SIZE);

    private float[] random(int seed) {
        Random random = new Random(seed);
        float[] numbers = new float[deformation.parameters()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    /**
     * Returns parameters that are an affine function of the node's position along one axis of
     * displacement.
     */
    private float[] affine(double constant, double byColumn, double byRow) {
        float[] numbers = new float[deformation.parameters()];
        for (int k = 0; k < NODES * NODES; k++) {
            // The first node lies one spacing before the crop.
            double u = (k % NODES - 1) * deformation.spacing();
            double v = (k / NODES - 1) * deformation.spacing();
            numbers[k] = (float) (constant + byColumn * u + byRow * v);
        }
        return numbers;
    }

    @Test
    void anAffineFieldIsMetEverywhereAndDoesNotBend() {
        float[] numbers = affine(1.5, 0.1, -0.05);

        DisplacementField field = deformation.field(numbers);

        // Splines reproduce polynomials up to their degree, so also these.
        float[] x = field.x();
        for (int i = 0; i < x.length; i++) {
            double expected = 1.5 + 0.1 * (i % SIZE) - 0.05 * (i / SIZE);
            assertThat((double) x[i]).isCloseTo(expected, within(1e-4));
        }
        assertThat(field.y()).containsOnly(0f);
        assertThat(deformation.bending(numbers).value()).isLessThan(1e-10);
    }

    @ParameterizedTest
    @ValueSource(ints = {112, 224, 57})
    void bendingCountsInSpacingsWhateverTheCropsSize(int size) {
        FreeFormDeformation other = new FreeFormDeformation(size);
        float[] numbers = new float[other.parameters()];
        // One inner node, displaced by one spacing along the rows.
        numbers[15 * NODES + 15] = (float) other.spacing();

        // Second differences 1, -2, 1 along each axis: 6 + 6; mixed ones 4 times 1, counted twice.
        assertThat(other.bending(numbers).value())
                .isCloseTo((6 + 6 + 8) / (double) (NODES * NODES), within(1e-7));
    }

    @Test
    void theGradientIsTheTransposeOfTheField() {
        float[] numbers = random(1);
        DisplacementField field = deformation.field(numbers);
        Random random = new Random(2);
        float[] byX = new float[SIZE * SIZE];
        float[] byY = new float[SIZE * SIZE];
        double throughField = 0;
        float[] x = field.x();
        float[] y = field.y();
        for (int i = 0; i < byX.length; i++) {
            byX[i] = (float) random.nextGaussian();
            byY[i] = (float) random.nextGaussian();
            throughField += byX[i] * x[i] + byY[i] * y[i];
        }

        float[] gradient = deformation.gradient(byX, byY);

        // <b, A n> = <Aᵀ b, n> for a linear map A.
        double throughGradient = 0;
        for (int k = 0; k < numbers.length; k++) {
            throughGradient += gradient[k] * (double) numbers[k];
        }
        assertThat(throughGradient).isCloseTo(throughField, within(1e-3));
    }

    @Test
    void theBendingsGradientIsThatOfCentralDifferences() {
        float[] numbers = random(3);
        float[] gradient = deformation.bending(numbers).gradient();
        for (int k : new int[] {0, 1, NODES, 200, 480, NODES * NODES + 7, 1921}) {
            // A quadratic function's central difference has no error but rounding.
            float[] more = numbers.clone();
            float[] less = numbers.clone();
            more[k] += 0.5f;
            less[k] -= 0.5f;
            double slope = deformation.bending(more).value() - deformation.bending(less).value();
            assertThat((double) gradient[k]).isCloseTo(slope, within(1e-6));
        }
    }

    @Test
    void tooFewNumbersAreRefused() {
        assertThatThrownBy(() -> deformation.field(new float[7]))
                .isInstanceOf(IllegalArgumentException.class);
        float[] none = new float[deformation.parameters()];
        Arrays.fill(none, 0);
        assertThat(deformation.field(none).isZero()).isTrue();
    }
}
