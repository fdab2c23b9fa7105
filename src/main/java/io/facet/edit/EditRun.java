package io.facet.edit;

import io.facet.Cancellation;
import io.facet.Progress;
import io.facet.image.FloatImage;
import io.facet.image.Photograph;
import io.facet.network.FeatureNetwork;
import io.facet.network.ImageLoss;
import io.facet.network.LossProblem;
import io.facet.optimize.Box;
import io.facet.optimize.Limits;
import io.facet.optimize.Minimum;
import io.facet.optimize.Objective;
import io.facet.optimize.Optimizer;
import io.facet.optimize.StopReason;
import io.facet.warp.FreeFormDeformation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Minimises the loss of one edit of free pixels, J(d, r), first over their displacement, d, then
 * over their change of colour, r. Movement comes first, because moved pixels stay as sharp as the
 * photograph.
 */
final class EditRun {

    /** Largest displacement of a node, in spacings of the movement's grid. */
    private static final double FARTHEST = 2;

    private final FeatureNetwork network;
    private final Preset preset;
    private final Optional<EditPoint> start;
    private final EditProgress progress;
    private final Cancellation cancellation;
    private final Function<EditState, Photograph> picture;
    private EditState state;
    private double bending;
    private StopReason stop;

    /**
     * @param request settings and start of the edit
     * @param begin state without any change
     * @param picture makes the photograph as it is in a state
     */
    EditRun(
            FeatureNetwork network,
            EditRequest request,
            EditState begin,
            Progress<? super Photograph> progress,
            Cancellation cancellation,
            Function<EditState, Photograph> picture) {
        this.network = network;
        this.preset = request.preset();
        this.start = request.start();
        this.state = begin;
        this.progress = new EditProgress(progress, preset.evaluations());
        this.cancellation = cancellation;
        this.picture = picture;
    }

    /** Returns the current state. */
    EditState state() {
        return state;
    }

    /** The loss after every step so far. */
    List<EditResult.Step> history() {
        return progress.history();
    }

    int evaluations() {
        return progress.evaluations();
    }

    /** Returns the reason why the last descent stopped. */
    StopReason stop() {
        return stop;
    }

    /**
     * Moves the pixels of the reference.
     *
     * @param problem the edit's loss
     * @param moves whether pixels may move at all
     */
    void move(LossProblem problem, boolean moves) {
        int limit = preset.movementEvaluations() - evaluations();
        if (!moves || limit < 1 || isStopped()) {
            return;
        }
        FreeFormDeformation deformation = new FreeFormDeformation(state.mask().size());
        LossProblem byPixels = problem.byPixels();
        try (ImageLoss loss = network.loss(byPixels)) {
            MovementObjective objective =
                    new MovementObjective(
                            loss,
                            byPixels,
                            state.mask(),
                            deformation,
                            preset.movement().bendingWeight());
            float farthest = (float) (FARTHEST * deformation.spacing());
            int parameters = deformation.parameters();
            Minimum minimum =
                    descend(
                            objective,
                            state.movement(),
                            Box.uniform(parameters, -farthest, farthest),
                            limit,
                            state::withMovement);
            bending = minimum.evaluation().terms().get(ParameterTerm.BENDING);
        }
    }

    /**
     * Changes the colours of the moved reference.
     *
     * @param problem the edit's loss
     */
    void recolour(LossProblem problem) {
        if (isStopped()) {
            return;
        }
        FloatImage moved = state.moved(problem.reference());
        double constant = preset.movement().bendingWeight() * bending;
        Box box = box(moved);
        try (ImageLoss loss = network.loss(problem.from(moved))) {
            float[] from = start(loss, box);
            if (isStopped()) {
                return;
            }
            descend(
                    new EditObjective(loss, bending, constant),
                    from,
                    box,
                    preset.evaluations() - evaluations(),
                    state::withResidual);
        }
    }

    /**
     * Returns the end point of another edit if its loss is lower than without any change of
     * colours.
     */
    private float[] start(ImageLoss loss, Box box) {
        float[] none = state.residual();
        if (start.isEmpty() || preset.evaluations() - evaluations() < 3) {
            return none;
        }
        float[] other = start.get().residual();
        box.project(other);
        double unchanged = loss.evaluate(none).total();
        count();
        if (isStopped()) {
            return none;
        }
        boolean isBetter = loss.evaluate(other).total() < unchanged;
        count();
        return isBetter ? other : none;
    }

    private Minimum descend(
            Objective objective,
            float[] from,
            Box box,
            int limit,
            Function<float[], EditState> reaching) {
        Minimum minimum =
                Optimizer.named(preset.optimizer())
                        .minimize(
                                objective,
                                from,
                                box,
                                Limits.ofEvaluations(limit),
                                progress.descent(
                                        limit,
                                        !isZero(from),
                                        point -> picture.apply(reaching.apply(point))),
                                cancellation);
        state = reaching.apply(minimum.point());
        progress.add(minimum.evaluations());
        stop = minimum.reason();
        return minimum;
    }

    private static boolean isZero(float[] numbers) {
        for (float number : numbers) {
            if (number != 0) {
                return false;
            }
        }
        return true;
    }

    /** Counts an evaluation outside of descents. */
    private void count() {
        progress.add(1);
        if (cancellation.isCancelled()) {
            stop = StopReason.STOPPED_BY_LISTENER;
        }
    }

    private boolean isStopped() {
        return stop == StopReason.STOPPED_BY_LISTENER;
    }

    /**
     * Returns bounds that keep reference + residual, and so reference + mask·residual, in 0..255,
     * the range of aligned crops.
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
