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
 * Shows quickly about what edits of one face will look like: on a small picture of the face and its
 * surroundings, and with few evaluations of the loss.
 *
 * <pre>{@code
 * EditPreview preview = new EditPreview(network, photograph, location);
 * Photograph about = preview.edit(target, region, preset, cancellation).photograph();
 * }</pre>
 *
 * <p>Cutting and shrinking is done once, when it is made. Equal previews have equal bytes, whatever
 * was previewed before. Safe for several threads.
 */
public final class EditPreview {

    /** Side of the square that the network sees, at most, in pixels of the small picture. */
    private static final int LARGEST = 256;

    /** Evaluations of the loss: as many as fit into half a second by the embedded network. */
    private static final int EVALUATIONS = 15;

    private final FaceEditor editor;
    private final Photograph photograph;
    private final FaceSurroundings surroundings;
    private volatile String digest;

    /**
     * @param network whose feature maps the losses are on; stays the caller's to close
     * @param location of the face to edit
     * @throws io.facet.FacetException if the face does not fit the photograph
     */
    public EditPreview(FeatureNetwork network, Photograph photograph, FaceLocation location) {
        this.editor = new FaceEditor(network);
        this.photograph = photograph;
        this.surroundings = FaceSurroundings.of(photograph, location, network.card(), LARGEST);
    }

    /** The small picture before any edit. */
    public Photograph before() {
        return surroundings.photograph();
    }

    /** Which part of the photograph the small picture shows. */
    public Region region() {
        return surroundings.region();
    }

    /**
     * The small picture with this edit in it, by all the evaluations of the preset: nearly what the
     * edit itself makes, in nearly its time.
     *
     * @throws io.facet.FacetException as {@link #edit} does
     */
    public EditResult refine(
            AttributeTarget target, EditRegion region, Preset preset, Cancellation cancellation) {
        region.requireFit(photograph);
        EditRequest small =
                new EditRequest(before(), surroundings.location(), target, near(region), preset);
        // A person's own guides are known by the photograph, not by what is left of it here.
        return editor.edit(
                target.guided().isEmpty() ? small : small.madeOf(digest()),
                Progress.none(),
                cancellation);
    }

    /**
     * The small picture with about this edit in it.
     *
     * @param region as it is for the photograph itself
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
     * Returns whether {@link #edit} shows about what the edit itself will make. Guides are as good
     * without descent; free pixels after few evaluations are torn.
     */
    public static boolean isFaithful(AttributeTarget target, Preset preset) {
        return target.changesNothing()
                || preset.guidance().used() && target.unguided().changesNothing();
    }

    /** Digesting a large photograph takes as long as a preview, so it is done once. */
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
