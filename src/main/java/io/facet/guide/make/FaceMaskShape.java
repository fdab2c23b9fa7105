package io.facet.guide.make;

import io.facet.face.FaceFeature;
import io.facet.guide.raster.Polygon;
import io.facet.warp.Smoothstep;
import java.util.Arrays;

/** The outline of the face, jaw line and forehead, within which the skin's shading changes. */
public final class FaceMaskShape {

    /** Width of the edge, in IPD. */
    private static final double FEATHER = 0.16;

    private static final double[] FOREHEAD = {0.8, -0.62, 0.3, -0.8, -0.3, -0.8, -0.8, -0.62};

    private FaceMaskShape() {}

    /** Returns the outline of a face as a closed polygon, x and y interleaved, in face units. */
    public static double[] outline(double[] landmarks) {
        double[] jaw = FaceFeature.JAW.of(landmarks);
        double[] outline = Arrays.copyOf(jaw, jaw.length + FOREHEAD.length);
        System.arraycopy(FOREHEAD, 0, outline, jaw.length, FOREHEAD.length);
        return outline;
    }

    /** Returns 1 well inside the outline, 0 outside, and a smooth transition between. */
    public static double weight(double[] outline, double x, double y) {
        return Smoothstep.at(Polygon.depth(outline, x, y) / FEATHER);
    }
}
