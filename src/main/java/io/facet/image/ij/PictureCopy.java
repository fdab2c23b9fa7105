package io.facet.image.ij;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;
import ij.process.LUT;
import java.util.Properties;
import java.util.function.IntFunction;

/** Copies an ImageJ picture, with new planes and everything else unchanged. */
final class PictureCopy {

    private PictureCopy() {}

    /**
     * Returns a copy of a picture with other planes.
     *
     * @param planes returns a plane of the copy for its index in the stack, counted from 1; all
     *     have the depth of the picture, or all are RGB
     */
    static ImagePlus of(ImagePlus image, IntFunction<ImageProcessor> planes) {
        ImagePlus plain = pixels(image, planes);
        plain.setCalibration(image.getCalibration().copy());
        copyProperties(image, plain);
        int[] size = image.getDimensions();
        plain.setDimensions(size[2], size[3], size[4]);
        ImagePlus copy = image.isComposite() && !isRgb(plain) ? composite(image, plain) : plain;
        copy.setOpenAsHyperStack(image.isHyperStack());
        if (image.getOverlay() != null) {
            copy.setOverlay(image.getOverlay().duplicate());
            copy.setHideOverlay(image.getHideOverlay());
        }
        ShownPlanes.bringToFront(copy, image.getCurrentSlice());
        return copy;
    }

    /**
     * Returns a stack of copies of one slice.
     *
     * @param channels number of channels of a slice
     * @param count number of copies
     * @param planes returns a new copy of the plane of a channel, counted from 0
     */
    static ImagePlus repeated(
            ImagePlus image, int channels, int count, IntFunction<ImageProcessor> planes) {
        ImageStack stack = new ImageStack(image.getWidth(), image.getHeight());
        for (int n = 0; n < channels * count; n++) {
            stack.addSlice(planes.apply(n % channels));
        }
        ImagePlus plain = new ImagePlus(image.getTitle(), stack);
        plain.setCalibration(image.getCalibration().copy());
        copyProperties(image, plain);
        plain.setDimensions(channels, count, 1);
        LUT shown = image.getProcessor().getLut();
        if (channels == 1) {
            if (shown != null && !isRgb(plain)) {
                plain.getProcessor().setLut(shown);
            }
            return plain;
        }
        ImagePlus copy = composite(image, plain);
        copy.setOpenAsHyperStack(true);
        return copy;
    }

    private static ImagePlus pixels(ImagePlus image, IntFunction<ImageProcessor> planes) {
        ImagePlus copy;
        if (image.getStackSize() == 1) {
            copy = new ImagePlus(image.getTitle(), planes.apply(1));
        } else {
            ImageStack stack = new ImageStack(image.getWidth(), image.getHeight());
            for (int n = 1; n <= image.getStackSize(); n++) {
                stack.addSlice(image.getStack().getSliceLabel(n), planes.apply(n));
            }
            copy = new ImagePlus(image.getTitle(), stack);
        }
        LUT shown = image.getProcessor().getLut();
        if (shown != null && !isRgb(copy)) {
            copy.getProcessor().setLut(shown);
        }
        return copy;
    }

    private static CompositeImage composite(ImagePlus image, ImagePlus plain) {
        CompositeImage copy = new CompositeImage(plain, image.getDisplayMode());
        copy.copyLuts(image);
        return copy;
    }

    private static void copyProperties(ImagePlus image, ImagePlus copy) {
        copy.setProperties(image.getPropertiesAsArray());
        Properties properties = image.getProperties();
        if (properties != null) {
            properties.forEach(
                    (key, value) -> {
                        // Objects belong to the program that attached them to this particular
                        // picture.
                        if (value instanceof String) {
                            copy.setProperty((String) key, value);
                        }
                    });
        }
    }

    private static boolean isRgb(ImagePlus image) {
        return image.getBitDepth() == 24;
    }
}
