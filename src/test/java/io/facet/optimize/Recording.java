package io.facet.optimize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An objective that records its points and evaluations in order. */
final class Recording implements Objective {

    private final Objective objective;
    private final List<float[]> points = new ArrayList<>();
    private final List<Evaluation> evaluations = new ArrayList<>();

    Recording(Objective objective) {
        this.objective = objective;
    }

    @Override
    public Evaluation evaluate(float[] point) {
        Evaluation evaluation = objective.evaluate(point);
        points.add(point.clone());
        evaluations.add(evaluation);
        return evaluation;
    }

    List<float[]> points() {
        return points;
    }

    int size() {
        return points.size();
    }

    /** The lowest value answered that is not NaN. */
    double lowestValue() {
        return evaluations.stream()
                .mapToDouble(Evaluation::value)
                .filter(value -> !Double.isNaN(value))
                .min()
                .orElseThrow();
    }

    double lastValue() {
        return evaluations.get(evaluations.size() - 1).value();
    }

    /** The point with the lowest value. */
    float[] bestPoint() {
        return points.stream()
                .min(Comparator.comparingDouble(point -> objectiveValueAt(point)))
                .orElseThrow();
    }

    private double objectiveValueAt(float[] point) {
        double value = evaluations.get(points.indexOf(point)).value();
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }
}
