package io.facet.edit;

import io.facet.ProgressListener;
import io.facet.face.AlignedFace;
import io.facet.face.Alignment;
import io.facet.face.Exposure;
import io.facet.face.FaceChange;
import io.facet.face.FaceMasks;
import io.facet.face.Landmarks;
import io.facet.face.Mask;
import io.facet.face.MouthChange;
import io.facet.image.Photograph;
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

    /** {@link #edit(EditRequest, EditListener)} for who does not look at the picture meanwhile. */
    public EditResult edit(EditRequest request, ProgressListener listener) {
        return edit(request, EditListener.of(listener));
    }

    /**
     * The road of one photograph: align, mask, light, target, move, recolour, put back.
     *
     * @param listener hears of every step, and is asked after every evaluation of the loss; if it
     *     stops the edit, the best so far is the result
     * @throws io.facet.FacetException if the eyes do not fit the photograph, the region leaves the
     *     face out, or the preset, target or start do not fit the network
     */
    public EditResult edit(EditRequest request, EditListener listener) {
        request.start().ifPresent(start -> start.requireSize(size()));
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
        EditState begin = EditState.begin(mask, mouth(request, lit, mask));
        EditRun run =
                new EditRun(
                        network,
                        request,
                        begin,
                        listener,
                        state -> putBack(exposure.darkened(state.change()), request, face));
        run.open(problem, request.target().mouthOpening());
        run.move(problem, request.target().moves());
        run.recolour(problem);
        FaceChange all = exposure.darkened(run.state().change());
        return new EditResult(
                putBack(all, request, face),
                face,
                all.appliedTo(face.crop()),
                run.history(),
                run.evaluations(),
                Optional.of(run.stop()),
                Optional.of(run.state().point()));
    }

    private static Photograph putBack(FaceChange change, EditRequest request, AlignedFace face) {
        return change.appliedTo(
                request.photograph(), face.cropToPhoto(), request.region()::includes);
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
                request.photograph(),
                face,
                face.crop(),
                List.of(),
                0,
                Optional.empty(),
                Optional.empty());
    }

    private static List<String> attributeLayers(Preset preset) {
        return preset.attributeLayers().stream().map(Preset.Share::layer).toList();
    }

    private int size() {
        return network.card().inputSize();
    }
}
