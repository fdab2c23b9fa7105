package io.facet.command;

import ij.ImagePlus;
import io.facet.command.declaration.CommandMonitor;
import io.facet.edit.StrengthSeries;
import io.facet.image.ij.ImageJPicture;
import io.facet.job.EditRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * The stack that a series of edits makes: at first copies of one slice, filled as they are done.
 */
final class StackResult implements StrengthSeries.Follower {

    private final ImagePlus image;
    private final ImageJPicture picture;
    private final List<Double> strengths;
    private final CommandMonitor monitor;
    private final List<Integer> filled = new ArrayList<>();

    /**
     * @param image with a page for every strength
     */
    StackResult(ImagePlus image, List<Double> strengths, CommandMonitor monitor) {
        this.image = image;
        this.strengths = strengths;
        this.monitor = monitor;
        picture = ImageJPicture.of(image);
        for (int page = 0; page < strengths.size(); page++) {
            picture.label(page, EditFigures.number(strengths.get(page)));
        }
    }

    ImagePlus image() {
        return image;
    }

    @Override
    public boolean proceed(String task, double done) {
        return monitor.proceed(task, done);
    }

    @Override
    public void finished(StrengthSeries.Member member) {
        int page = strengths.indexOf(member.strength());
        picture.put(page, member.result().photograph());
        filled.add(page);
        monitor.updated(image);
    }

    /** Takes away the pages that were not filled, because the user stopped before. */
    void keepFilled() {
        picture.keep(filled.stream().sorted().toList());
    }

    /** What a page shows. */
    EditRecord.Output output(int page) {
        return new EditRecord.Output(
                image.getTitle() + ", slice " + (page + 1),
                ImageJPicture.of(image).photograph(page).sha256());
    }
}
