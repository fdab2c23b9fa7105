package org.example.facet;

import io.facet.Cancellation;
import io.facet.Progress;
import io.facet.optimize.Box;
import io.facet.optimize.Iterate;
import io.facet.optimize.Iteration;
import io.facet.optimize.Limits;
import io.facet.optimize.Minimum;
import io.facet.optimize.Objective;
import io.facet.optimize.Optimizer;
import io.facet.optimize.Run;

/** Moves every variable by half a unit against its slope: an optimiser of a foreign jar. */
public final class SignDescent implements Optimizer {

    private static final float STEP = 0.5f;

    @Override
    public String name() {
        return "sign descent";
    }

    @Override
    public Minimum minimize(
            Objective objective,
            float[] start,
            Box box,
            Limits limits,
            Progress<? super Iteration> progress,
            Cancellation cancellation) {
        Run run = new Run(objective, box, limits, progress, cancellation);
        Iterate current = run.begin(start);
        while (run.goesOn()) {
            float[] point = current.point().clone();
            for (int i = 0; i < point.length; i++) {
                point[i] -= STEP * Math.signum(current.gradient()[i]);
            }
            box.project(point);
            current = run.evaluate(point);
            run.reach(current);
        }
        return run.minimum();
    }
}
