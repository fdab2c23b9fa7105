package io.facet.face.align;

import io.facet.FacetException;
import io.facet.face.EyePositions;
import io.facet.face.FaceLocation;
import io.facet.image.FloatImage;
import io.facet.image.Photograph;
import io.facet.image.Region;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.warp.CropResampling;
import io.facet.warp.Footprint;
import io.facet.warp.PlaneMap;
import io.facet.warp.Similarity;

/**
 * Aligns a face to the position, size and upright orientation on which a network was trained.
 *
 * <pre>{@code
 * AlignedFace face = Alignment.align(photograph, eyes, card.template(), card.inputSize());
 * }</pre>
 *
 * <p>The photograph is resampled with a cubic kernel that widens with the face, so that neither the
 * pores of a large face alias nor the pixels of a small one show as steps.
 */
public final class Alignment {

    private Alignment() {}

    /**
     * Returns the aligned face at a location. If only the pupils are known, the face is rotated,
     * scaled and shifted to match the template's pupils. If landmarks are known, it is also
     * deformed to the shape of an average face with these pupils, except for the mouth and the
     * lids, which keep their own shape.
     *
     * @param photo grey or RGB at any depth; a grey one gives three equal channels, and beyond its
     *     border the nearest pixel is repeated
     * @param location location of the face in the photograph
     * @param template the pupils in the crop, in pixels of a crop of this size
     * @param size S, the side of the crop, at least 1
     * @throws FacetException if an eye lies outside the photograph, the eyes are swapped, or they
     *     are less than 8 pixels apart
     * @throws IllegalArgumentException if the size is less than 1
     */
    public static AlignedFace align(
            Photograph photo, FaceLocation location, FaceTemplate template, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("no crop is " + size + " pixels wide");
        }
        location.requireInside(photo);
        PlaneMap cropToPhoto = cropToPhoto(location, template, size);
        return new AlignedFace(resampled(photo, cropToPhoto, size), cropToPhoto);
    }

    /** Returns the map from the crop of a face to its photograph. */
    static PlaneMap cropToPhoto(FaceLocation location, FaceTemplate template, int size) {
        return location.landmarks()
                .map(face -> new FaceShape(template, size).cropToPhoto(face))
                .orElseGet(() -> byPupils(location.eyes(), template));
    }

    private static Similarity byPupils(EyePositions eyes, FaceTemplate template) {
        return Similarity.between(
                new double[] {
                    template.leftX(), template.leftY(), template.rightX(), template.rightY()
                },
                new double[] {eyes.leftX(), eyes.leftY(), eyes.rightX(), eyes.rightY()});
    }

    private static FloatImage resampled(Photograph photo, PlaneMap cropToPhoto, int size) {
        Region region = surroundings(photo, cropToPhoto, size);
        float[] samples = new float[size * size * 3];
        // One band at a time, and only the face's region of a large photograph.
        for (int band = 0; band < photo.bands(); band++) {
            float[] plane = photo.plane(band, region);
            float[] channel = CropResampling.resampled(plane, region, cropToPhoto, size);
            for (int i = 0; i < channel.length; i++) {
                float level = (channel[i] - photo.minValue()) / photo.greyLevel();
                // A cubic overshoots at edges, but the reference must have valid grey levels.
                samples[i * 3 + band] = Math.max(0, Math.min(255, level));
            }
        }
        if (photo.bands() == 1) {
            replicateFirstChannel(samples);
        }
        return new FloatImage(size, size, 3, samples);
    }

    /** Returns the region of a photograph that the crop is resampled from or written to. */
    static Region surroundings(Photograph photo, PlaneMap cropToPhoto, int size) {
        return new Footprint(size, cropToPhoto, photo.width(), photo.height())
                .region()
                .map(face -> grown(face, photo))
                .orElseGet(() -> new Region(0, 0, photo.width(), photo.height()));
    }

    /**
     * Returns the region enlarged, because a nonlinear map may reach slightly beyond the bounding
     * box of its border points.
     */
    private static Region grown(Region face, Photograph photo) {
        int left = Math.max(0, face.x() - face.width() / 8);
        int top = Math.max(0, face.y() - face.height() / 8);
        int right = Math.min(photo.width(), face.x() + face.width() + face.width() / 8);
        int bottom = Math.min(photo.height(), face.y() + face.height() + face.height() / 8);
        return new Region(left, top, right - left, bottom - top);
    }

    private static void replicateFirstChannel(float[] samples) {
        for (int i = 0; i < samples.length; i += 3) {
            samples[i + 1] = samples[i];
            samples[i + 2] = samples[i];
        }
    }
}
