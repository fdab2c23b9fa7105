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
     * their sums by this number, so that an edit came out by up to 3 levels otherwise on one core
     * than on two; those of oneDNN do not. Four threads on one or two cores take as long as one or
     * two.
     */
    static final int THREADS = 4;

    private SessionConfig() {}

    /**
     * For features and losses. Without the graph optimiser: it makes the step no faster, and the
     * first one 375 ms slower.
     */
    static ConfigProto inference() {
        return inference(RewriterConfig.newBuilder().setDisableMetaOptimizer(true));
    }

    /**
     * For features and losses in the precision that is said.
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
     * Returns settings for the same sums on every machine; threads of several operations do not
     * share any.
     */
    private static ConfigProto inference(RewriterConfig.Builder rewriter) {
        return config(rewriter).setIntraOpParallelismThreads(THREADS).build();
    }

    /** For training, with convolutions in bfloat16 if asked and if the processor has it. */
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
     * TensorFlow would keep a copy of the graph, constants among it, for every choice of fetches,
     * only to show it on request.
     */
    private static ConfigProto.Builder config(RewriterConfig.Builder rewriter) {
        return ConfigProto.newBuilder()
                .setExperimental(
                        ConfigProto.Experimental.newBuilder().setDisableOutputPartitionGraphs(true))
                .setGraphOptions(GraphOptions.newBuilder().setRewriteOptions(rewriter));
    }
}
