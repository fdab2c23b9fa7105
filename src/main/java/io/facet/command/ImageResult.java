package io.facet.command;

import ij.ImagePlus;
import io.facet.command.declaration.CommandMonitor;
import io.facet.image.Photograph;
import io.facet.image.ij.ImageJPicture;
import io.facet.job.EditRecord;
import io.facet.job.InputPicture;
import io.facet.job.JobListener;
import io.facet.report.JsonDocument;
import java.util.List;
import java.util.function.Supplier;

/** The image that an edit makes: at first a copy, then shown and changed while it is made. */
final class ImageResult implements JobListener {

    private static final String INFO = "Info";

    private final ImagePlus image;
    private final ImageJPicture picture;
    private final CommandMonitor monitor;

    /**
     * @param image whose pages will be replaced
     */
    ImageResult(ImagePlus image, CommandMonitor monitor) {
        this.image = image;
        this.monitor = monitor;
        picture = ImageJPicture.of(image);
    }

    ImagePlus image() {
        return image;
    }

    /** Shows it from now on, where somebody looks. */
    void begin() {
        monitor.making(image);
    }

    @Override
    public boolean proceed(String task, double done) {
        return monitor.proceed(task, done);
    }

    @Override
    public void reached(InputPicture input, Supplier<Photograph> soFar) {
        if (monitor.wantsPicture()) {
            put(input.page() - 1, soFar.get());
        }
    }

    /**
     * @param page counted from 0
     */
    void put(int page, Photograph photograph) {
        picture.put(page, photograph);
        monitor.updated(image);
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
