package io.facet.edit;

import io.facet.Cancellation;
import io.facet.Progress;
import io.facet.face.align.AlignedFace;
import io.facet.face.mask.FaceMasks;
import io.facet.face.mask.Mask;
import io.facet.guide.canvas.CropCanvas;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.canvas.PhotographCanvas;
import io.facet.guide.compose.Composition;
import io.facet.guide.compose.Effect;
import io.facet.guide.compose.GuidedChange;
import io.facet.guide.tone.FaceTone;
import io.facet.image.FloatImage;
import io.facet.image.Photograph;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import io.facet.network.ImageLoss;
import io.facet.network.LossProblem;
import io.facet.optimize.Limits;
import io.facet.optimize.Minimum;
import io.facet.optimize.Optimizer;
import io.facet.optimize.StopReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Edits by guides: composes the appearance of other faces, and optimises the composition's
 * parameters.
 */
final class GuidedEdit {

    /** Degrees of yaw beyond which displacements measured on frontal faces do not fit. */
    private static final double MOST_YAW = 35;

    private final FeatureNetwork network;
    private final EditRequest request;
    private final Progress<? super Photograph> progress;
    private final Cancellation cancellation;
    private final EditProgress steps;

    /** Digests by which the person's own guides are recognised. */
    private final List<String> source;

    GuidedEdit(
            FeatureNetwork network,
            EditRequest request,
            Progress<? super Photograph> progress,
            Cancellation cancellation) {
        this.network = network;
        this.request = request;
        this.progress = progress;
        this.cancellation = cancellation;
        this.steps = new EditProgress(progress, request.preset().guidance().evaluations());
        this.source = List.of(request.source());
    }

    /** Edits the aligned face of the request. */
    EditResult of(AlignedFace face) {
        FaceGeometry geometry = FaceGeometry.of(request.location().landmarksOrMean());
        FaceTone tone = FaceTone.of(request.photograph(), geometry);
        List<Effect> effects = effects(geometry, tone);
        FaceMasks masks = FaceMasks.of(request.location(), face, network.card().template());
        RegionMask region = RegionMask.of(request, masks, face);
        Composition x = Composition.of(geometry, tone, effects);
        CropCanvas crop = CropCanvas.of(face, geometry, region.atCrop());
        PhotographCanvas photograph =
                PhotographCanvas.of(request.photograph(), geometry, region.atPhotograph());
        double[] start = x.unfolded(x.defaults());
        progress.reached(() -> x.atPhotograph(photograph, start));
        Descent descent = descend(x, crop, face, masks, start, photograph);
        return new EditResult(
                x.atPhotograph(photograph, descent.theta()),
                face,
                image(x.atCrop(crop, descent.theta()), face.size()),
                steps.history(),
                descent.evaluations(),
                descent.stop(),
                Optional.empty(),
                named(x, descent.theta(), effects),
                notes(geometry, effects));
    }

    private List<Effect> effects(FaceGeometry geometry, FaceTone tone) {
        return request.target().guided().stream()
                .flatMap(change -> change.on(geometry, tone, source).stream())
                .toList();
    }

    /** The optimised parameters. */
    private record Descent(double[] theta, int evaluations, Optional<StopReason> stop) {}

    private Descent descend(
            Composition x,
            CropCanvas crop,
            AlignedFace face,
            FaceMasks masks,
            double[] start,
            PhotographCanvas photograph) {
        Preset preset = request.preset();
        if (preset.guidance().evaluations() < 1 || start.length == 0) {
            return new Descent(start, 0, Optional.empty());
        }
        Mask mask = request.region().mask(masks, request.target());
        Map<String, FeatureMap> features = network.features(face.crop(), preset.layers());
        Map<String, FeatureMap> targets =
                request.target().of(network, face, features, preset.attributeLayerNames());
        LossProblem problem =
                LossTerms.problem(
                                new EditSubject(
                                        face.crop(),
                                        mask,
                                        masks.wholeFace(),
                                        features,
                                        targets,
                                        preset))
                        .byPixels();
        try (ImageLoss loss = network.loss(problem)) {
            GuidedObjective objective =
                    new GuidedObjective(
                            loss, problem, x, crop, start, preset.guidance().priorWeight());
            int most = preset.guidance().evaluations();
            Function<float[], Photograph> picture =
                    best -> x.atPhotograph(photograph, x.unfolded(objective.theta(best)));
            Minimum minimum =
                    Optimizer.named(preset.optimizer())
                            .minimize(
                                    objective,
                                    new float[start.length],
                                    objective.box(),
                                    Limits.ofEvaluations(most),
                                    steps.descent(most, false, picture),
                                    cancellation);
            return new Descent(
                    x.unfolded(objective.theta(minimum.point())),
                    minimum.evaluations(),
                    Optional.of(minimum.reason()));
        }
    }

    private static FloatImage image(double[] samples, int size) {
        float[] floats = new float[samples.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) samples[i];
        }
        return new FloatImage(size, size, 3, floats);
    }

    private static Map<String, Double> named(Composition x, double[] theta, List<Effect> effects) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (Effect effect : effects) {
            if (effect.guides().get(0).hair().isPresent()) {
                named.put(effect.set().name() + " density", effect.amount());
            }
        }
        for (int k = 0; k < theta.length; k++) {
            named.put(x.parameters().get(k).name(), theta[k]);
        }
        return named;
    }

    private List<String> notes(FaceGeometry geometry, List<Effect> effects) {
        List<String> notes = new ArrayList<>();
        double yaw = Math.abs(geometry.yaw());
        if (yaw > MOST_YAW) {
            notes.add(
                    String.format(
                            Locale.ROOT,
                            "The head is turned by about %.0f degrees; guides seen from the front fit to"
                                    + " about %.0f, so look at the result closely.",
                            yaw,
                            MOST_YAW));
        }
        int explained = 0;
        for (GuidedChange change : request.target().guided()) {
            if (change.growsHair() && change.strength() < 0) {
                explained++;
                notes.add(
                        "Hair can be added but not removed: a negative strength of '"
                                + change.set().name()
                                + "' changes nothing.");
            } else if (change.isOfPersonOn(source)) {
                explained++;
                notes.add(
                        "All guides for '"
                                + change.set().name()
                                + "' were made of photographs of this person, and nobody is edited"
                                + " by their own: it changes nothing.");
            }
        }
        if (effects.size() + explained < request.target().guided().size()) {
            notes.add(
                    effects.isEmpty()
                            ? "The face already has the requested strength, or shows nothing to"
                                    + " remove, so nothing was changed."
                            : "The face already has the requested strength of some attributes, or"
                                    + " shows nothing of them to remove.");
        }
        return notes;
    }
}
