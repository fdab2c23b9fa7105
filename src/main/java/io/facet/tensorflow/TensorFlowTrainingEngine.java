package io.facet.tensorflow;

import io.facet.FacetException;
import io.facet.train.TrainingEngine;
import io.facet.train.TrainingGraph;
import io.facet.train.TrainingSpec;

/** Training in TensorFlow's graph. */
public final class TensorFlowTrainingEngine implements TrainingEngine {

    /**
     * @throws FacetException if TensorFlow would not run on this processor
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
