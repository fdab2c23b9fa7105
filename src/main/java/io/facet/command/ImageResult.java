package io.facet.command;

import ij.ImagePlus;
import io.facet.Progress;
import io.facet.image.Photograph;
import io.facet.image.ij.ImageJPicture;
import io.facet.job.EditRecord;
import io.facet.job.PictureSoFar;
import io.facet.report.JsonDocument;
import java.util.List;

/** The image that an edit makes: at first a copy, then changed while it is made. */
final class ImageResult {

    private static final String INFO = "Info";

    private final ImagePlus image;
    private final ImageJPicture picture;

    /**
     * @param image whose pages will be replaced
     */
    ImageResult(ImagePlus image) {
        this.image = image;
        picture = ImageJPicture.of(image);
    }

    ImagePlus image() {
        return image;
    }

    /**
     * Returns the progress of the edits, which shows the image from now on where somebody looks.
     */
    Progress<PictureSoFar> shownBy(Progress<ImagePlus> progress) {
        progress.reached(() -> image);
        return progress.converting(this::updated);
    }

    private ImagePlus updated(PictureSoFar soFar) {
        put(soFar.input().page() - 1, soFar.photograph());
        return image;
    }

    /**
     * @param page counted from 0
     */
    void put(int page, Photograph photograph) {
        picture.put(page, photograph);
    }

    /** The digest of what some of its pages show now. */
    EditRecord.Output output(List<Integer> pages) {
        return new EditRecord.Output(image.getTitle(), ImageSlices.digest(picture, pages));
    }

    /**
     * Writes into an image how it came about, before what it said already.
     *
     * @param macro the line of a macro that makes it
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
