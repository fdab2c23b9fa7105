package io.facet.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BoxTest {

    @Test
    void projectsEachNumberToTheNearestWithinItsBounds() {
        Box box = new Box(new float[] {-1, 0, 5}, new float[] {1, 2, 5});
        float[] point = {-3, 1.5f, 7};

        box.project(point);

        assertThat(point).containsExactly(-1, 1.5f, 5);
    }

    @Test
    void leavesEveryFinitePointAloneWhereThereAreNoBounds() {
        float[] point = {-Float.MAX_VALUE, 0, Float.MAX_VALUE};

        Box.unbounded(3).project(point);

        assertThat(point).containsExactly(-Float.MAX_VALUE, 0, Float.MAX_VALUE);
    }

    @Test
    void keepsItsBoundsWhenTheCallersArraysChange() {
        float[] lower = {0};
        Box box = new Box(lower, new float[] {1});

        lower[0] = -5;

        assertThat(box.lower()).containsExactly(0);
    }

    @Test
    void refusesBoundsThatMakeNoBox() {
        assertThatThrownBy(() -> new Box(new float[2], new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A box needs as many lower bounds as upper bounds, but has 2 and 3.");
        assertThatThrownBy(() -> Box.uniform(2, 1, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Number 0 has the lower bound 1.0");
        assertThatThrownBy(() -> Box.uniform(1, Float.NaN, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lower bound NaN");
    }

    @Test
    void refusesToProjectAPointOfAnotherLength() {
        assertThatThrownBy(() -> Box.unbounded(3).project(new float[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The point has 2 numbers, but the box bounds 3.");
    }
}
