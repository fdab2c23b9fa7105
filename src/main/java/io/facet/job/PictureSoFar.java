package io.facet.job;

import io.facet.image.Photograph;

/**
 * Represents an intermediate result of a picture's edits.
 *
 * @param input the picture being edited
 * @param photograph the result if the edits were cancelled now
 */
public record PictureSoFar(InputPicture input, Photograph photograph) {}
