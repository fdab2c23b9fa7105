package io.facet.train;

import io.facet.FacetException;
import io.facet.isolation.Engines;

/** Makes training graphs; found as a service, so that this package names no engine. */
public interface TrainingEngine {

    /** Returns a fresh graph with random weights. */
    TrainingGraph create(TrainingSpec spec);

    /**
     * Returns the installed engine.
     *
     * @throws FacetException if there is none for this system, or none that it can run
     */
    static TrainingEngine installed() {
        return Engines.installed(TrainingEngine.class);
    }
}
