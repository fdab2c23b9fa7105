package io.facet.image.ij;

import ij.process.ImageProcessor;
import io.facet.image.Photograph;
import java.util.List;

/** How planes of an ImageJ picture show a photograph, and how one is put into planes. */
sealed interface PlaneCoding permits SamplePlanes, PackedPlane, PalettePlane {

    /** How many planes, one after the other in the stack, show one photograph. */
    int planes();

    /**
     * What planes show, with samples of its own.
     *
     * @throws io.facet.FacetException if a sample is NaN or infinite
     */
    Photograph photograph(List<ImageProcessor> planes);

    /** Whether a photograph has the depth and the bands of these planes. */
    boolean fits(Photograph photograph);

    /** A copy of a plane, of the kind that {@link #put} fills. */
    ImageProcessor copyOf(ImageProcessor plane);

    /**
     * Puts a photograph into planes.
     *
     * @param planes as {@link #copyOf} makes them; changed
     */
    void put(Photograph photograph, List<ImageProcessor> planes);
}
