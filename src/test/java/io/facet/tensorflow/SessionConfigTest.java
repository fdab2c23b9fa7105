package io.facet.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.network.Precision;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

class SessionConfigTest {

    /**
     * TensorFlow's Java API writes numbers into the names of nodes, and TensorFlow accepts only the
     * digits 0 to 9.
     */
    @Test
    void aGraphIsBuiltUnderALocaleWithOtherDigits() {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        try {
            Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG-u-nu-arab"));
            NativeEnvironment.prepare();
            try (Graph graph = new Graph()) {
                Ops tf = Ops.create(graph);
                tf.constant(1f);

                assertThat(tf.constant(2f).op().name()).isEqualTo("Const_1");
            }
            assertThat(Locale.getDefault(Locale.Category.FORMAT).getLanguage()).isEqualTo("ar");
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }

    /**
     * By default there would be one thread per core, and sums would be split by the number of
     * threads.
     */
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
