package io.facet.guide.canvas;

import io.facet.face.EyePositions;
import io.facet.face.Landmarks;
import io.facet.warp.DisplacementGrid.Lattice;
import io.facet.warp.Similarity;

/**
 * One face in face units: the similarity that brings the middles of its eyes to (-0.5, 0) and (0.5,
 * 0), x to the right and y down, so that lengths are interpupillary distances (IPD).
 *
 * @param landmarks x and y of the 68 iBUG landmarks, interleaved, in face units
 * @param photoToFace from pixels of the photograph to face units
 */
public record FaceGeometry(double[] landmarks, Similarity photoToFace) {

    /** The part of the plane that guides may change, in face units, and its displacement nodes. */
    public static final Lattice FRAME = Lattice.covering(-1.48, -1.48, 1.48, 2.2, 0.04);

    /** Outer lips 48..59, inner lips 60..67. */
    public static final int LEFT_CORNER = 48;

    public static final int RIGHT_CORNER = 54;
    static final int INNER_LIPS = 60;

    /**
     * Landmarks that an expression leaves alone: ends of the jaw line, eye corners, nose bridge.
     */
    private static final int[] RIGID = {0, 16, 36, 39, 42, 45, 27, 28, 29, 30};

    public FaceGeometry {
        landmarks = landmarks.clone();
    }

    /** Measures a face by its landmarks in the photograph. */
    public static FaceGeometry of(Landmarks face) {
        EyePositions eyes = face.eyes();
        Similarity photoToFace =
                Similarity.between(
                        new double[] {eyes.leftX(), eyes.leftY(), eyes.rightX(), eyes.rightY()},
                        new double[] {-0.5, 0, 0.5, 0});
        return new FaceGeometry(face.through(photoToFace).coordinates(), photoToFace);
    }

    /**
     * Measures the same head as another picture shows it: head movement between the two is taken
     * out by the similarity that fits the landmarks which an expression leaves alone.
     *
     * @param base the face in the first picture
     * @param other landmarks in the second picture
     */
    public static FaceGeometry inUnitsOf(FaceGeometry base, Landmarks other) {
        double[] from = new double[2 * RIGID.length];
        double[] to = new double[2 * RIGID.length];
        for (int i = 0; i < RIGID.length; i++) {
            from[2 * i] = other.x(RIGID[i]);
            from[2 * i + 1] = other.y(RIGID[i]);
            to[2 * i] = base.x(RIGID[i]);
            to[2 * i + 1] = base.y(RIGID[i]);
        }
        Similarity photoToFace = Similarity.between(from, to);
        return new FaceGeometry(other.through(photoToFace).coordinates(), photoToFace);
    }

    /** All x and y; a copy. */
    @Override
    public double[] landmarks() {
        return landmarks.clone();
    }

    /** Returns x of a landmark, 0..67. */
    public double x(int landmark) {
        return landmarks[2 * landmark];
    }

    /** Returns y of a landmark, 0..67. */
    public double y(int landmark) {
        return landmarks[2 * landmark + 1];
    }

    /** Returns the number of photograph pixels in one interpupillary distance. */
    public double pixelsPerUnit() {
        return 1 / photoToFace.scale();
    }

    /**
     * Returns an estimate of the head's yaw in degrees, positive where the face looks to the
     * viewer's right: the nose tip moves across the middle of the face by about 0.55 IPD times the
     * sine of the yaw.
     */
    public double yaw() {
        double middle = (x(36) + x(39) + x(42) + x(45)) / 4;
        double jaw = (x(2) + x(14)) / 2;
        double tip = x(30) - (middle + jaw) / 2;
        return Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, tip / 0.55))));
    }
}
