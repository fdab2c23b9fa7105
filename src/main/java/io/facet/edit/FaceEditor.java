package io.facet.edit;

import io.facet.ProgressListener;
import io.facet.face.AlignedFace;
import io.facet.face.Alignment;
import io.facet.face.DisplacementField;
import io.facet.face.Exposure;
import io.facet.face.FaceChange;
import io.facet.face.FaceMasks;
import io.facet.face.Landmarks;
import io.facet.face.Mask;
import io.facet.face.MouthChange;
import io.facet.face.Residual;
import io.facet.face.WarpedCrop;
import io.facet.image.FloatImage;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import io.facet.network.LossProblem;
import io.facet.network.NetworkCard;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
     * The road of one photograph: align, mask, light, target, move, recolour, put back.
     *
     * @param listener hears of every step; if it stops the edit, the best so far is the result
     * @throws io.facet.FacetException if the eyes do not fit the photograph, the region leaves the
     *     face out, or the preset or target do not fit the network
     */
    public EditResult edit(EditRequest request, ProgressListener listener) {
        Preset preset = request.preset();
        AlignedFace face = align(request);
        if (request.target().changesNothing()) {
            return untouched(request, face);
        }
        FaceMasks masks = FaceMasks.of(request.location(), face, network.card().template());
        Mask mask = request.region().mask(masks, request.target());
        Mask wholeFace = masks.wholeFace();
        Exposure exposure = Exposure.of(face.crop(), wholeFace);
        AlignedFace lit = exposure.brightened(face);
        Map<String, FeatureMap> features = network.features(lit.crop(), preset.layers());
        Map<String, FeatureMap> targets =
                request.target().of(network, lit, features, attributeLayers(preset));
        LossProblem problem =
                EditObjective.problem(lit.crop(), mask, wholeFace, features, targets, preset);
        EditRun run = new EditRun(network, preset, listener);
        Optional<MouthChange> mouth =
                mouth(request, lit, mask)
                        .map(as -> run.open(problem, as, request.target().mouthOpening()));
        FloatImage opened = mouth.map(change -> change.appliedTo(lit.crop())).orElse(lit.crop());
        DisplacementField movement =
                run.move(EditObjective.from(opened, problem), mask, request.target().moves());
        FloatImage moved = WarpedCrop.of(opened, movement).picture();
        float[] residual = masked(run.recolour(EditObjective.from(moved, problem)), mask);
        FaceChange all =
                exposure.darkened(new FaceChange(mouth, movement, new Residual(size(), residual)));
        return new EditResult(
                all.appliedTo(request.photograph(), face.cropToPhoto(), request.region()::includes),
                face,
                all.appliedTo(face.crop()),
                run.history(),
                run.evaluations(),
                Optional.of(run.stop()));
    }

    private AlignedFace align(EditRequest request) {
        NetworkCard card = network.card();
        return Alignment.align(
                request.photograph(), request.location(), card.template(), card.inputSize());
    }

    /** The mouth as it is, if it is known where it is. */
    private Optional<MouthChange> mouth(EditRequest request, AlignedFace face, Mask mask) {
        return request.location() instanceof Landmarks landmarks
                ? Optional.of(
                        MouthChange.none(
                                face.inCrop(landmarks),
                                network.card().template(),
                                mask,
                                face.crop()))
                : Optional.empty();
    }

    private static EditResult untouched(EditRequest request, AlignedFace face) {
        return new EditResult(
                request.photograph(), face, face.crop(), List.of(), 0, Optional.empty());
    }

    private static List<String> attributeLayers(Preset preset) {
        return preset.attributeLayers().stream().map(Preset.Share::layer).toList();
    }

    private static float[] masked(float[] residual, Mask mask) {
        float[] change = residual.clone();
        float[] values = mask.values();
        for (int i = 0; i < change.length; i++) {
            change[i] *= values[i / 3];
        }
        return change;
    }

    private int size() {
        return network.card().inputSize();
    }
}
