package io.facet.job;

import io.facet.image.Photograph;

/** Says which faces of a picture are meant. */
@FunctionalInterface
public interface FaceChooser {

    /**
     * @param picture which picture, or which page
     * @param photograph its pixels
     * @throws io.facet.FacetException if none of its faces can be edited
     */
    ChosenFaces choose(InputPicture picture, Photograph photograph);
}
