package io.facet.delivery;

import ij.ImagePlus;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An image of 16 bits, displayed from 10 to 200, that remembers where Facet's code changed, drew or
 * read it.
 */
final class WatchedImage extends ImagePlus {

    private static final String OWN = WatchedImage.class.getPackageName();

    private final List<String> touches = new CopyOnWriteArrayList<>();

    WatchedImage() {
        super("watched", new ShortProcessor(300, 300));
        super.setDisplayRange(10, 200);
    }

    List<String> touches() {
        return touches;
    }

    private void touched() {
        // Called by the constructor above too, before there is a list.
        if (touches == null) {
            return;
        }
        StackTraceElement[] calls = new Throwable().getStackTrace();
        boolean isFacet =
                Arrays.stream(calls)
                        .map(StackTraceElement::getClassName)
                        .anyMatch(name -> name.startsWith("io.facet.") && !name.startsWith(OWN));
        if (isFacet) {
            touches.add(Arrays.toString(calls));
        }
    }

    @Override
    public void setDisplayRange(double min, double max) {
        touched();
        super.setDisplayRange(min, max);
    }

    @Override
    public void resetDisplayRange() {
        touched();
        super.resetDisplayRange();
    }

    @Override
    public void updateAndDraw() {
        touched();
        super.updateAndDraw();
    }

    @Override
    public void setProcessor(String title, ImageProcessor processor) {
        touched();
        super.setProcessor(title, processor);
    }

    @Override
    public ImageProcessor getProcessor() {
        touched();
        return super.getProcessor();
    }
}
