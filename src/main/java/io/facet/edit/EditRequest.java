package io.facet.edit;

import io.facet.face.EyePositions;
import io.facet.image.Photograph;

/**
 * One edit.
 *
 * @param photograph the picture; it is not changed
 * @param eyes where the face's pupils are
 * @param target what the face shall show
 * @param preset how to get there
 */
public record EditRequest(
        Photograph photograph, EyePositions eyes, AttributeTarget target, Preset preset) {}
