package io.facet.guide.compose;

import io.facet.guide.Guide;

/**
 * Places glasses on one face. Their front is rigid: it is scaled to the width of the head, lowered
 * to the bridge of the nose and, if the head is turned, moved with it. Only the arms deform: beyond
 * the hinges they are stretched or shortened until they reach the ears, and an arm on the far side
 * of a turned head is hidden.
 *
 * <p>With X, Y the overlay's own coordinates, B the offset of the nose bridge from its position on
 * a frontal face, and s the scale, the front lies at
 *
 * <pre>x = s·X + B·(0.70 - 0.60·min(X², 1.25)),  y = s·Y + t</pre>
 *
 * in face units. Immutable and thread-safe.
 */
final class OverlayPlacement {

    /**
     * Movement of the front's centre per unit of the bridge's movement, and the lag of its ends.
     */
    private static final double TURN = 0.70;

    private static final double TURN_AT_ENDS = 0.60;
    private static final double MOST_SQUARE = 1.25;

    /** Coefficient by which a turn B widens the distance of the ears' landmarks: 1 + 4·B². */
    private static final double WIDENING = 4;

    private static final double WIDTH_EXPONENT = 0.8;
    private static final double SMALLEST = 0.92;
    private static final double LARGEST = 1.10;
    private static final double BRIDGE_SHARE = 0.35;
    private static final double MOST_LOWERING = 0.03;
    private static final double MOST_PUSHED_IN = 0.05;
    private static final double MOST_DRAWN_OUT = 0.8;
    private static final double MOST_ARM_HEIGHT = 0.15;

    /** Distance behind the ear's landmark up to which an arm is moved, in lengths of the arm. */
    private static final double ARM_END = 1.4;

    private static final double LEAST_STRETCH = 0.12;

    /**
     * Distance of an arm's end inside the outline of the head from which it starts to hide behind
     * it.
     */
    private static final double HIDING = 0.03;

    private static final double HIDING_WIDTH = 0.06;

    /** Distance behind the hinge at which the hidden part of an arm starts. */
    private static final double BEHIND_HINGE = 0.004;

    private static final int STEPS = 4;

    private final double turn;
    private final double scale;
    private final double lowering;
    private final double hinge;
    private final Arm left;
    private final Arm right;

    /**
     * One arm.
     *
     * @param side -1 left, 1 right in the picture
     * @param start horizontal position of the hinge, in face units
     * @param rate factor from the distance behind the hinge, in the overlay's units, to lengths of
     *     the arm
     * @param dx horizontal displacement of its end
     * @param dy vertical displacement of its end
     * @param shown 0 if it is behind the head, 1 if it is not
     */
    private record Arm(int side, double start, double rate, double dx, double dy, double shown) {

        /** Returns 0 at the hinge and before it, 1 at the ear. */
        double along(double u, double scale, double hinge) {
            double behind = side * (u - start) / scale - hinge;
            return clip(behind * rate, 0, ARM_END);
        }
    }

    /**
     * @param landmarks landmarks of the face, 136 numbers in face units
     */
    OverlayPlacement(Guide.Overlay overlay, double[] landmarks) {
        Guide.Anchor bridge = overlay.bridge();
        Guide.Anchor leftEar = overlay.leftEar();
        Guide.Anchor rightEar = overlay.rightEar();
        hinge = overlay.hingeX();
        turn = bridge.faceX(landmarks) - bridge.x();
        double width =
                (rightEar.faceX(landmarks) - leftEar.faceX(landmarks))
                        / (rightEar.x() - leftEar.x())
                        / (1 + WIDENING * turn * turn);
        scale = clip(Math.pow(Math.max(0, width), WIDTH_EXPONENT), SMALLEST, LARGEST);
        lowering =
                clip(
                        BRIDGE_SHARE * (bridge.faceY(landmarks) - bridge.y()),
                        -MOST_LOWERING,
                        MOST_LOWERING);
        left = arm(leftEar, -1, landmarks);
        right = arm(rightEar, 1, landmarks);
    }

    private Arm arm(Guide.Anchor ear, int side, double[] landmarks) {
        double beyond = side * (ear.faceX(landmarks) - scale * ear.x() - shift(ear.x()));
        double below = ear.faceY(landmarks) - scale * ear.y() - lowering;
        double out = clip(beyond, -MOST_PUSHED_IN, MOST_DRAWN_OUT);
        double length = side * ear.x() - hinge;
        double stretched = Math.max(1e-9, length + out / scale);
        double stretch = Math.max(LEAST_STRETCH, length / stretched);
        return new Arm(
                side,
                shift(side * hinge),
                stretch / length,
                side * out,
                clip(below, -MOST_ARM_HEIGHT, MOST_ARM_HEIGHT),
                clip(1 - (-beyond - HIDING) / HIDING_WIDTH, 0, 1));
    }

    /** Returns the shift of the front on a turned head: its ends bend back towards the ears. */
    private double shift(double overlayX) {
        double square = Math.min(MOST_SQUARE, overlayX * overlayX);
        return turn * (TURN - TURN_AT_ENDS * square);
    }

    private static double clip(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }

    /**
     * Computes the point of the overlay at a position of the face.
     *
     * @param position receives x and y
     */
    void toOverlay(double x, double y, double[] position) {
        double atLeft = left.along(x, scale, hinge);
        double atRight = right.along(x, scale, hinge);
        double u = x - atLeft * left.dx() - atRight * right.dx();
        double v = y - atLeft * left.dy() - atRight * right.dy();
        double overlayX = x / scale;
        for (int i = 0; i < STEPS; i++) {
            overlayX = (u - shift(overlayX)) / scale;
        }
        position[0] = overlayX;
        position[1] = (v - lowering) / scale;
    }

    /**
     * Returns the visible share of the frame and its shadow: less than 1 where an arm is behind the
     * head.
     *
     * @param softness width of the transition at which the hidden part starts, in the overlay's
     *     units
     */
    double visible(double overlayX, double softness) {
        double shown = overlayX < 0 ? left.shown() : right.shown();
        if (shown == 1) {
            return 1;
        }
        double behind = Math.abs(overlayX) - hinge - BEHIND_HINGE;
        return 1 - clip(behind / softness + 0.5, 0, 1) * (1 - shown);
    }

    /** Returns the size of the front on the face relative to the drawing. */
    double scale() {
        return scale;
    }

    /** Returns the y in face units below which no point of the overlay with this y lies. */
    double lowest(double overlayY) {
        return scale * overlayY + lowering + ARM_END * Math.max(0, Math.max(left.dy(), right.dy()));
    }

    /** Returns the y in face units above which no point of the overlay with this y lies. */
    double highest(double overlayY) {
        return scale * overlayY + lowering + ARM_END * Math.min(0, Math.min(left.dy(), right.dy()));
    }
}
