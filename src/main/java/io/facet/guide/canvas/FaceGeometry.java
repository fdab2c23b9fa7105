package io.facet.guide.canvas;

import static io.facet.face.FaceFeature.JAW;
import static io.facet.face.FaceFeature.LEFT_EAR;
import static io.facet.face.FaceFeature.LEFT_EYE_INNER_CORNER;
import static io.facet.face.FaceFeature.LEFT_EYE_OUTER_CORNER;
import static io.facet.face.FaceFeature.NOSE_BRIDGE;
import static io.facet.face.FaceFeature.NOSE_TIP;
import static io.facet.face.FaceFeature.RIGHT_EAR;
import static io.facet.face.FaceFeature.RIGHT_EYE_INNER_CORNER;
import static io.facet.face.FaceFeature.RIGHT_EYE_OUTER_CORNER;

import io.facet.face.EyePositions;
import io.facet.face.FaceFeature;
import io.facet.face.Landmarks;
import io.facet.warp.DisplacementGrid.Lattice;
import io.facet.warp.Similarity;
import java.util.stream.Stream;

/**
 * One face in face units: the similarity that maps the centres of its eyes to (-0.5, 0) and (0.5,
 * 0), x to the right and y down, so that lengths are interpupillary distances (IPD).
 *
 * @param landmarks x and y of the 68 iBUG landmarks, interleaved, in face units
 * @param photoToFace map from pixels of the photograph to face units
 */
public record FaceGeometry(double[] landmarks, Similarity photoToFace) {

    /** The part of the plane that guides may change, in face units, and its displacement nodes. */
    public static final Lattice FRAME = Lattice.covering(-1.48, -1.48, 1.48, 2.2, 0.04);

    /**
     * Landmarks that an expression does not move: ends of the jaw line, eye corners, nose bridge.
     */
    private static final int[] RIGID =
            Stream.of(
                            LEFT_EAR,
                            RIGHT_EAR,
                            LEFT_EYE_OUTER_CORNER,
                            LEFT_EYE_INNER_CORNER,
                            RIGHT_EYE_INNER_CORNER,
                            RIGHT_EYE_OUTER_CORNER,
                            NOSE_BRIDGE)
                    .flatMapToInt(FaceFeature::indices)
                    .toArray();

    public FaceGeometry {
        landmarks = landmarks.clone();
    }

    /** Returns the geometry of a face from its landmarks in the photograph. */
    public static FaceGeometry of(Landmarks face) {
        EyePositions eyes = face.eyes();
        Similarity photoToFace =
                Similarity.between(
                        new double[] {eyes.leftX(), eyes.leftY(), eyes.rightX(), eyes.rightY()},
                        new double[] {-0.5, 0, 0.5, 0});
        return new FaceGeometry(face.through(photoToFace).coordinates(), photoToFace);
    }

    /**
     * Returns the geometry of the same head in another picture: the similarity that fits the
     * landmarks that an expression does not move compensates head movement between the two.
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

    /** Returns a copy of all x and y. */
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
     * Returns an estimate of the head's yaw in degrees, positive if the face looks to the viewer's
     * right: the nose tip moves across the middle of the face by about 0.55 IPD times the sine of
     * the yaw.
     */
    public double yaw() {
        double corners =
                LEFT_EYE_OUTER_CORNER.x(landmarks)
                        + LEFT_EYE_INNER_CORNER.x(landmarks)
                        + RIGHT_EYE_INNER_CORNER.x(landmarks)
                        + RIGHT_EYE_OUTER_CORNER.x(landmarks);
        double middle = corners / 4;
        double jaw = (x(JAW.first() + 2) + x(JAW.last() - 2)) / 2;
        double tip = NOSE_TIP.x(landmarks) - (middle + jaw) / 2;
        return Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, tip / 0.55))));
    }
}
