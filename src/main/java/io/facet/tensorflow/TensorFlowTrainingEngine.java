package io.facet.tensorflow;

import io.facet.FacetException;
import io.facet.train.TrainingEngine;
import io.facet.train.TrainingGraph;
import io.facet.train.TrainingSpec;

/** Creates training graphs in TensorFlow. */
public final class TensorFlowTrainingEngine implements TrainingEngine {

    /**
     * Creates the engine.
     *
     * @throws FacetException if TensorFlow cannot run on this processor
     */
    public TensorFlowTrainingEngine() {
        ProcessorFeatures.requireTensorFlows();
        NativeEnvironment.prepare();
    }

    @Override
    public TrainingGraph create(TrainingSpec spec) {
        return new VggTrainingGraph(spec);
    }
}
