package io.facet.command;

import ij.ImagePlus;
import io.facet.Progress;
import io.facet.image.Photograph;
import io.facet.image.ij.ImageJPicture;
import io.facet.job.EditRecord;
import io.facet.job.PictureSoFar;
import io.facet.report.JsonDocument;
import java.util.List;

/** The image that an edit produces: initially a copy of the input, then updated during the edit. */
final class ImageResult {

    private static final String INFO = "Info";

    private final ImagePlus image;
    private final ImageJPicture picture;

    /**
     * @param image the image whose slices will be replaced
     */
    ImageResult(ImagePlus image) {
        this.image = image;
        picture = ImageJPicture.of(image);
    }

    ImagePlus image() {
        return image;
    }

    /** Returns the progress of the edits. From now on it shows the image, if there is a display. */
    Progress<PictureSoFar> shownBy(Progress<ImagePlus> progress) {
        progress.reached(() -> image);
        return progress.converting(this::updated);
    }

    private ImagePlus updated(PictureSoFar soFar) {
        put(soFar.input().page() - 1, soFar.photograph());
        return image;
    }

    /**
     * Replaces the pixels of a slice.
     *
     * @param page index of the slice, counted from 0
     */
    void put(int page, Photograph photograph) {
        picture.put(page, photograph);
    }

    /** Returns the title of the image and the digest of the current pixels of the given slices. */
    EditRecord.Output output(List<Integer> pages) {
        return new EditRecord.Output(image.getTitle(), ImageSlices.digest(picture, pages));
    }

    /**
     * Stores in an image how it was made, in front of its existing info text.
     *
     * @param macro the macro line that reproduces the image
     * @param record settings and results, stored as JSON
     */
    static void note(ImagePlus image, String macro, Object record) {
        String before = image.getInfoProperty();
        image.setProperty(
                INFO,
                "%s%n%s%s"
                        .formatted(
                                macro,
                                JsonDocument.text(record),
                                before == null ? "" : "\n" + before));
    }
}
