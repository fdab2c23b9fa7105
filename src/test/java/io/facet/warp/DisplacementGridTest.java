package io.facet.warp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.warp.DisplacementGrid.Lattice;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class DisplacementGridTest {

    private static final Lattice LATTICE = Lattice.covering(-1, -0.5, 1, 1.5, 0.05);

    private static double[] at(DoubleBinaryOperator function) {
        double[] values = new double[LATTICE.nodes()];
        for (int node = 0; node < values.length; node++) {
            values[node] = function.applyAsDouble(LATTICE.x(node), LATTICE.y(node));
        }
        return values;
    }

    private static DisplacementGrid grid(DoubleBinaryOperator dx, DoubleBinaryOperator dy) {
        return new DisplacementGrid(LATTICE, at(dx), at(dy));
    }

    /** Computes a window whose value and slope fall to 0 at the border of the rectangle. */
    private static double window(double x, double y) {
        return Math.pow(Math.cos(Math.PI * x / 2) * Math.cos(Math.PI * (y - 0.5) / 2), 2);
    }

    /** Returns a displacement whose slopes stay below 1, so that it has an inverse. */
    private static DisplacementGrid smooth(double amount) {
        return grid(
                (x, y) -> amount * window(x, y) * Math.sin(3 * y),
                (x, y) -> amount * window(x, y) * Math.cos(2 * x + y));
    }

    @Test
    void a_lattice_covers_its_rectangle() {
        assertThat(LATTICE.columns()).isEqualTo(41);
        assertThat(LATTICE.rows()).isEqualTo(41);
        assertThat(LATTICE.x(41 + 2)).isCloseTo(-0.9, within(1e-12));
        assertThat(LATTICE.y(41 + 2)).isCloseTo(-0.45, within(1e-12));
        assertThat(Lattice.covering(0, 0, 1, 1, 0.3).columns()).isEqualTo(5);
        assertThat(LATTICE.covers(0.99, 1.49)).isTrue();
        assertThat(LATTICE.covers(1.01, 0)).isFalse();
    }

    @Test
    void nodes_have_their_own_displacement() {
        double[] dx = new Random(1).doubles(LATTICE.nodes(), -1, 1).toArray();
        double[] dy = new Random(2).doubles(LATTICE.nodes(), -1, 1).toArray();
        DisplacementGrid grid = new DisplacementGrid(LATTICE, dx, dy);

        for (int node = 0; node < LATTICE.nodes(); node++) {
            // Rounding may put the last column and row just beyond the rectangle.
            if (LATTICE.covers(LATTICE.x(node), LATTICE.y(node))) {
                assertThat(grid.x(LATTICE.x(node), LATTICE.y(node)))
                        .isCloseTo(dx[node], within(1e-9));
                assertThat(grid.y(LATTICE.x(node), LATTICE.y(node)))
                        .isCloseTo(dy[node], within(1e-9));
            }
        }
    }

    @Test
    void between_nodes_it_interpolates_parabolas_exactly() {
        // The cubic of Catmull and Rom has the third order: Keys 1981.
        DoubleBinaryOperator parabola = (x, y) -> 1 - x + 0.5 * x * x + 2 * y * y - x * y;
        DisplacementGrid grid = grid(parabola, (x, y) -> 0);
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            // A node away from the border, where a tap is missing.
            double x = -0.9 + 1.8 * random.nextDouble();
            double y = -0.4 + 1.8 * random.nextDouble();
            assertThat(grid.x(x, y)).isCloseTo(parabola.applyAsDouble(x, y), within(1e-12));
        }
    }

    @Test
    void its_slope_is_continuous_across_nodes() {
        double[] dx = new Random(1).doubles(LATTICE.nodes(), -1, 1).toArray();
        DisplacementGrid grid = new DisplacementGrid(LATTICE, dx, dx);
        double h = 1e-7;
        double x = LATTICE.x(20);
        double y = 0.333;

        double before = (grid.x(x, y) - grid.x(x - h, y)) / h;
        double after = (grid.x(x + h, y) - grid.x(x, y)) / h;

        assertThat(after).isCloseTo(before, within(1e-3));
        assertThat(Math.abs(before)).isGreaterThan(0.1);
    }

    @Test
    void nothing_moves_beyond_the_rectangle() {
        DisplacementGrid grid = grid((x, y) -> 1, (x, y) -> 2);

        assertThat(grid.x(0, 0)).isEqualTo(1);
        for (double[] point :
                new double[][] {{-1.001, 0}, {1.001, 0}, {0, -0.501}, {0, 1.501}, {9, 9}}) {
            assertThat(grid.x(point[0], point[1])).isZero();
            assertThat(grid.y(point[0], point[1])).isZero();
        }
        assertThat(grid.x(Double.NaN, 0)).isZero();
    }

    @Test
    void the_inverse_leads_back() {
        DisplacementGrid forth = smooth(0.15);
        DisplacementGrid back = forth.inverse();
        double farthest = 0;
        for (int node = 0; node < LATTICE.nodes(); node++) {
            double x = LATTICE.x(node) + back.x(LATTICE.x(node), LATTICE.y(node));
            double y = LATTICE.y(node) + back.y(LATTICE.x(node), LATTICE.y(node));
            farthest = Math.max(farthest, Math.abs(x - LATTICE.x(node)));
            assertThat(x + forth.x(x, y)).isCloseTo(LATTICE.x(node), within(1e-6));
            assertThat(y + forth.y(x, y)).isCloseTo(LATTICE.y(node), within(1e-6));
        }
        assertThat(farthest).isGreaterThan(0.1);
    }

    @Test
    void the_inverse_leads_back_between_nodes_up_to_the_interpolation() {
        // The cubic's error is about pitch^3 / 10 times the third derivative, 0.15 * 3^3 here.
        DisplacementGrid forth = smooth(0.15);
        DisplacementGrid back = forth.inverse();
        Random random = new Random(6);
        for (int i = 0; i < 500; i++) {
            double u = -0.95 + 1.9 * random.nextDouble();
            double v = -0.45 + 1.9 * random.nextDouble();
            double x = u + back.x(u, v);
            double y = v + back.y(u, v);
            assertThat(Math.hypot(x + forth.x(x, y) - u, y + forth.y(x, y) - v)).isLessThan(1e-4);
        }
    }

    @Test
    void the_inverse_from_that_of_a_similar_displacement_is_the_same() {
        DisplacementGrid forth = smooth(0.15);
        DisplacementGrid cold = forth.inverse();
        DisplacementGrid warm = forth.inverse(smooth(0.145).inverse());
        for (int node = 0; node < LATTICE.nodes(); node++) {
            double x = LATTICE.x(node);
            double y = LATTICE.y(node);
            assertThat(warm.x(x, y)).isCloseTo(cold.x(x, y), within(1e-9));
            assertThat(warm.y(x, y)).isCloseTo(cold.y(x, y), within(1e-9));
        }
    }

    @Test
    void the_inverse_of_a_steep_displacement_is_damped_and_found() {
        // Slopes beyond -1 make the plain fixed-point iteration diverge; the determinant, 2.4, is
        // far from 0.
        DisplacementGrid forth =
                grid((x, y) -> 1.4 * x * Math.exp(-8 * (x * x + y * y)), (x, y) -> 0);
        DisplacementGrid back = forth.inverse();
        for (int node = 0; node < LATTICE.nodes(); node++) {
            double x = LATTICE.x(node) + back.x(LATTICE.x(node), LATTICE.y(node));
            double y = LATTICE.y(node);
            assertThat(x + forth.x(x, y)).isCloseTo(LATTICE.x(node), within(1e-6));
        }
    }

    @Test
    void a_sum_is_that_of_the_displacements_times_their_amounts() {
        DisplacementGrid one = grid((x, y) -> x, (x, y) -> y);
        DisplacementGrid other = grid((x, y) -> 1, (x, y) -> x);
        double[] amounts = {2, -0.5};

        DisplacementGrid sum = DisplacementGrid.sum(new DisplacementGrid[] {one, other}, amounts);

        assertThat(sum.x(0.3, 0.4)).isCloseTo(2 * 0.3 - 0.5, within(1e-12));
        assertThat(sum.y(0.3, 0.4)).isCloseTo(2 * 0.4 - 0.5 * 0.3, within(1e-12));
        assertThat(sum.lattice()).isEqualTo(LATTICE);
    }

    @Test
    void the_least_determinant_is_that_of_the_derivative() {
        // (1 + 0.2)(1 - 0.5) - 0.1 * 0.3 by hand.
        assertThat(
                        grid((x, y) -> 0.2 * x + 0.1 * y, (x, y) -> 0.3 * x - 0.5 * y)
                                .leastDeterminant())
                .isCloseTo(0.57, within(1e-9));
        assertThat(grid((x, y) -> 0, (x, y) -> 0).leastDeterminant()).isEqualTo(1);
    }

    @Test
    void the_least_determinant_finds_a_fold_in_a_single_cell() {
        double[] dx = new double[LATTICE.nodes()];
        // This node overtakes its right neighbour by half a cell.
        dx[20 * 41 + 20] = 1.5 * LATTICE.pitch();

        assertThat(new DisplacementGrid(LATTICE, dx, new double[dx.length]).leastDeterminant())
                .isCloseTo(-0.5, within(1e-9));
    }

    @Test
    void refuses_too_few_nodes_and_counts_that_do_not_fit() {
        assertThatThrownBy(() -> new Lattice(0, 0, 1, 3, 4))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Lattice(0, 0, 0, 4, 4))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Lattice(0, 0, Double.NaN, 4, 4))
                .isInstanceOf(IllegalArgumentException.class);
        double[] right = new double[LATTICE.nodes()];
        double[] wrong = new double[LATTICE.nodes() - 1];
        assertThatThrownBy(() -> new DisplacementGrid(LATTICE, right, wrong))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DisplacementGrid(LATTICE, wrong, right))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
