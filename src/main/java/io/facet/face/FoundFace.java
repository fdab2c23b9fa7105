package io.facet.face;

/**
 * A face in a photograph. Lengths are in pixels of the photograph; (0, 0) is the middle of the
 * first pixel.
 *
 * @param left of the box around it
 * @param top of the box
 * @param width of the box, above 0
 * @param height of the box, above 0
 * @param score how sure the detector is, 0..1
 * @param landmarks its points
 */
public record FoundFace(
        double left, double top, double width, double height, double score, Landmarks landmarks) {}
