package io.facet.tensorflow;

import io.facet.train.TrainingEngine;
import io.facet.train.TrainingGraph;
import io.facet.train.TrainingSpec;

/** Training in TensorFlow's graph. */
public final class TensorFlowTrainingEngine implements TrainingEngine {

    static {
        NativeEnvironment.prepare();
    }

    @Override
    public TrainingGraph create(TrainingSpec spec) {
        return new VggTrainingGraph(spec);
    }
}
