package io.facet.image.ij;

import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.Prefs;
import ij.Undo;
import ij.gui.Roi;
import ij.plugin.frame.Recorder;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import io.facet.FacetException;
import io.facet.image.Photograph;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Represents an ImageJ picture as the photographs that it shows, one per slice or frame.
 *
 * <pre>{@code
 * ImageJPicture picture = ImageJPicture.of(imp);
 * int slice = picture.currentSlice();
 * Photograph edited = edit(picture.photograph(slice));
 * ImagePlus result = picture.edited(Map.of(slice, edited)); // or picture.replace(slice, edited)
 * }</pre>
 *
 * <p>Here a slice is one position of a stack: a grey plane of 8, 16 or 32 bits, an RGB plane, or
 * the red, green and blue channels of a composite picture together. An 8-bit plane whose lookup
 * table is a palette, such as one made by 8-bit Color, is an RGB slice; a plane with a false-colour
 * table, such as Fire, is a grey slice. An inverting lookup table is applied, because a photograph
 * holds what the user sees.
 *
 * <p>The displayed range becomes {@link Photograph#minValue} and {@link Photograph#maxValue} of
 * 16-bit and float slices. The range and the selection are those at the time of the call to {@link
 * #of}.
 *
 * <p>Lock the picture: no other code may change it while a slice is read or written.
 */
public final class ImageJPicture {

    /** ImageJ's own limit in bytes; it keeps no undo copy of a larger composite picture. */
    private static final double MOST_UNDONE = 200 << 20;

    private final ImagePlus image;
    private final PlaneCoding coding;

    /** The selection at construction; the user may change the selection later. */
    private final Roi selected;

    private ImageJPicture(ImagePlus image, PlaneCoding coding) {
        this.image = image;
        this.coding = coding;
        selected = image.getRoi() == null ? null : (Roi) image.getRoi().clone();
    }

    /**
     * Returns the photographs of an ImageJ picture.
     *
     * @throws FacetException if the picture is empty, has 32-bit integer samples, or has channels
     *     that are not red, green and blue
     */
    public static ImageJPicture of(ImagePlus image) {
        return new ImageJPicture(image, ShownPlanes.codingOf(image));
    }

    /**
     * Returns a new ImageJ picture of an 8-bit photograph, without its opacity.
     *
     * @throws IllegalArgumentException if it has another depth
     */
    public static ImagePlus imageOf(Photograph photograph, String title) {
        if (photograph.bitDepth() != 8) {
            throw new IllegalArgumentException(photograph + " has not 8 bits");
        }
        int width = photograph.width();
        int height = photograph.height();
        ImageProcessor plane =
                photograph.bands() == 3
                        ? new ColorProcessor(width, height)
                        : new ByteProcessor(width, height);
        ImagePlus made = new ImagePlus(title, plane);
        of(made).put(0, photograph);
        return made;
    }

    /** Returns whether the picture is displayed in the colours of a palette. */
    public boolean hasPalette() {
        return coding instanceof PalettePlane;
    }

    /** Returns the number of photographs that the picture shows. */
    public int slices() {
        return image.getStackSize() / coding.planes();
    }

    /** Returns the current slice, counted from 0. */
    public int currentSlice() {
        return sliceOf(image.getCurrentSlice());
    }

    /**
     * Returns the slice to which a plane belongs.
     *
     * @param plane its index in the stack, counted from 1 as ImageJ does
     * @return the slice, counted from 0
     */
    public int sliceOf(int plane) {
        return (plane - 1) / coding.planes();
    }

    /**
     * Returns a copy of the photograph on a slice. Only the memory of its samples is needed; no
     * other slice of a virtual stack is read.
     *
     * @param slice counted from 0
     * @throws FacetException if a sample is infinite or NaN
     * @throws IndexOutOfBoundsException if there is no such slice
     */
    public Photograph photograph(int slice) {
        return coding.photograph(planes(slice));
    }

    /**
     * Returns a new picture with some slices replaced. All other slices and all unchanged samples
     * are copied bit for bit, and so are scale, labels, lookup tables, displayed ranges,
     * dimensions, channels, position, properties and overlay. The new picture shares no array with
     * this one. The selection and the file that the picture is saved to are not copied. A picture
     * with a palette becomes an RGB picture.
     *
     * @param photographs by slice, counted from 0; of the size, bands and depth of their slices
     * @throws IllegalArgumentException if one is of another size, depth or number of bands
     * @throws IndexOutOfBoundsException if there is no such slice
     */
    public ImagePlus edited(Map<Integer, Photograph> photographs) {
        photographs.forEach(this::requireFitting);
        ImagePlus copy = PictureCopy.of(image, n -> coding.copyOf(plane(n)));
        photographs.forEach((slice, photograph) -> coding.put(photograph, planes(copy, slice)));
        return copy;
    }

    /**
     * Replaces a slice in the picture itself, so that Edit &gt; Undo restores it. The slice becomes
     * the current one, because ImageJ can only undo a change to the current slice.
     *
     * @param slice counted from 0
     * @throws FacetException as {@link #requireReplaceable}
     * @throws IllegalArgumentException if the photograph is of another size, depth or number of
     *     bands
     * @throws IndexOutOfBoundsException if there is no such slice
     */
    public void replace(int slice, Photograph photograph) {
        requireReplaceable();
        requireFitting(slice, photograph);
        if (currentSlice() != slice) {
            ShownPlanes.bringToFront(image, firstPlane(slice));
        }
        if (coding.planes() == 1) {
            // This kind of undo restores a snapshot, which covers the current plane only.
            ImageProcessor shown = image.getProcessor();
            shown.snapshot();
            Undo.setup(Undo.FILTER, image);
            coding.put(photograph, List.of(shown));
        } else {
            keepForUndo();
            coding.put(photograph, planes(slice));
        }
        image.changes = true;
        image.updateAndDraw();
    }

    /** The user did not make this copy, so the Recorder must not record it. */
    private void keepForUndo() {
        boolean recording = IJ.recording();
        try {
            if (recording) {
                Recorder.record = false;
            }
            Undo.setup(Undo.TRANSFORM, image);
        } finally {
            if (recording) {
                Recorder.record = true;
            }
        }
    }

    /**
     * Returns a new stack in which every slice is a copy of one slice of this picture, to be filled
     * by {@link #put}. Scale, lookup tables and properties are copied from this picture.
     *
     * @param slice counted from 0
     * @param count number of slices of the stack, at least 1
     * @throws IndexOutOfBoundsException if there is no such slice
     */
    public ImagePlus repeated(int slice, int count) {
        int first = firstPlane(slice);
        return PictureCopy.repeated(
                image, coding.planes(), count, channel -> coding.copyOf(plane(first + channel)));
    }

    /**
     * Removes all but some slices of a picture that is still being made.
     *
     * @param kept the slices to keep, counted from 0, in the order of the result; at least one
     */
    public void keep(List<Integer> kept) {
        if (kept.size() == slices()) {
            return;
        }
        ImageStack before = image.getStack();
        ImageStack rest = new ImageStack(image.getWidth(), image.getHeight());
        for (int slice : kept) {
            int first = firstPlane(slice);
            for (int plane = first; plane < first + coding.planes(); plane++) {
                rest.addSlice(before.getSliceLabel(plane), before.getProcessor(plane));
            }
        }
        image.setStack(rest, coding.planes(), kept.size(), 1);
    }

    /**
     * Sets the label of a slice, which ImageJ shows above the picture.
     *
     * @param slice counted from 0
     * @throws IndexOutOfBoundsException if there is no such slice
     */
    public void label(int slice, String label) {
        int first = firstPlane(slice);
        for (int plane = first; plane < first + coding.planes(); plane++) {
            image.getStack().setSliceLabel(label, plane);
        }
    }

    /**
     * Writes a photograph to a slice of a picture that is still being made, without undo.
     *
     * @param slice counted from 0
     * @throws IllegalArgumentException if the photograph is of another size, depth or number of
     *     bands
     * @throws IndexOutOfBoundsException if there is no such slice
     */
    public void put(int slice, Photograph photograph) {
        requireFitting(slice, photograph);
        coding.put(photograph, planes(slice));
    }

    /**
     * Checks that slices can be replaced in the picture itself and that this can be undone. Call
     * this before a long computation.
     *
     * @throws FacetException if the stack is virtual, its colours are those of a lookup table, or
     *     ImageJ keeps no copy of its channels
     */
    public void requireReplaceable() {
        if (image.getStack().isVirtual()) {
            throw irreplaceable("is a virtual stack, whose slices stay as they are on the disk");
        }
        if (hasPalette()) {
            throw irreplaceable("has the colours of a lookup table, in which an edit has no place");
        }
        if (coding.planes() > 1) {
            requireUndoOfChannels();
        }
    }

    private void requireUndoOfChannels() {
        if (image.getDisplayMode() != IJ.COMPOSITE) {
            throw irreplaceable(
                    "shows its channels one by one, and ImageJ can undo only where they are shown"
                            + " together");
        }
        if (image.getSizeInBytes() >= MOST_UNDONE) {
            throw irreplaceable("has channels of more than 200 MB, which ImageJ cannot undo");
        }
        if (IJ.macroRunning() && !Prefs.supportMacroUndo) {
            throw irreplaceable("has channels, whose change ImageJ cannot undo in a macro");
        }
    }

    private FacetException irreplaceable(String reason) {
        return new FacetException(
                "'%s' %s. Take the result as a new image.".formatted(image.getTitle(), reason));
    }

    /**
     * Returns the selection on a slice, or nothing if there is no selection. A point selection on a
     * stack is reduced to the points that were marked on this slice or on all slices.
     *
     * @param slice counted from 0
     */
    public Optional<Selection> selection(int slice) {
        return Optional.ofNullable(selected)
                .map(roi -> Selection.of(roi, plane -> sliceOf(plane) == slice));
    }

    /**
     * Assigns a selection to a slice, so that lists and overlays show it on that slice only.
     *
     * @param slice counted from 0
     * @throws IndexOutOfBoundsException if there is no such slice
     */
    public void place(Roi roi, int slice) {
        int plane = firstPlane(slice);
        if (image.isHyperStack()) {
            int[] position = image.convertIndexToPosition(plane);
            int channel = coding.planes() > 1 ? 0 : position[0];
            roi.setPosition(channel, position[1], position[2]);
        } else if (slices() > 1) {
            roi.setPosition(plane);
        }
    }

    private void requireFitting(int slice, Photograph photograph) {
        firstPlane(slice);
        boolean fits =
                photograph.width() == image.getWidth()
                        && photograph.height() == image.getHeight()
                        && coding.fits(photograph);
        if (!fits) {
            throw new IllegalArgumentException(photograph + " is none of " + image);
        }
    }

    private int firstPlane(int slice) {
        if (slice < 0 || slice >= slices()) {
            throw new IndexOutOfBoundsException("slice " + slice + " of " + slices());
        }
        return slice * coding.planes() + 1;
    }

    private List<ImageProcessor> planes(int slice) {
        return planes(image, slice);
    }

    private List<ImageProcessor> planes(ImagePlus of, int slice) {
        int first = firstPlane(slice);
        return IntStream.range(first, first + coding.planes())
                .mapToObj(n -> ShownPlanes.plane(of, n))
                .toList();
    }

    private ImageProcessor plane(int n) {
        return ShownPlanes.plane(image, n);
    }
}
