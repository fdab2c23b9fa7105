package io.facet.image.io;

import io.facet.FacetException;
import io.facet.image.PhotoMask;
import io.facet.image.Photograph;
import io.facet.image.ij.SelectionFile;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads masks of photographs from files: an area selection of ImageJ ({@code .roi}), or a picture
 * of the photograph's size where black keeps a pixel, white lets it change, and grey lies in
 * between.
 */
public final class PhotoMaskFile {

    /** Values below this fraction of white are black; they are compression artefacts. */
    private static final double BLACK = 0.02;

    private PhotoMaskFile() {}

    /**
     * Reads a mask.
     *
     * @param file a selection, or a picture of any format that {@link PhotographFile} reads; in a
     *     colour picture the brightest band is used; alpha is ignored
     * @param photo the photograph that it is for
     * @throws FacetException if the file cannot be read, has another size than the photograph, or
     *     selects none of it
     */
    public static PhotoMask read(Path file, Photograph photo) {
        boolean selection = file.toString().toLowerCase(Locale.ROOT).endsWith(SelectionFile.ENDING);
        return selection
                ? SelectionFile.area(file, photo.width(), photo.height())
                : ofPicture(PhotographFile.read(file), file, photo);
    }

    private static PhotoMask ofPicture(Photograph mask, Path file, Photograph photo) {
        if (mask.width() != photo.width() || mask.height() != photo.height()) {
            throw new FacetException(
                    ("%s has %s x %s pixels and the photograph %s x %s. Draw the mask on the"
                                    + " photograph itself, so that their pixels belong together.")
                            .formatted(
                                    file,
                                    mask.width(),
                                    mask.height(),
                                    photo.width(),
                                    photo.height()));
        }
        float[] values = new float[mask.width() * mask.height()];
        float brightest = 0;
        for (int band = 0; band < mask.bands(); band++) {
            float[] plane = mask.plane(band);
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.max(values[i], Math.min(1, plane[i] / mask.maxValue()));
                brightest = Math.max(brightest, values[i]);
            }
        }
        if (brightest < BLACK) {
            throw new FacetException(
                    String.format(
                            Locale.ROOT,
                            "%s is black everywhere: its brightest pixel has %.1f %% of white, so nothing"
                                    + " of the photograph could change. Paint what may change"
                                    + " white.",
                            file,
                            100 * brightest));
        }
        return new PhotoMask(mask.width(), mask.height(), values);
    }
}
