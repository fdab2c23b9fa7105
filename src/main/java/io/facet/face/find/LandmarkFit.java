package io.facet.face.find;

import io.facet.face.Landmarks;
import io.facet.face.find.MarkedPoints.Mark;
import io.facet.warp.Similarity;
import io.facet.warp.SmoothDisplacement;
import java.util.List;

/**
 * Fits landmarks to marked points in three steps: the best similarity, a smooth displacement that
 * moves the unmarked neighbours too, and a shift of the marked landmarks alone for the remaining
 * error.
 */
final class LandmarkFit {

    /** Range over which a mark displaces its surroundings, in interpupillary distances. */
    private static final double RANGE = 0.6;

    /**
     * Noise variance, relative to that of the displacements. A lower value would propagate small
     * differences between neighbouring marks into regions without marks, such as the cheeks beside
     * a template's nose.
     */
    private static final double NOISE = 0.1;

    /** Tolerance in pixels within which a mark counts as matched. */
    private static final double MET = 1e-3;

    /**
     * Largest number of sweeps; ample, because each sweep reduces the error to a third even when
     * the eyes' corners are marked too.
     */
    private static final int MOST_SWEEPS = 100;

    private LandmarkFit() {}

    /**
     * @param marks at least two; marks that share landmarks must not outnumber these landmarks
     * @param face approximate landmarks of the face
     */
    static Landmarks through(List<Mark> marks, Landmarks face) {
        Landmarks placed = face.through(Similarity.between(means(marks, face), positions(marks)));
        return marks.size() == 2 ? placed : met(marks, bent(marks, placed));
    }

    private static Landmarks bent(List<Mark> marks, Landmarks face) {
        double[] from = means(marks, face);
        double[] displacements = positions(marks);
        double[] noise = new double[marks.size()];
        for (int i = 0; i < from.length; i++) {
            displacements[i] -= from[i];
            noise[i / 2] = NOISE;
        }
        SmoothDisplacement smooth =
                new SmoothDisplacement(from, displacements, noise, RANGE * face.eyes().distance());
        double[] points = face.coordinates();
        for (int i = 0; i < Landmarks.COUNT; i++) {
            points[2 * i] += smooth.x(face.x(i), face.y(i));
            points[2 * i + 1] += smooth.y(face.x(i), face.y(i));
        }
        return new Landmarks(points);
    }

    /** Matches one mark after the other until all are within tolerance (Kaczmarz's method). */
    private static Landmarks met(List<Mark> marks, Landmarks face) {
        Landmarks moved = face;
        for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
            double worst = 0;
            for (Mark mark : marks) {
                double dx = mark.x() - moved.meanX(mark.first(), mark.last());
                double dy = mark.y() - moved.meanY(mark.first(), mark.last());
                moved = shifted(moved, mark, dx, dy);
                worst = Math.max(worst, Math.hypot(dx, dy));
            }
            if (worst < MET) {
                break;
            }
        }
        return moved;
    }

    private static Landmarks shifted(Landmarks face, Mark mark, double dx, double dy) {
        double[] points = face.coordinates();
        for (int i = mark.first(); i <= mark.last(); i++) {
            points[2 * i] += dx;
            points[2 * i + 1] += dy;
        }
        return new Landmarks(points);
    }

    private static double[] means(List<Mark> marks, Landmarks face) {
        double[] means = new double[2 * marks.size()];
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            means[2 * i] = face.meanX(mark.first(), mark.last());
            means[2 * i + 1] = face.meanY(mark.first(), mark.last());
        }
        return means;
    }

    private static double[] positions(List<Mark> marks) {
        double[] positions = new double[2 * marks.size()];
        for (int i = 0; i < marks.size(); i++) {
            positions[2 * i] = marks.get(i).x();
            positions[2 * i + 1] = marks.get(i).y();
        }
        return positions;
    }
}
