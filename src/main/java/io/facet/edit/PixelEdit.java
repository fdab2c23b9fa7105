package io.facet.edit;

import io.facet.Cancellation;
import io.facet.Progress;
import io.facet.face.align.AlignedFace;
import io.facet.face.mask.FaceMasks;
import io.facet.face.mask.Mask;
import io.facet.face.residual.Exposure;
import io.facet.face.residual.FaceChange;
import io.facet.image.Photograph;
import io.facet.network.FeatureMap;
import io.facet.network.FeatureNetwork;
import io.facet.network.LossProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Edits by free pixels of the network's crop, whose change is resampled to the photograph. */
final class PixelEdit {

    /**
     * Number of photograph pixels per pixel of the crop beyond which new colours are smudges in the
     * photograph.
     */
    private static final double SHARPEST = 2;

    private final FeatureNetwork network;
    private final EditRequest request;
    private final Progress<? super Photograph> progress;
    private final Cancellation cancellation;

    PixelEdit(
            FeatureNetwork network,
            EditRequest request,
            Progress<? super Photograph> progress,
            Cancellation cancellation) {
        this.network = network;
        this.request = request;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** Edits the aligned face of the request. */
    EditResult of(AlignedFace face) {
        Preset preset = request.preset();
        boolean drawable = !preset.guidance().used() || face.cropToPhoto().scale() <= SHARPEST;
        FaceMasks masks = FaceMasks.of(request.location(), face, network.card().template());
        Mask mask = request.region().mask(masks, request.target());
        Mask wholeFace = masks.wholeFace();
        Exposure exposure = Exposure.of(face.crop(), wholeFace);
        AlignedFace lit = exposure.brightened(face);
        Map<String, FeatureMap> features = network.features(lit.crop(), preset.layers());
        Map<String, FeatureMap> targets =
                request.target().of(network, lit, features, preset.attributeLayerNames());
        LossProblem problem =
                LossTerms.problem(
                        new EditSubject(lit.crop(), mask, wholeFace, features, targets, preset));
        EditRun run =
                new EditRun(
                        network,
                        request,
                        EditState.begin(mask),
                        progress,
                        cancellation,
                        state -> putBack(exposure.darkened(state.change()), face));
        run.move(problem, request.target().moves());
        if (drawable) {
            run.recolour(problem);
        }
        FaceChange all = exposure.darkened(run.state().change());
        return new EditResult(
                putBack(all, face),
                face,
                all.appliedTo(face.crop()),
                run.history(),
                run.evaluations(),
                Optional.ofNullable(run.stop()),
                drawable ? Optional.of(run.state().point()) : Optional.empty(),
                Map.of(),
                drawable ? List.of() : notes(face));
    }

    private List<String> notes(AlignedFace face) {
        List<String> notes = new ArrayList<>();
        notes.add(
                String.format(
                        Locale.ROOT,
                        "There are no guides for this, and the face is %.1f times as large as the"
                                + " network sees it, so new colours would only be smudges and were"
                                + " not applied. The preset 'residual' applies them anyway.",
                        face.cropToPhoto().scale()));
        return notes;
    }

    private Photograph putBack(FaceChange change, AlignedFace face) {
        return change.appliedTo(
                request.photograph(), face.cropToPhoto(), request.region()::includes);
    }
}
