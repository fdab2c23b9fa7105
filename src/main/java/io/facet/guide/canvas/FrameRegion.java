package io.facet.guide.canvas;

import io.facet.image.Photograph;
import io.facet.image.Region;
import io.facet.warp.DisplacementGrid.Lattice;
import io.facet.warp.Similarity;

/** The smallest rectangle of a photograph that contains the frame of a face. */
final class FrameRegion {

    private FrameRegion() {}

    static Region of(Photograph photo, FaceGeometry face) {
        Similarity toPhoto = face.photoToFace().inverse();
        Lattice frame = FaceGeometry.FRAME;
        double right = frame.left() + frame.pitch() * (frame.columns() - 1);
        double bottom = frame.top() + frame.pitch() * (frame.rows() - 1);
        double[][] corners = {
            {frame.left(), frame.top()},
            {right, frame.top()},
            {frame.left(), bottom},
            {right, bottom}
        };
        double left = photo.width() - 1;
        double top = photo.height() - 1;
        double last = 0;
        double lowest = 0;
        for (double[] corner : corners) {
            double x = toPhoto.x(corner[0], corner[1]);
            double y = toPhoto.y(corner[0], corner[1]);
            left = Math.min(left, x);
            top = Math.min(top, y);
            last = Math.max(last, x);
            lowest = Math.max(lowest, y);
        }
        int x0 = (int) Math.max(0, Math.floor(left));
        int y0 = (int) Math.max(0, Math.floor(top));
        int x1 = (int) Math.min(photo.width() - 1, Math.ceil(last));
        int y1 = (int) Math.min(photo.height() - 1, Math.ceil(lowest));
        return new Region(x0, y0, Math.max(1, x1 - x0 + 1), Math.max(1, y1 - y0 + 1));
    }
}
