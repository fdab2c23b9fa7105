package io.facet.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.Cancellation;
import io.facet.face.find.FoundFace;
import io.facet.job.SamplePortrait;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoTest {

    @Test
    void thePortraitHasOneFace() {
        List<FoundFace> faces = FindFacesDemo.find(SamplePortrait.ASTRONAUT.picture().photograph());

        assertThat(faces).hasSize(1);
    }

    @Test
    void anEditThatIsStoppedEndsEarly() {
        int[] calls = {0};
        Cancellation third = Cancellation.when(() -> calls[0] >= 3);

        int evaluations = WatchedEditDemo.edit(step -> calls[0]++, third).evaluations();

        assertThat(evaluations).isBetween(1, 10);
    }

    @Test
    void anOptimizerOfOnesOwnMinimises() {
        float[] found = OwnOptimizerDemo.minimum(new OwnOptimizerDemo.RandomSearch()).point();

        // The minimum of Rosenbrock's function is at (1, 1); random search comes near it.
        assertThat(found[0]).isCloseTo(1, within(0.3f));
        assertThat(found[1]).isCloseTo(1, within(0.5f));
    }
}
