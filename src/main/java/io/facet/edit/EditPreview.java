package io.facet.edit;

import io.facet.Cancellation;
import io.facet.Progress;
import io.facet.edit.target.AttributeTarget;
import io.facet.face.FaceLocation;
import io.facet.face.align.FaceSurroundings;
import io.facet.image.Photograph;
import io.facet.image.Region;
import io.facet.network.FeatureNetwork;
import java.util.OptionalDouble;

/**
 * Computes quick, approximate previews of edits of one face: on a small picture of the face and its
 * surroundings, with few evaluations of the loss.
 *
 * <pre>{@code
 * EditPreview preview = new EditPreview(network, photograph, location);
 * Photograph about = preview.edit(target, region, preset, cancellation).photograph();
 * }</pre>
 *
 * <p>Cropping and reduction are done once, on construction. Previews are deterministic and
 * independent of earlier ones. Thread-safe.
 */
public final class EditPreview {

    /** Largest side of the square that the network sees, in pixels of the small picture. */
    private static final int LARGEST = 256;

    /** Evaluations of the loss: as many as the embedded network computes in half a second. */
    private static final int EVALUATIONS = 15;

    private final FaceEditor editor;
    private final Photograph photograph;
    private final FaceSurroundings surroundings;
    private volatile String digest;

    /**
     * @param network network whose feature maps define the losses; the caller closes it
     * @param location location of the face to edit
     * @throws io.facet.FacetException if the face does not fit the photograph
     */
    public EditPreview(FeatureNetwork network, Photograph photograph, FaceLocation location) {
        this.editor = new FaceEditor(network);
        this.photograph = photograph;
        this.surroundings = FaceSurroundings.of(photograph, location, network.card(), LARGEST);
    }

    /** Returns the small picture before any edit. */
    public Photograph before() {
        return surroundings.photograph();
    }

    /** Returns the region of the photograph that the small picture shows. */
    public Region region() {
        return surroundings.region();
    }

    /**
     * Returns the small picture with this edit applied, using all the evaluations of the preset.
     * The result and the time are close to those of the edit itself.
     *
     * @throws io.facet.FacetException as {@link #edit} does
     */
    public EditResult refine(
            AttributeTarget target, EditRegion region, Preset preset, Cancellation cancellation) {
        region.requireFit(photograph);
        EditRequest small =
                new EditRequest(before(), surroundings.location(), target, near(region), preset);
        // A person's own guides are identified by the original photograph, not by this reduction of
        // it.
        return editor.edit(
                target.guided().isEmpty() ? small : small.madeOf(digest()),
                Progress.none(),
                cancellation);
    }

    /**
     * Returns the small picture with an approximation of this edit.
     *
     * @param region region as for the photograph itself
     * @param preset how the edit is to be done; here it is done with fewer evaluations
     * @param cancellation is asked after every evaluation of the loss; if the preview is cancelled,
     *     the best so far is the result
     * @throws io.facet.FacetException if the region was drawn on a photograph of another size or
     *     leaves the face out, or the preset or target do not fit the network
     */
    public EditResult edit(
            AttributeTarget target, EditRegion region, Preset preset, Cancellation cancellation) {
        Preset quick = preset.rough(EVALUATIONS);
        return refine(target, region, quick, cancellation);
    }

    /**
     * Returns whether {@link #edit} approximates the result of the edit itself. Guides are as good
     * without descent, but free pixels show artefacts after few evaluations.
     */
    public static boolean isFaithful(AttributeTarget target, Preset preset) {
        return target.changesNothing()
                || preset.guidance().used() && target.unguided().changesNothing();
    }

    /**
     * Returns the digest of the photograph, computed only once because that takes as long as a
     * preview for a large photograph.
     */
    private String digest() {
        String known = digest;
        if (known == null) {
            known = photograph.sha256();
            digest = known;
        }
        return known;
    }

    private EditRegion near(EditRegion region) {
        return region instanceof EditRegion.Drawn drawn
                ? new EditRegion.Drawn(surroundings.of(drawn.mask()), feather(drawn))
                : region;
    }

    private OptionalDouble feather(EditRegion.Drawn drawn) {
        return drawn.feather().isPresent()
                ? OptionalDouble.of(drawn.feather().getAsDouble() / surroundings.reduction())
                : OptionalDouble.empty();
    }
}
