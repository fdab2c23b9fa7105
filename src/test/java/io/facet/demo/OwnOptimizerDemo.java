package io.facet.demo;

import io.facet.Cancellation;
import io.facet.Progress;
import io.facet.optimize.Box;
import io.facet.optimize.Evaluation;
import io.facet.optimize.Iteration;
import io.facet.optimize.Limits;
import io.facet.optimize.Minimum;
import io.facet.optimize.Objective;
import io.facet.optimize.Optimizer;
import io.facet.optimize.StopReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Shows an optimiser of one's own beside Facet's, on the function of Rosenbrock (1960). */
final class OwnOptimizerDemo {

    private OwnOptimizerDemo() {}

    public static void main(String[] args) {
        List<Optimizer> optimizers = new ArrayList<>(Optimizer.all());
        optimizers.add(new RandomSearch());
        for (Optimizer optimizer : optimizers) {
            System.out.printf("%s: %.3g%n", optimizer.name(), minimum(optimizer).value());
        }
    }

    static Minimum minimum(Optimizer optimizer) {
        return optimizer.minimize(
                OwnOptimizerDemo::rosenbrock,
                new float[] {-1, 1},
                Box.uniform(2, -2, 2),
                Limits.ofEvaluations(500));
    }

    /** Computes (1 - x)² + 100·(y - x²)², whose minimum is 0 at (1, 1). */
    private static Evaluation rosenbrock(float[] point) {
        double x = point[0];
        double rest = point[1] - x * x;
        float[] gradient = {(float) (2 * (x - 1) - 400 * x * rest), (float) (200 * rest)};
        return new Evaluation((1 - x) * (1 - x) + 100 * rest * rest, gradient);
    }

    /** Tries points around the best one, always the same ones. */
    static final class RandomSearch implements Optimizer {

        @Override
        public String name() {
            return "random search";
        }

        @Override
        public Minimum minimize(
                Objective objective,
                float[] start,
                Box box,
                Limits limits,
                Progress<? super Iteration> progress,
                Cancellation cancellation) {
            Random random = new Random(1);
            float[] best = start.clone();
            box.project(best);
            Evaluation lowest = objective.evaluate(best);
            for (int i = 1; i < limits.maxEvaluations(); i++) {
                float[] point = best.clone();
                for (int k = 0; k < point.length; k++) {
                    point[k] += (float) (0.1 * random.nextGaussian());
                }
                box.project(point);
                Evaluation evaluation = objective.evaluate(point);
                if (evaluation.value() < lowest.value()) {
                    best = point;
                    lowest = evaluation;
                }
            }
            int evaluations = limits.maxEvaluations();
            return new Minimum(
                    best, lowest, evaluations - 1, evaluations, StopReason.EVALUATIONS_SPENT);
        }
    }
}
