package io.facet.face.mask;

import io.facet.FacetException;
import io.facet.face.EyePositions;
import io.facet.face.FaceLocation;
import io.facet.face.FacePart;
import io.facet.face.FaceUnits;
import io.facet.face.Landmarks;
import io.facet.face.MeanFace;
import io.facet.face.align.AlignedFace;
import io.facet.image.PhotoMask;
import io.facet.image.Region;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.warp.CropResampling;
import io.facet.warp.Similarity;
import java.util.Collection;
import java.util.Locale;

/**
 * Makes masks for one aligned face.
 *
 * <pre>{@code
 * FaceMasks masks = FaceMasks.of(location, face, card.template());
 * Mask mask = masks.of(List.of(FacePart.MOUTH, FacePart.EYES));
 * }</pre>
 */
public final class FaceMasks {

    /** Smallest area of the face, in pixels of the crop, that a region must cover to touch it. */
    private static final double LEAST_TOUCHED = 1;

    private final AlignedFace face;
    private final FaceTemplate template;
    private final EyePositions eyes;
    private final FaceEllipse ellipse;
    private final Similarity cropToFace;
    private final FaceOutlines outlines;

    private FaceMasks(
            AlignedFace face, FaceTemplate template, EyePositions eyes, Landmarks inCrop) {
        this.face = face;
        this.template = template;
        this.eyes = eyes;
        ellipse = new FaceEllipse(template);
        cropToFace = FaceUnits.of(template);
        outlines = new FaceOutlines(inCrop.through(cropToFace));
    }

    /**
     * Returns the masks for a face at its location. If only its pupils are known, its parts are
     * assumed to lie where an average face has them.
     *
     * @param location the location by which the face was aligned
     * @param face the aligned face
     * @param template the pupils in the crop
     */
    public static FaceMasks of(FaceLocation location, AlignedFace face, FaceTemplate template) {
        Landmarks inCrop =
                location.landmarks().map(face::inCrop).orElseGet(() -> MeanFace.in(template));
        return new FaceMasks(face, template, location.eyes(), inCrop);
    }

    /** Returns the pupils, in the photograph. */
    public EyePositions eyes() {
        return eyes;
    }

    /** Returns the whole face, as {@link Mask#wholeFace} does. */
    public Mask wholeFace() {
        return Mask.wholeFace(template, face.size());
    }

    /** Returns the whole crop, as {@link Mask#everything} does. */
    public Mask everything() {
        return Mask.everything(face.size());
    }

    /**
     * Returns the union of some parts of the face: 1 - Π (1 - m), which is smooth where they meet.
     *
     * @throws FacetException if there are none, or none lies in the crop
     */
    public Mask of(Collection<FacePart> parts) {
        return Mask.inside(
                face.size(),
                (x, y) -> {
                    double rest = 1;
                    for (FacePart part : parts) {
                        rest *= 1 - weight(part, x, y);
                    }
                    return 1 - rest;
                });
    }

    /**
     * Returns the mask of a region of the photograph, resampled to the crop with the same filter as
     * the photograph, so that a pixel of the crop has as much weight as the region covers of it.
     *
     * @param region feathered region of the photograph
     * @throws FacetException if the region does not touch the face
     */
    public Mask of(PhotoMask region) {
        float[] values =
                CropResampling.resampled(
                        region.values(),
                        new Region(0, 0, region.width(), region.height()),
                        face.cropToPhoto(),
                        face.size());
        float[] onFace = wholeFace().values();
        double touched = 0;
        for (int i = 0; i < values.length; i++) {
            // A cubic overshoots at edges.
            values[i] = Math.max(0, Math.min(1, values[i]));
            touched += values[i] * onFace[i];
        }
        if (touched < LEAST_TOUCHED) {
            throw besideTheFace();
        }
        int size = face.size();
        return Mask.inside(size, (x, y) -> values[((int) y) * size + (int) x]);
    }

    private FacetException besideTheFace() {
        return new FacetException(
                String.format(
                        Locale.ROOT,
                        "The selection does not touch the face that is edited, whose eyes lie at (%.0f,"
                                + " %.0f) and (%.0f, %.0f). Draw it on this face, or edit another"
                                + " one.",
                        eyes.leftX(),
                        eyes.leftY(),
                        eyes.rightX(),
                        eyes.rightY()));
    }

    private double weight(FacePart part, double x, double y) {
        return switch (part) {
            case FACE -> ellipse.weight(x, y);
            case SKIN ->
                    ellipse.weight(x, y)
                            * (1 - outlined(FacePart.EYES, x, y))
                            * (1 - outlined(FacePart.BROWS, x, y))
                            * (1 - outlined(FacePart.MOUTH, x, y));
            case UPPER_FACE -> ellipse.weight(x, y) * (1 - outlined(FacePart.LOWER_FACE, x, y));
            // Temples and beards reach beyond the face.
            case GLASSES, CHIN -> outlined(part, x, y);
            default -> ellipse.weight(x, y) * outlined(part, x, y);
        };
    }

    private double outlined(FacePart part, double x, double y) {
        return outlines.weight(part, cropToFace.x(x, y), cropToFace.y(x, y));
    }
}
