package io.facet.edit;

import io.facet.Cancellation;
import io.facet.Progress;
import io.facet.edit.target.AttributeTarget;
import io.facet.face.align.AlignedFace;
import io.facet.face.align.Alignment;
import io.facet.image.Photograph;
import io.facet.network.FeatureNetwork;
import io.facet.network.NetworkCard;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Edits a face by guides, by free pixels, or by both one after the other.
 *
 * <p>A guide is what other faces show of an attribute: how landmarks move, how light changes, what
 * an open mouth looks like. Its few parameters are descended. An attribute without guides changes
 * free pixels: every pixel of the network's crop is a parameter, and the change is resampled to the
 * photograph. Guide pictures are something else: a user's pictures of faces that show what the face
 * is to show, whose feature maps free pixels are pulled to.
 *
 * <pre>{@code
 * FaceEditor editor = new FaceEditor(network);
 * EditResult result = editor.edit(request, Progress.none(), new Cancellation());
 * }</pre>
 *
 * Thread-safe. After Li, Zuo and Zhang (2016), <i>Convolutional Network for Attribute-driven and
 * Identity-preserving Human Face Generation</i>, arXiv 1608.06434.
 */
public final class FaceEditor {

    private final FeatureNetwork network;

    /**
     * @param network network whose feature maps define the losses; the caller closes it
     */
    public FaceEditor(FeatureNetwork network) {
        this.network = network;
    }

    /** Edits one face for callers that only want the result. */
    public EditResult edit(EditRequest request) {
        return edit(request, Progress.none(), new Cancellation());
    }

    /**
     * Edits one face: aligns it, applies guides where an attribute has them, and changes the rest
     * by free pixels.
     *
     * @param progress is notified of every evaluation of the loss, and of the whole photograph
     *     whenever it has become better, as the edit would return it if it were cancelled then
     * @param cancellation is asked after every evaluation; if the edit is cancelled, the best so
     *     far is the result
     * @throws io.facet.FacetException if the eyes do not fit the photograph, the region leaves the
     *     face out, or the preset, target or start do not fit the network
     */
    public EditResult edit(
            EditRequest request, Progress<? super Photograph> progress, Cancellation cancellation) {
        request.start().ifPresent(start -> start.requireSize(size()));
        request.preset().requireGuidePictures(!request.target().pictures().isEmpty());
        AlignedFace face = align(request);
        AttributeTarget target = request.target();
        if (target.changesNothing()) {
            return untouched(request, face);
        }
        if (!request.preset().guidance().used() || target.guided().isEmpty()) {
            return new PixelEdit(network, request, progress, cancellation).of(face);
        }
        EditResult guided = new GuidedEdit(network, request, progress, cancellation).of(face);
        if (target.unguided().changesNothing()) {
            return guided;
        }
        // What is left has no guides, so this ends after one more edit, of free pixels.
        EditRequest rest = request.on(guided.photograph(), target.unguided());
        return guided.then(edit(rest, progress, cancellation));
    }

    private AlignedFace align(EditRequest request) {
        NetworkCard card = network.card();
        return Alignment.align(
                request.photograph(), request.location(), card.template(), card.inputSize());
    }

    private static EditResult untouched(EditRequest request, AlignedFace face) {
        return new EditResult(
                request.photograph(),
                face,
                face.crop(),
                List.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of());
    }

    private int size() {
        return network.card().inputSize();
    }
}
