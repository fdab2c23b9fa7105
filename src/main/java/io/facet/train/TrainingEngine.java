package io.facet.train;

import io.facet.FacetException;
import io.facet.isolation.Engines;

/**
 * Creates training graphs. The engine is found as a service, so that this package does not depend
 * on it.
 */
public interface TrainingEngine {

    /** Returns a new graph with random weights. */
    TrainingGraph create(TrainingSpec spec);

    /**
     * Returns the installed engine.
     *
     * @throws FacetException if there is no engine for this system, or the system cannot run it
     */
    static TrainingEngine installed() {
        return Engines.installed(TrainingEngine.class);
    }
}
