package io.facet.job;

import io.facet.image.Photograph;

/**
 * A picture in the midst of its edits.
 *
 * @param input what is edited
 * @param photograph as it would be if the edits were cancelled now
 */
public record PictureSoFar(InputPicture input, Photograph photograph) {}
