package io.facet.image.ij;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import ij.process.IntProcessor;
import ij.process.LUT;
import io.facet.FacetException;
import java.util.HashSet;
import java.util.Set;

/** Determines how the planes of an ImageJ picture show photographs. */
final class ShownPlanes {

    private static final int WHITE = 255;

    /**
     * The largest step between neighbouring colours of a ramp, in levels; Spectrum has 6, Fire 8.
     */
    private static final int SMALL_STEP = 24;

    /** The largest number of larger steps in a ramp; Red/Green has one. */
    private static final int RAMP_JUMPS = 3;

    private static final int RAMP_COLOURS = 64;

    private ShownPlanes() {}

    /**
     * Returns a plane, which shares the pixels of the picture unless the stack is virtual.
     *
     * @param n its index in the stack, counted from 1
     */
    static ImageProcessor plane(ImagePlus image, int n) {
        // Asking for the stack of a single image would change the image's label.
        return image.getStackSize() == 1 ? image.getProcessor() : image.getStack().getProcessor(n);
    }

    /**
     * Makes a plane the current one and updates the channel, slice and frame that ImageJ reports,
     * which {@link ImagePlus#setSlice} alone does not in a picture without a window.
     *
     * @param n its index in the stack, counted from 1
     */
    static void bringToFront(ImagePlus image, int n) {
        int[] position = image.convertIndexToPosition(n);
        image.setPosition(position[0], position[1], position[2]);
    }

    /**
     * Returns how the planes of a picture show photographs.
     *
     * @throws FacetException if they do not show photographs
     */
    static PlaneCoding codingOf(ImagePlus image) {
        ImageProcessor front = image.getProcessor();
        if (front == null) {
            throw new FacetException("There are no pixels in the image. Open a photograph.");
        }
        if (front instanceof IntProcessor) {
            throw new FacetException(
                    ("'%s' has whole numbers of 32 bits. Convert it to 32-bit floats or to 16 bits"
                                    + " and try again.")
                            .formatted(image.getTitle()));
        }
        if (image.getBitDepth() == 24) {
            return new PackedPlane();
        }
        return image.isComposite()
                ? channels((CompositeImage) image)
                : plane(image, front.getLut());
    }

    private static PlaneCoding plane(ImagePlus image, LUT lut) {
        boolean inColours = !isGrey(lut);
        if (inColours && image.getBitDepth() == 8 && !isRamp(lut)) {
            return new PalettePlane(lut);
        }
        return SamplePlanes.of(image.getBitDepth(), !inColours && isInverting(lut), lut);
    }

    /**
     * Returns whether a table displays grey in false colours, such as Fire or Spectrum, rather than
     * holding the palette of a picture, as in 8-bit Color images and GIF files. ImageJ's image type
     * does not distinguish the two: a duplicate of an 8-bit Color image has a grey type. False
     * colours change little from sample to sample, except at a few places such as the ends of HiLo.
     */
    private static boolean isRamp(LUT lut) {
        Set<Integer> colours = new HashSet<>();
        int jumps = 0;
        for (int i = 0; i <= WHITE; i++) {
            colours.add(lut.getRGB(i));
            if (i > 0 && largestStep(lut, i) > SMALL_STEP) {
                jumps++;
            }
        }
        return colours.size() >= RAMP_COLOURS && jumps <= RAMP_JUMPS;
    }

    private static int largestStep(LUT lut, int i) {
        return Math.max(
                Math.abs(lut.getRed(i) - lut.getRed(i - 1)),
                Math.max(
                        Math.abs(lut.getGreen(i) - lut.getGreen(i - 1)),
                        Math.abs(lut.getBlue(i) - lut.getBlue(i - 1))));
    }

    private static PlaneCoding channels(CompositeImage image) {
        LUT[] luts = image.getLuts();
        if (luts.length == 1) {
            return plane(image, luts[0]);
        }
        if (luts.length != 3) {
            throw new FacetException(
                    ("'%s' has %s channels, and a photograph has one or three. Take those that show"
                                    + " it by Image > Duplicate, or convert it to RGB.")
                            .formatted(image.getTitle(), luts.length));
        }
        for (int channel = 0; channel < 3; channel++) {
            if (!isPrimary(luts[channel], channel)) {
                throw new FacetException(
                        ("Channel %s of '%s' is not shown in %s, so the channels are not those of a"
                                        + " photograph. Set it right by Image > Color > Channels"
                                        + " Tool, or convert the image to RGB.")
                                .formatted(
                                        channel + 1,
                                        image.getTitle(),
                                        new String[] {"red", "green", "blue"}[channel]));
            }
        }
        return SamplePlanes.of(image.getBitDepth(), false, luts);
    }

    /** Returns whether a table goes from black to pure red, green or blue. */
    private static boolean isPrimary(LUT lut, int channel) {
        int[] last = {lut.getRed(WHITE), lut.getGreen(WHITE), lut.getBlue(WHITE)};
        for (int other = 0; other < 3; other++) {
            if (last[other] != (other == channel ? WHITE : 0)) {
                return false;
            }
        }
        return (lut.getRGB(0) & 0xffffff) == 0;
    }

    private static boolean isGrey(LUT lut) {
        for (int i = 0; i <= WHITE; i++) {
            if (lut.getRed(i) != lut.getGreen(i) || lut.getGreen(i) != lut.getBlue(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInverting(LUT lut) {
        return lut.getRed(0) > lut.getRed(WHITE);
    }
}
