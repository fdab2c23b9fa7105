package io.facet.image.ij;

import ij.process.ImageProcessor;
import io.facet.image.Photograph;
import java.util.List;

/** Converts between the planes of an ImageJ picture and the photograph that they show. */
sealed interface PlaneCoding permits SamplePlanes, PackedPlane, PalettePlane {

    /** Returns how many consecutive planes of the stack show one photograph. */
    int planes();

    /**
     * Returns the photograph that the planes show, with a copy of the samples.
     *
     * @throws io.facet.FacetException if a sample is NaN or infinite
     */
    Photograph photograph(List<ImageProcessor> planes);

    /** Returns whether a photograph has the depth and the bands of these planes. */
    boolean fits(Photograph photograph);

    /** Returns a copy of a plane, of the type that {@link #put} fills. */
    ImageProcessor copyOf(ImageProcessor plane);

    /**
     * Writes a photograph to planes.
     *
     * @param planes created by {@link #copyOf}; overwritten
     */
    void put(Photograph photograph, List<ImageProcessor> planes);
}
