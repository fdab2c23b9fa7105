package io.facet.guide.compose;

import io.facet.face.FaceFeature;
import io.facet.face.Landmarks;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.warp.DisplacementGrid;
import io.facet.warp.DisplacementGrid.Lattice;
import io.facet.warp.Smoothstep;
import io.facet.warp.ThinPlateSpline;
import java.util.Arrays;

/**
 * The movement of a face: two displacements of {@link FaceGeometry#FRAME}, one above and one below
 * the line where the lips meet, so that lips can part and close without stretching the skin between
 * them. Positions and displacements are in face units.
 *
 * @param upper fitted without the lower lip
 * @param lower fitted without the upper lip
 */
record FaceField(DisplacementGrid upper, DisplacementGrid lower) {

    /** Smoothing λ of the spline at a landmark, in IPD². */
    private static final double SMOOTHING = 4e-5;

    /** Smoothing at the jaw line, which has the least certain landmarks and bends least. */
    private static final double JAW_SMOOTHING = 1.5e-3;

    /** Smoothing at points that are not landmarks. */
    private static final double SOFT_SMOOTHING = 5e-4;

    /** Landmarks of the upper lip without the corners. */
    private static final boolean[] UPPER_LIP =
            lip(
                    FaceFeature.LEFT_MOUTH_CORNER.first(),
                    FaceFeature.RIGHT_MOUTH_CORNER.first(),
                    FaceFeature.LEFT_INNER_MOUTH_CORNER.first(),
                    FaceFeature.RIGHT_INNER_MOUTH_CORNER.first());

    /** Landmarks of the lower lip without the corners. */
    private static final boolean[] LOWER_LIP =
            lip(
                    FaceFeature.RIGHT_MOUTH_CORNER.first(),
                    FaceFeature.OUTER_LIPS.last() + 1,
                    FaceFeature.RIGHT_INNER_MOUTH_CORNER.first(),
                    FaceFeature.INNER_LIPS.last() + 1);

    /** Points of forehead and hairline, which do not move. */
    private static final double[] FOREHEAD = {
        -1.15, -0.45, -0.8, -1.0, -0.3, -1.25, 0.3, -1.25, 0.8, -1.0, 1.15, -0.45
    };

    /** Landmarks of the jaw followed by points on the neck. */
    private static final int[] ABOVE_NECK = {1, 3, 5, FaceFeature.CHIN.first(), 11, 13, 15};

    /** Distance of these points below the landmarks, in IPD. */
    private static final double NECK = 0.5;

    /**
     * The frame for turned heads. It is large enough that its border fixes neither the neck nor the
     * near cheek of a turned head, which lies at 1.6 IPD.
     */
    private static final Lattice AROUND = Lattice.covering(-2.6, -2.2, 2.6, 3.4, 0.06);

    /** Number of fixed points on each side of the frame. */
    private static final int BORDER = 7;

    /** Width inside the frame's border over which every displacement falls to 0, in IPD. */
    private static final double FADE = 0.25;

    /** Marks the landmarks strictly between two ends. */
    private static boolean[] lip(int outer, int outerEnd, int inner, int innerEnd) {
        boolean[] marked = new boolean[Landmarks.COUNT];
        Arrays.fill(marked, outer + 1, outerEnd, true);
        Arrays.fill(marked, inner + 1, innerEnd, true);
        return marked;
    }

    /**
     * Fits fields that move landmarks by given displacements.
     *
     * @param landmarks positions of the landmarks, 136 numbers
     * @param displacements 136 numbers for each field
     */
    static FaceField[] through(double[] landmarks, double[][] displacements) {
        return through(
                landmarks, displacements, new double[0], new double[displacements.length][0]);
    }

    /**
     * Fits fields that move landmarks and further points.
     *
     * @param landmarks positions of the landmarks, 136 numbers
     * @param displacements 136 numbers for each field
     * @param points x and y of further points, interleaved
     * @param moves displacements of these points for each field, as many numbers as {@code points}
     */
    static FaceField[] through(
            double[] landmarks, double[][] displacements, double[] points, double[][] moves) {
        return through(landmarks, displacements, points, moves, FaceGeometry.FRAME);
    }

    /** Fits a field that reaches beyond {@link FaceGeometry#FRAME}, as a turned head does. */
    static FaceField around(double[] landmarks, double[] displacement) {
        return through(
                landmarks, new double[][] {displacement}, new double[0], new double[1][0], AROUND)[
                0];
    }

    /** Fits a field that moves the neck with the jaw, beyond {@link FaceGeometry#FRAME} too. */
    static FaceField withNeck(double[] landmarks, double[] displacement) {
        double[] points = new double[2 * ABOVE_NECK.length];
        double[] moves = new double[points.length];
        for (int i = 0; i < ABOVE_NECK.length; i++) {
            int jaw = 2 * ABOVE_NECK[i];
            points[2 * i] = landmarks[jaw];
            points[2 * i + 1] = landmarks[jaw + 1] + NECK;
            moves[2 * i] = displacement[jaw];
            moves[2 * i + 1] = displacement[jaw + 1];
        }
        return through(
                landmarks, new double[][] {displacement}, points, new double[][] {moves}, AROUND)[
                0];
    }

    private static FaceField[] through(
            double[] landmarks,
            double[][] displacements,
            double[] points,
            double[][] moves,
            Lattice frame) {
        DisplacementGrid[] upper = grids(landmarks, displacements, points, moves, LOWER_LIP, frame);
        DisplacementGrid[] lower = grids(landmarks, displacements, points, moves, UPPER_LIP, frame);
        FaceField[] fields = new FaceField[displacements.length];
        for (int k = 0; k < fields.length; k++) {
            fields[k] = new FaceField(upper[k], lower[k]);
        }
        return fields;
    }

    private static DisplacementGrid[] grids(
            double[] landmarks,
            double[][] displacements,
            double[] points,
            double[][] moves,
            boolean[] without,
            Lattice frame) {
        int used = 0;
        for (boolean left : without) {
            used += left ? 0 : 1;
        }
        double[] border = border(frame);
        int fixed = (FOREHEAD.length + border.length) / 2;
        int further = points.length / 2;
        int count = used + fixed + further;
        double[] centres = new double[2 * count];
        double[] smoothing = new double[count];
        double[][] values = new double[2 * displacements.length][count];
        int c = 0;
        for (int i = 0; i < Landmarks.COUNT; i++) {
            if (!without[i]) {
                centres[2 * c] = landmarks[2 * i];
                centres[2 * c + 1] = landmarks[2 * i + 1];
                smoothing[c] = FaceFeature.JAW.contains(i) ? JAW_SMOOTHING : SMOOTHING;
                for (int k = 0; k < displacements.length; k++) {
                    values[2 * k][c] = displacements[k][2 * i];
                    values[2 * k + 1][c] = displacements[k][2 * i + 1];
                }
                c++;
            }
        }
        System.arraycopy(FOREHEAD, 0, centres, 2 * used, FOREHEAD.length);
        System.arraycopy(border, 0, centres, 2 * used + FOREHEAD.length, border.length);
        Arrays.fill(smoothing, used, used + fixed, SMOOTHING);
        System.arraycopy(points, 0, centres, 2 * (used + fixed), points.length);
        Arrays.fill(smoothing, used + fixed, count, SOFT_SMOOTHING);
        for (int k = 0; k < displacements.length; k++) {
            for (int i = 0; i < further; i++) {
                values[2 * k][used + fixed + i] = moves[k][2 * i];
                values[2 * k + 1][used + fixed + i] = moves[k][2 * i + 1];
            }
        }
        ThinPlateSpline spline = ThinPlateSpline.through(centres, values, smoothing);
        return sampled(spline, frame, displacements.length);
    }

    private static DisplacementGrid[] sampled(ThinPlateSpline spline, Lattice frame, int fields) {
        double[][] components = new double[2 * fields][frame.nodes()];
        double[] at = new double[2 * fields];
        for (int node = 0; node < frame.nodes(); node++) {
            double fade = fade(frame, frame.x(node), frame.y(node));
            if (fade > 0) {
                spline.at(frame.x(node), frame.y(node), at);
                for (int k = 0; k < at.length; k++) {
                    components[k][node] = fade * at[k];
                }
            }
        }
        DisplacementGrid[] grids = new DisplacementGrid[fields];
        for (int k = 0; k < fields; k++) {
            grids[k] = new DisplacementGrid(frame, components[2 * k], components[2 * k + 1]);
        }
        return grids;
    }

    /** Returns a weight that falls to 0 two nodes before the border. */
    static double fade(Lattice frame, double x, double y) {
        double right = frame.left() + frame.pitch() * (frame.columns() - 1);
        double bottom = frame.top() + frame.pitch() * (frame.rows() - 1);
        double inside =
                Math.min(
                        Math.min(x - frame.left(), right - x),
                        Math.min(y - frame.top(), bottom - y));
        return Smoothstep.at((inside - 2 * frame.pitch()) / FADE);
    }

    private static double[] border(Lattice frame) {
        double width = frame.pitch() * (frame.columns() - 1);
        double height = frame.pitch() * (frame.rows() - 1);
        double[] points = new double[8 * (BORDER - 1)];
        int k = 0;
        for (int i = 0; i < BORDER; i++) {
            for (int j = 0; j < BORDER; j++) {
                if (i == 0 || j == 0 || i == BORDER - 1 || j == BORDER - 1) {
                    points[k++] = frame.left() + width * i / (BORDER - 1);
                    points[k++] = frame.top() + height * j / (BORDER - 1);
                }
            }
        }
        return points;
    }

    /** Returns Σ_k amounts_k · fields_k; all on one frame, at least one. */
    static FaceField sum(FaceField[] fields, double[] amounts) {
        DisplacementGrid[] upper = new DisplacementGrid[fields.length];
        DisplacementGrid[] lower = new DisplacementGrid[fields.length];
        for (int k = 0; k < fields.length; k++) {
            upper[k] = fields[k].upper;
            lower[k] = fields[k].lower;
        }
        return new FaceField(
                DisplacementGrid.sum(upper, amounts), DisplacementGrid.sum(lower, amounts));
    }

    /**
     * Returns the inverse field.
     *
     * @param guess the inverse of a similar field, or null
     */
    FaceField inverse(FaceField guess) {
        return new FaceField(
                upper.inverse(guess == null ? null : guess.upper),
                lower.inverse(guess == null ? null : guess.lower));
    }

    /** Returns this field restricted to the region that an expression of the mouth moves. */
    FaceField belowForehead() {
        return new FaceField(
                upper.weighted((x, y) -> Fading.atRow(y)),
                lower.weighted((x, y) -> Fading.atRow(y)));
    }

    /** Returns the smallest determinant of both sides; not above 0 where one folds. */
    double leastDeterminant() {
        return Math.min(upper.leastDeterminant(), lower.leastDeterminant());
    }

    /** Returns landmarks moved by this field, each lip by its own side. */
    double[] moved(double[] landmarks) {
        double[] moved = landmarks.clone();
        for (int i = 0; i < Landmarks.COUNT; i++) {
            double x = landmarks[2 * i];
            double y = landmarks[2 * i + 1];
            double share =
                    UPPER_LIP[i] ? 1 : LOWER_LIP[i] ? 0 : FaceFeature.JAW.contains(i) ? 0 : 0.5;
            moved[2 * i] += share * upper.x(x, y) + (1 - share) * lower.x(x, y);
            moved[2 * i + 1] += share * upper.y(x, y) + (1 - share) * lower.y(x, y);
        }
        return moved;
    }

    /**
     * Computes the displacement at a position, given the share of it above the cut.
     *
     * @param result receives x and y
     */
    void at(double x, double y, double upperShare, double[] result) {
        result[0] = 0;
        result[1] = 0;
        if (upperShare > 0) {
            upper.addTo(x, y, upperShare, result);
        }
        if (upperShare < 1) {
            lower.addTo(x, y, 1 - upperShare, result);
        }
    }
}
