package io.facet.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.network.Precision;
import org.junit.jupiter.api.Test;

class SessionConfigTest {

    /** By default there would be as many as cores, and sums would be split by their number. */
    @Test
    void theNumberOfThreadsDoesNotDependOnTheMachine() {
        assertThat(SessionConfig.inference().getIntraOpParallelismThreads()).isEqualTo(4);
        assertThat(SessionConfig.inference(Precision.FLOAT32).getIntraOpParallelismThreads())
                .isEqualTo(4);
    }

    @Test
    void trainingMayUseAllCores() {
        assertThat(SessionConfig.training(false).getIntraOpParallelismThreads()).isZero();
    }
}
