package io.facet.command;

import ij.ImagePlus;
import io.facet.Progress;
import io.facet.edit.StrengthSeries;
import io.facet.image.ij.ImageJPicture;
import io.facet.job.EditRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The stack that a series of edits produces: initially copies of one slice, each replaced when its
 * edit is done.
 */
final class StackResult implements Progress<StrengthSeries.Member> {

    private final ImagePlus image;
    private final ImageJPicture picture;
    private final List<Double> strengths;
    private final Progress<ImagePlus> progress;
    private final List<Integer> filled = new ArrayList<>();

    /**
     * @param image a stack with one slice per strength
     */
    StackResult(ImagePlus image, List<Double> strengths, Progress<ImagePlus> progress) {
        this.image = image;
        this.strengths = strengths;
        this.progress = progress;
        picture = ImageJPicture.of(image);
        for (int page = 0; page < strengths.size(); page++) {
            picture.label(page, EditFigures.number(strengths.get(page)));
        }
    }

    ImagePlus image() {
        return image;
    }

    /** Shows the stack from now on, if there is a display. */
    void begin() {
        progress.reached(() -> image);
    }

    @Override
    public void report(Step step) {
        progress.report(step);
    }

    @Override
    public void reached(Supplier<? extends StrengthSeries.Member> finished) {
        StrengthSeries.Member member = finished.get();
        int page = strengths.indexOf(member.strength());
        picture.put(page, member.result().photograph());
        filled.add(page);
        progress.reached(() -> image);
    }

    /** Removes the slices that were not edited because the user cancelled. */
    void keepFilled() {
        picture.keep(filled.stream().sorted().toList());
    }

    /**
     * Returns the name of a slice and the digest of its pixels.
     *
     * @param page index of the slice, counted from 0
     */
    EditRecord.Output output(int page) {
        return new EditRecord.Output(
                image.getTitle() + ", slice " + (page + 1),
                ImageJPicture.of(image).photograph(page).sha256());
    }
}
