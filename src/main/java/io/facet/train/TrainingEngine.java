package io.facet.train;

import io.facet.FacetException;
import java.util.ServiceLoader;

/** Makes training graphs; found as a service, so that this room names no engine. */
public interface TrainingEngine {

    /** A fresh graph with random weights. */
    TrainingGraph create(TrainingSpec spec);

    /**
     * The installed engine.
     *
     * @throws FacetException if none is on the class path
     */
    static TrainingEngine installed() {
        return ServiceLoader.load(TrainingEngine.class)
                .findFirst()
                .orElseThrow(
                        () ->
                                new FacetException(
                                        "No engine for training is installed: put TensorFlow's"
                                                + " jars beside facet.jar, in lib/."));
    }
}
