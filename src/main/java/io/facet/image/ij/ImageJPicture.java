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
 * A picture in ImageJ as the photographs that it shows, one a page.
 *
 * <pre>{@code
 * ImageJPicture picture = ImageJPicture.of(imp);
 * int page = picture.currentPage();
 * Photograph edited = edit(picture.photograph(page));
 * ImagePlus result = picture.edited(Map.of(page, edited)); // or picture.replace(page, edited)
 * }</pre>
 *
 * <p>A page is a slice or a frame: a plane of grey with 8, 16 or 32 bits, a plane of RGB, or the
 * red, the green and the blue channel of a composite picture together. An 8-bit plane whose lookup
 * table is a palette, as of 8-bit Color, is a page of RGB; a table of false colours, such as Fire,
 * is a way to look at grey. An inverting lookup table is applied, since a photograph is what is
 * seen.
 *
 * <p>What is displayed as black and white is {@link Photograph#minValue} and {@link
 * Photograph#maxValue} of 16-bit and float pages. It is taken when {@link #of} is called, and so is
 * the selection.
 *
 * <p>The picture must not be changed by others while a page is read or written: lock it.
 */
public final class ImageJPicture {

    /** ImageJ's own limit, beyond which it keeps no copy of a composite picture to undo by. */
    private static final double MOST_UNDONE = 200 << 20;

    private final ImagePlus image;
    private final PlaneCoding coding;

    /** As it was when this was made: the user may go on to select other things. */
    private final Roi selected;

    private ImageJPicture(ImagePlus image, PlaneCoding coding) {
        this.image = image;
        this.coding = coding;
        selected = image.getRoi() == null ? null : (Roi) image.getRoi().clone();
    }

    /**
     * @throws FacetException if the picture is empty, of whole numbers of 32 bits, or has channels
     *     that are not red, green and blue
     */
    public static ImageJPicture of(ImagePlus image) {
        return new ImageJPicture(image, ShownPlanes.codingOf(image));
    }

    /**
     * A new picture in ImageJ of an 8-bit photograph; its opacity is left out.
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

    /** Returns whether it is shown in the colours of a palette. */
    public boolean hasPalette() {
        return coding instanceof PalettePlane;
    }

    /** How many photographs it shows. */
    public int pages() {
        return image.getStackSize() / coding.planes();
    }

    /** The page that is in front, counted from 0. */
    public int currentPage() {
        return pageOf(image.getCurrentSlice());
    }

    /**
     * The page to which a plane belongs.
     *
     * @param plane its index in the stack, counted from 1 as ImageJ does
     * @return the page, counted from 0
     */
    public int pageOf(int plane) {
        return (plane - 1) / coding.planes();
    }

    /**
     * The photograph on a page, with samples of its own. It takes the memory of its samples, and of
     * a virtual stack no other page is read.
     *
     * @param page counted from 0
     * @throws FacetException if a sample is infinite or no number
     * @throws IndexOutOfBoundsException if there is no such page
     */
    public Photograph photograph(int page) {
        return coding.photograph(planes(page));
    }

    /**
     * A new picture with some pages replaced. Every other page, and every sample that the
     * photographs have as before, is the same bit for bit; so are scale, labels, lookup tables,
     * displayed ranges, dimensions, channels, position, properties and overlay. It shares no array
     * with this one. A selection does not go along, nor a file to be saved to. A picture in the
     * colours of a lookup table becomes one of RGB.
     *
     * @param photographs by page, counted from 0; of the size, bands and depth of their pages
     * @throws IllegalArgumentException if one is of another size, depth or number of bands
     * @throws IndexOutOfBoundsException if there is no such page
     */
    public ImagePlus edited(Map<Integer, Photograph> photographs) {
        photographs.forEach(this::requireFitting);
        ImagePlus copy = PictureCopy.of(image, n -> coding.copyOf(plane(n)));
        photographs.forEach((page, photograph) -> coding.put(photograph, planes(copy, page)));
        return copy;
    }

    /**
     * Replaces a page in the picture itself, so that Edit &gt; Undo brings the former one back. The
     * page is brought to the front, because ImageJ undoes what is in front.
     *
     * @param page counted from 0
     * @throws FacetException as {@link #requireReplaceable}
     * @throws IllegalArgumentException if the photograph is of another size, depth or number of
     *     bands
     * @throws IndexOutOfBoundsException if there is no such page
     */
    public void replace(int page, Photograph photograph) {
        requireReplaceable();
        requireFitting(page, photograph);
        if (currentPage() != page) {
            ShownPlanes.bringToFront(image, firstPlane(page));
        }
        if (coding.planes() == 1) {
            // A snapshot is what this kind of undo goes back to; it is of the plane in front.
            ImageProcessor shown = image.getProcessor();
            shown.snapshot();
            Undo.setup(Undo.FILTER, image);
            coding.put(photograph, List.of(shown));
        } else {
            keepForUndo();
            coding.put(photograph, planes(page));
        }
        image.changes = true;
        image.updateAndDraw();
    }

    /**
     * The copy that ImageJ makes is no step of the user's, and the Recorder need not hear of it.
     */
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
     * A new stack in which every page is a copy of one page of this picture, to be filled by {@link
     * #put}. Scale, lookup tables and properties are the picture's.
     *
     * @param page counted from 0
     * @param count pages of the stack, at least 1
     * @throws IndexOutOfBoundsException if there is no such page
     */
    public ImagePlus repeated(int page, int count) {
        int first = firstPlane(page);
        return PictureCopy.repeated(
                image, coding.planes(), count, channel -> coding.copyOf(plane(first + channel)));
    }

    /**
     * Takes away all pages of a picture that is still being made but some.
     *
     * @param kept their pages, counted from 0, in their order; at least one
     */
    public void keep(List<Integer> kept) {
        if (kept.size() == pages()) {
            return;
        }
        ImageStack before = image.getStack();
        ImageStack rest = new ImageStack(image.getWidth(), image.getHeight());
        for (int page : kept) {
            int first = firstPlane(page);
            for (int plane = first; plane < first + coding.planes(); plane++) {
                rest.addSlice(before.getSliceLabel(plane), before.getProcessor(plane));
            }
        }
        image.setStack(rest, coding.planes(), kept.size(), 1);
    }

    /**
     * Names a page, as ImageJ shows it above the picture.
     *
     * @param page counted from 0
     * @throws IndexOutOfBoundsException if there is no such page
     */
    public void label(int page, String label) {
        int first = firstPlane(page);
        for (int plane = first; plane < first + coding.planes(); plane++) {
            image.getStack().setSliceLabel(label, plane);
        }
    }

    /**
     * Puts a photograph on a page of a picture that is still being made; nothing can be undone.
     *
     * @param page counted from 0
     * @throws IllegalArgumentException if the photograph is of another size, depth or number of
     *     bands
     * @throws IndexOutOfBoundsException if there is no such page
     */
    public void put(int page, Photograph photograph) {
        requireFitting(page, photograph);
        coding.put(photograph, planes(page));
    }

    /**
     * Checks that pages can be replaced in the picture itself and this can be undone, which is good
     * to know before a long computation.
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
     * What is selected on a page: nothing if there is no selection, and of points in a stack only
     * those that were marked on this page, or on all.
     *
     * @param page counted from 0
     */
    public Optional<Selection> selection(int page) {
        return Optional.ofNullable(selected)
                .map(roi -> Selection.of(roi, plane -> pageOf(plane) == page));
    }

    /**
     * Ties a selection to a page, so that lists and overlays show it there and nowhere else.
     *
     * @param page counted from 0
     * @throws IndexOutOfBoundsException if there is no such page
     */
    public void place(Roi roi, int page) {
        int plane = firstPlane(page);
        if (image.isHyperStack()) {
            int[] position = image.convertIndexToPosition(plane);
            int channel = coding.planes() > 1 ? 0 : position[0];
            roi.setPosition(channel, position[1], position[2]);
        } else if (pages() > 1) {
            roi.setPosition(plane);
        }
    }

    private void requireFitting(int page, Photograph photograph) {
        firstPlane(page);
        boolean fits =
                photograph.width() == image.getWidth()
                        && photograph.height() == image.getHeight()
                        && coding.fits(photograph);
        if (!fits) {
            throw new IllegalArgumentException(photograph + " is none of " + image);
        }
    }

    private int firstPlane(int page) {
        if (page < 0 || page >= pages()) {
            throw new IndexOutOfBoundsException("page " + page + " of " + pages());
        }
        return page * coding.planes() + 1;
    }

    private List<ImageProcessor> planes(int page) {
        return planes(image, page);
    }

    private List<ImageProcessor> planes(ImagePlus of, int page) {
        int first = firstPlane(page);
        return IntStream.range(first, first + coding.planes())
                .mapToObj(n -> ShownPlanes.plane(of, n))
                .toList();
    }

    private ImageProcessor plane(int n) {
        return ShownPlanes.plane(image, n);
    }
}
