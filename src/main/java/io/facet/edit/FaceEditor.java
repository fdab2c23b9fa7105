package io.facet.edit;

import io.facet.ProgressListener;
import io.facet.face.AlignedFace;
import io.facet.face.Alignment;
import io.facet.face.Exposure;
import io.facet.face.Mask;
import io.facet.face.Residual;
import io.facet.image.FloatImage;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import io.facet.network.ImageLoss;
import io.facet.network.LossProblem;
import io.facet.network.NetworkCard;
import io.facet.optimize.Box;
import io.facet.optimize.IterationListener;
import io.facet.optimize.Limits;
import io.facet.optimize.Minimum;
import io.facet.optimize.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Changes what a face shows, by gradient descent on its pixels.
 *
 * <pre>{@code
 * FaceEditor editor = new FaceEditor(network);
 * EditResult result = editor.edit(request, ProgressListener.none());
 * }</pre>
 *
 * Safe for several threads. After Li, Zuo and Zhang (2016), <i>Convolutional Network for
 * Attribute-driven and Identity-preserving Human Face Generation</i>, arXiv 1608.06434.
 */
public final class FaceEditor {

    private final FeatureNetwork network;

    /**
     * @param network whose feature maps the losses are on; stays the caller's to close
     */
    public FaceEditor(FeatureNetwork network) {
        this.network = network;
    }

    /**
     * The road of one photograph: align, light, target, optimise, put back.
     *
     * @param listener hears of every step; if it stops the edit, the best so far is the result
     * @throws io.facet.FacetException if the eyes do not fit the photograph, or the preset or
     *     target do not fit the network
     */
    public EditResult edit(EditRequest request, ProgressListener listener) {
        Preset preset = request.preset();
        AlignedFace face = align(request);
        if (request.target().changesNothing()) {
            return untouched(request, face);
        }
        Exposure exposure = Exposure.of(face.crop(), wholeFace());
        AlignedFace lit = exposure.brightened(face);
        Map<String, FeatureMap> features = network.features(lit.crop(), layers(preset));
        Map<String, FeatureMap> targets =
                request.target().of(network, lit, features, attributeLayers(preset));
        Mask mask = mask(preset);
        LossProblem problem = EditObjective.problem(lit.crop(), mask, features, targets, preset);
        List<EditResult.Step> history = new ArrayList<>();
        Minimum minimum = minimise(problem, preset, history, listener);
        Residual residual = new Residual(size(), exposure.darkened(masked(minimum.point(), mask)));
        return new EditResult(
                residual.addTo(request.photograph(), face.cropToPhoto()),
                face,
                sum(face.crop(), residual.values()),
                history,
                minimum.evaluations(),
                Optional.of(minimum.reason()));
    }

    private AlignedFace align(EditRequest request) {
        NetworkCard card = network.card();
        return Alignment.align(
                request.photograph(), request.location(), card.template(), card.inputSize());
    }

    private static EditResult untouched(EditRequest request, AlignedFace face) {
        return new EditResult(
                request.photograph(), face, face.crop(), List.of(), 0, Optional.empty());
    }

    private static List<String> layers(Preset preset) {
        return Stream.concat(preset.attributeLayers().stream(), preset.identityLayers().stream())
                .map(Preset.Share::layer)
                .distinct()
                .toList();
    }

    private static List<String> attributeLayers(Preset preset) {
        return preset.attributeLayers().stream().map(Preset.Share::layer).toList();
    }

    private Mask mask(Preset preset) {
        return switch (preset.region()) {
            case FACE -> wholeFace();
            case CROP -> Mask.everything(size());
        };
    }

    private Mask wholeFace() {
        return Mask.wholeFace(network.card().template(), size());
    }

    private Minimum minimise(
            LossProblem problem,
            Preset preset,
            List<EditResult.Step> history,
            ProgressListener listener) {
        float[] start = new float[3 * size() * size()];
        IterationListener follow =
                iteration -> {
                    double loss = iteration.evaluation().value();
                    history.add(
                            new EditResult.Step(
                                    iteration.index(),
                                    iteration.evaluations(),
                                    loss,
                                    iteration.evaluation().terms()));
                    return listener.proceed(
                            String.format(Locale.ROOT, "Editing, loss %.4f", loss),
                            iteration.evaluations() / (double) preset.evaluations());
                };
        try (ImageLoss loss = network.loss(problem)) {
            return Optimizer.named(preset.optimizer())
                    .minimize(
                            EditObjective.of(loss),
                            start,
                            box(problem.reference()),
                            Limits.ofEvaluations(preset.evaluations()),
                            follow);
        }
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

    private static float[] masked(float[] residual, Mask mask) {
        float[] change = residual.clone();
        float[] values = mask.values();
        for (int i = 0; i < change.length; i++) {
            change[i] *= values[i / 3];
        }
        return change;
    }

    private static FloatImage sum(FloatImage crop, float[] change) {
        float[] samples = crop.samples();
        for (int i = 0; i < samples.length; i++) {
            samples[i] += change[i];
        }
        return new FloatImage(crop.width(), crop.height(), crop.channels(), samples);
    }

    private int size() {
        return network.card().inputSize();
    }
}
