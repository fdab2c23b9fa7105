package io.facet.edit;

import io.facet.ProgressListener;
import io.facet.face.DisplacementField;
import io.facet.face.FreeFormDeformation;
import io.facet.face.Mask;
import io.facet.face.MouthChange;
import io.facet.image.FloatImage;
import io.facet.network.FeatureNetwork;
import io.facet.network.ImageLoss;
import io.facet.network.LossProblem;
import io.facet.optimize.Box;
import io.facet.optimize.IterationListener;
import io.facet.optimize.Limits;
import io.facet.optimize.Minimum;
import io.facet.optimize.Objective;
import io.facet.optimize.Optimizer;
import io.facet.optimize.StopReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One edit's way down its loss J(d, r), first by how the pixels move, d, then by how they change
 * colour, r. What movement can do is done by it, because what is moved stays as sharp as the
 * photograph is.
 */
final class EditRun {

    /** Of the spacing of the movement's grid: the farthest that a node may go. */
    private static final double FARTHEST = 2;

    /** What is asked for where lips shall close, in distances of the pupils. */
    private static final double CLOSED = 0.2;

    /** How many openings are tried beside none, but not with more than half the evaluations. */
    private static final int OPENINGS = 10;

    private final FeatureNetwork network;
    private final Preset preset;
    private final ProgressListener listener;
    private final List<EditResult.Step> history = new ArrayList<>();
    private int evaluations;
    private double bending;
    private StopReason stop;

    EditRun(FeatureNetwork network, Preset preset, ProgressListener listener) {
        this.network = network;
        this.preset = preset;
        this.listener = listener;
    }

    /** The loss after every step so far. */
    List<EditResult.Step> history() {
        return history;
    }

    int evaluations() {
        return evaluations;
    }

    /** Why the last descent stopped. */
    StopReason stop() {
        return stop;
    }

    /**
     * How the lips should part or close: as far as is asked if they close, and otherwise as far as
     * lowers the loss, up to what is asked; not at all if the listener stops this.
     *
     * @param problem the edit's loss
     * @param mouth as it is
     * @param asked in distances of the pupils, below 0 to close
     */
    MouthChange open(LossProblem problem, MouthChange mouth, double asked) {
        if (asked < 0) {
            return mouth.closed(Math.min(1, -asked / CLOSED));
        }
        int trials = Math.min(OPENINGS, preset.movementEvaluations() / 2 - 1);
        MouthChange widest = mouth.opened(asked);
        FloatImage reference = problem.reference();
        if (trials < 1 || widest.appliedTo(reference).equals(reference)) {
            return mouth;
        }
        try (ImageLoss loss = network.loss(EditObjective.byPixels(problem))) {
            MouthChange best = mouth;
            double lowest = Double.POSITIVE_INFINITY;
            for (int trial = 0; trial <= trials; trial++) {
                MouthChange opened = mouth.opened(widest.opening() * trial / trials);
                double value = loss(loss, problem, opened);
                if (value < lowest) {
                    lowest = value;
                    best = opened;
                }
                if (!listener.proceed("Editing, parting the lips", share(evaluations))) {
                    stop = StopReason.STOPPED_BY_LISTENER;
                    return mouth;
                }
            }
            return best;
        }
    }

    private double loss(ImageLoss loss, LossProblem problem, MouthChange mouth) {
        evaluations++;
        double distance = mouth.opening();
        FloatImage opened = mouth.appliedTo(problem.reference());
        return MovementObjective.at(loss, opened, problem).total()
                + preset.movement().openingWeight() * distance * distance;
    }

    private double share(int done) {
        return done / (double) preset.evaluations();
    }

    /**
     * How the pixels of the reference should move.
     *
     * @param problem the edit's loss
     * @param mask how far each pixel may move
     * @param moves whether they may at all
     */
    DisplacementField move(LossProblem problem, Mask mask, boolean moves) {
        int limit = preset.movementEvaluations() - evaluations;
        if (!moves || limit < 1 || stop == StopReason.STOPPED_BY_LISTENER) {
            return DisplacementField.none(mask.size());
        }
        FreeFormDeformation deformation = new FreeFormDeformation(mask.size());
        try (ImageLoss loss = network.loss(EditObjective.byPixels(problem))) {
            MovementObjective objective =
                    new MovementObjective(
                            loss,
                            problem.reference(),
                            mask,
                            deformation,
                            preset.movement().bendingWeight());
            float farthest = (float) (FARTHEST * deformation.spacing());
            int parameters = deformation.parameters();
            Minimum minimum =
                    descend(
                            objective,
                            parameters,
                            Box.uniform(parameters, -farthest, farthest),
                            limit);
            bending = minimum.evaluation().terms().get(LossTerms.BENDING);
            return objective.field(minimum.point());
        }
    }

    /**
     * How the colours of the moved reference should change, before the mask; not at all if the
     * movement was stopped by the listener.
     *
     * @param problem the edit's loss, its reference moved
     */
    float[] recolour(LossProblem problem) {
        int samples = problem.reference().samples().length;
        if (stop == StopReason.STOPPED_BY_LISTENER) {
            return new float[samples];
        }
        double constant = preset.movement().bendingWeight() * bending;
        try (ImageLoss loss = network.loss(problem)) {
            return descend(
                            EditObjective.of(loss, bending, constant),
                            samples,
                            box(problem.reference()),
                            preset.evaluations() - evaluations)
                    .point();
        }
    }

    private Minimum descend(Objective objective, int parameters, Box box, int limit) {
        int before = evaluations;
        int steps = history.size();
        IterationListener follow =
                iteration -> {
                    int done = before + iteration.evaluations();
                    double loss = iteration.evaluation().value();
                    // A second descent starts where the first one ended.
                    if (steps == 0 || iteration.index() > 0) {
                        Map<String, Double> terms = iteration.evaluation().terms();
                        history.add(new EditResult.Step(history.size(), done, loss, terms));
                    }
                    return listener.proceed(
                            String.format(Locale.ROOT, "Editing, loss %.4f", loss), share(done));
                };
        Minimum minimum =
                Optimizer.named(preset.optimizer())
                        .minimize(
                                objective,
                                new float[parameters],
                                box,
                                Limits.ofEvaluations(limit),
                                follow);
        evaluations += minimum.evaluations();
        stop = minimum.reason();
        return minimum;
    }

    /**
     * Bounds that keep reference + residual, and so reference + mask·residual, in 0..255, where
     * aligned crops are.
     */
    private static Box box(FloatImage reference) {
        float[] lower = reference.samples();
        float[] upper = new float[lower.length];
        for (int i = 0; i < lower.length; i++) {
            upper[i] = 255 - lower[i];
            lower[i] = -lower[i];
        }
        return new Box(lower, upper);
    }
}
