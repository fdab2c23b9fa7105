package io.facet.tensorflow;

import io.facet.FacetException;
import io.facet.network.Precision;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.RewriterConfig;

/** Settings of TensorFlow sessions. */
final class SessionConfig {

    /**
     * Number of threads of one operation, on every machine. TensorFlow's own convolutions split
     * their sums by this number, so that with other numbers an edit's results differed by up to 3
     * levels between one core and two; those of oneDNN do not. Four threads on one or two cores
     * take as long as one or two.
     */
    static final int THREADS = 4;

    private SessionConfig() {}

    /**
     * Returns settings for features and losses. The graph optimiser is off: it does not make a step
     * faster, and makes the first one 375 ms slower.
     */
    static ConfigProto inference() {
        return inference(RewriterConfig.newBuilder().setDisableMetaOptimizer(true));
    }

    /**
     * Returns settings for features and losses in the given precision.
     *
     * @throws FacetException if the processor has no instructions for it
     */
    static ConfigProto inference(Precision precision) {
        if (precision == Precision.FLOAT32) {
            return inference();
        }
        if (ProcessorFeatures.lacksBfloat16()) {
            throw new FacetException(
                    "This processor has no instructions for bfloat16 (avx512_bf16 or amx_bf16):"
                            + " computing in it would be many times slower. Leave it away.");
        }
        return inference(bfloat16());
    }

    /**
     * Returns settings that give the same sums on every machine; operations that run in parallel do
     * not share sums.
     */
    private static ConfigProto inference(RewriterConfig.Builder rewriter) {
        return config(rewriter).setIntraOpParallelismThreads(THREADS).build();
    }

    /**
     * Returns settings for training, with convolutions in bfloat16 if requested and if the
     * processor supports it.
     */
    static ConfigProto training(boolean bfloat16) {
        boolean used = bfloat16 && !ProcessorFeatures.lacksBfloat16();
        return config(used ? bfloat16() : RewriterConfig.newBuilder()).build();
    }

    /** Returns the settings of the graph optimiser, which introduces bfloat16. */
    private static RewriterConfig.Builder bfloat16() {
        return RewriterConfig.newBuilder()
                .setAutoMixedPrecisionOnednnBfloat16(RewriterConfig.Toggle.ON);
    }

    /**
     * Returns common settings. By default TensorFlow would keep a copy of the graph, including its
     * constants, for every set of fetches, only to show it on request.
     */
    private static ConfigProto.Builder config(RewriterConfig.Builder rewriter) {
        return ConfigProto.newBuilder()
                .setExperimental(
                        ConfigProto.Experimental.newBuilder().setDisableOutputPartitionGraphs(true))
                .setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(rewriter));
    }
}
