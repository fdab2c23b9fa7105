package io.facet.face;

import io.facet.image.FloatImage;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.warp.Smoothstep;
import io.facet.warp.WarpedCrop;

/**
 * Lips that part or close. They keep their own texture and take their surroundings along; what
 * parting lips uncover is first given one plain tooth colour, which the edit then makes of what it
 * will. A smooth deformation cannot do this: a mouth opens by a cut. Immutable.
 *
 * <p>Lengths are in pixels of the crop.
 */
public final class MouthChange {

    /**
     * In distances of the pupils: the widest opening. Beyond half of them what is below would be
     * pressed together until it folds.
     */
    public static final double WIDEST = 0.45;

    /** What part of an opening the upper lip does; the lower one does the rest. */
    private static final double UPPER_SHARE = 0.25;

    /** What part of a closing the upper lip does. */
    private static final double UPPER_CLOSING = 0.4;

    /** How an opening narrows from the middle, 0, to the corners, 1: 1 - |s|^ROUNDNESS. */
    private static final double ROUNDNESS = 2.5;

    /** In distances of the pupils: how far below and above the lips their surroundings follow. */
    private static final double FOLLOWING_BELOW = 0.75;

    private static final double FOLLOWING_ABOVE = 0.4;

    /**
     * In distances of the pupils: a gap that shows nothing yet, and one that shows all there is.
     */
    private static final double SHUT = 0.03;

    private static final double OPEN = 0.09;

    /**
     * Light in a mouth: at the lips' edges, and how far from them it is full, in pupil distances.
     */
    private static final double EDGE_LIGHT = 0.35;

    private static final double EDGE = 0.05;
    private static final double CORNER_LIGHT = 0.4;

    /** Beside the corners nothing moves. */
    private static final double BESIDE = 1.02;

    /** In pixels of the crop: lips that move less do not move. */
    private static final double NOTHING = 1e-6;

    private static final int NEWTON_STEPS = 6;
    private static final int SUBSAMPLES = 4;

    private final Lips lips;
    private final Mask mask;
    private final double unit;
    private final double opening;
    private final double closing;
    private final float[] interior;

    private MouthChange(
            Lips lips, Mask mask, double unit, double opening, double closing, float[] interior) {
        this.lips = lips;
        this.mask = mask;
        this.unit = unit;
        this.opening = opening;
        this.closing = closing;
        this.interior = interior;
    }

    /**
     * A mouth as it is.
     *
     * @param inCrop landmarks of the face in its crop
     * @param template of the crop
     * @param mask where the face may change
     * @param crop the face, by whose cheeks the colour of its teeth is chosen
     */
    public static MouthChange none(
            Landmarks inCrop, FaceTemplate template, Mask mask, FloatImage crop) {
        double unit = template.rightX() - template.leftX();
        return new MouthChange(new Lips(inCrop), mask, unit, 0, 0, ToothColour.of(crop, template));
    }

    /**
     * The same mouth with its lips further apart.
     *
     * @param distance in distances of the pupils, from 0 to {@link #WIDEST}; more is taken as that
     */
    public MouthChange opened(double distance) {
        return new MouthChange(lips, mask, unit, Math.min(distance, WIDEST) * unit, 0, interior);
    }

    /**
     * The same mouth with its lips closer.
     *
     * @param share 0 as it is, 1 closed
     */
    public MouthChange closed(double share) {
        return new MouthChange(lips, mask, unit, 0, share, interior);
    }

    /** How far the lips part, in distances of the pupils. */
    public double opening() {
        return opening / unit;
    }

    /** The same change of a picture that is so many times as bright. */
    MouthChange brightened(double gain) {
        float[] bright = interior.clone();
        for (int i = 0; i < bright.length; i++) {
            bright[i] *= (float) gain;
        }
        return new MouthChange(lips, mask, unit, opening, closing, bright);
    }

    /** Whether the lips stay where they are. */
    public boolean isNone() {
        return opening == 0 && closing == 0;
    }

    Mask mask() {
        return mask;
    }

    /**
     * Where a pixel of the changed crop comes from.
     *
     * @param x column in the crop before
     * @param y row in the crop before
     * @param uncovered 0..1: how much of it was not to be seen before
     * @param light 0..1: how bright the uncovered is there
     */
    record Source(double x, double y, double uncovered, double light) {}

    /**
     * A position of the changed crop by the lips.
     *
     * @param upper where the upper lip ended before
     * @param lower where the lower lip began before
     * @param up how far the upper one went up
     * @param down how far the lower one went down
     */
    private record Place(
            double along, double across, double upper, double lower, double up, double down) {

        boolean moves() {
            return Math.abs(along) < BESIDE && Math.abs(up) + Math.abs(down) >= NOTHING;
        }
    }

    private Place place(double x, double y) {
        double along = lips.along(x, y);
        double upper = lips.upper(along);
        double lower = lips.lower(along);
        double gap = lower - upper;
        double widened = opening * roundness(along);
        return new Place(
                along,
                lips.across(x, y),
                upper,
                lower,
                UPPER_SHARE * widened - UPPER_CLOSING * closing * gap,
                (1 - UPPER_SHARE) * widened - (1 - UPPER_CLOSING) * closing * gap);
    }

    /** Where the changed crop's (x, y) comes from, without the mask. */
    Source source(double x, double y) {
        Place place = place(x, y);
        double below = place.across - place.lower;
        double above = place.upper - place.across;
        if (!place.moves() || below >= FOLLOWING_BELOW * unit || above >= FOLLOWING_ABOVE * unit) {
            return new Source(x, y, 0, 1);
        }
        if (below >= place.down) {
            double z = unfollowed(below - place.down, place.down, FOLLOWING_BELOW * unit);
            return at(place.along, place.lower + z);
        }
        if (above >= place.up) {
            double z = unfollowed(above - place.up, place.up, FOLLOWING_ABOVE * unit);
            return at(place.along, place.upper - z);
        }
        return inside(place);
    }

    /** Whether (x, y) of the changed crop comes from elsewhere. */
    boolean movesAt(double x, double y) {
        Source source = source(x, y);
        return source.x() != x || source.y() != y || source.uncovered() > 0;
    }

    /** Whether (x, y) of the changed crop is in its mouth or so near that an edge may cross it. */
    private boolean isNearMouth(double x, double y, double margin) {
        Place place = place(x, y);
        return place.moves()
                && place.across > place.upper - place.up - margin
                && place.across < place.lower + place.down + margin;
    }

    private static double roundness(double along) {
        return Math.max(0, 1 - Math.pow(Math.abs(along), ROUNDNESS));
    }

    private Source at(double along, double across) {
        return new Source(lips.x(along, across), lips.y(along, across), 0, 1);
    }

    private Source inside(Place place) {
        double gap = place.lower - place.upper;
        double newGap = gap + place.up + place.down;
        double part = (place.across - (place.upper - place.up)) / newGap;
        double shown = Smoothstep.at((gap / unit - SHUT) / (OPEN - SHUT));
        double uncovered = Math.max(0, 1 - gap / newGap) * (1 - shown);
        double fromEdge = Math.min(part, 1 - part) * newGap / (EDGE * unit);
        double side = place.along * place.along;
        double light =
                Math.min(1, EDGE_LIGHT + (1 - EDGE_LIGHT) * fromEdge)
                        * (CORNER_LIGHT + (1 - CORNER_LIGHT) * Math.max(0, 1 - side * side));
        double from = place.upper + part * gap;
        return new Source(lips.x(place.along, from), lips.y(place.along, from), uncovered, light);
    }

    /**
     * How far from the lip's edge something was that is now so far from the edge's new place: z
     * with z + shift·(1 - z / range)² - shift = distance, so that the edge goes all the way and
     * what is as far as the range stays.
     */
    private static double unfollowed(double distance, double shift, double range) {
        double z = distance;
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double rest = Math.max(0, 1 - z / range);
            double value = z + shift * rest * rest - shift - distance;
            z -= value / (1 - 2 * shift * rest / range);
        }
        return z;
    }

    /** Reads a picture at a place of the crop. */
    @FunctionalInterface
    interface Reader {

        /** The samples of all bands at (x, y) of the crop. */
        double[] at(double x, double y);
    }

    /**
     * The samples of one pixel of the changed picture.
     *
     * @param x column in the changed crop
     * @param y row in the changed crop
     * @param height of the pixel, in pixels of the crop
     * @param weight 0..1: how much the mask lets the pixel change
     * @param reader of the picture before
     * @param colour of the mouth's interior in the picture's samples, one number a band
     */
    double[] pixel(
            double x, double y, double height, double weight, Reader reader, double[] colour) {
        // The lips' edges lie mostly along the rows, so a pixel is divided across them.
        int parts = isNearMouth(x, y, 2 * height) ? SUBSAMPLES : 1;
        double[] sum = new double[colour.length];
        for (int part = 0; part < parts; part++) {
            double partY = y + ((part + 0.5) / parts - 0.5) * height;
            Source source = source(x, partY);
            double[] read =
                    reader.at(x + weight * (source.x() - x), partY + weight * (source.y() - partY));
            double uncovered = weight * source.uncovered();
            for (int band = 0; band < sum.length; band++) {
                double own = (1 - uncovered) * read[band];
                sum[band] += (own + uncovered * source.light() * colour[band]) / parts;
            }
        }
        return sum;
    }

    /** The interior's colour, red, green and blue in grey levels; nobody writes to it. */
    float[] interior() {
        return interior;
    }

    /** The crop with this change in it. */
    public FloatImage appliedTo(FloatImage crop) {
        if (isNone()) {
            return crop;
        }
        int size = crop.width();
        float[] before = crop.samples();
        float[] after = before.clone();
        float[] weights = mask.values();
        double[] colour = {interior[0], interior[1], interior[2]};
        Reader reader = (x, y) -> WarpedCrop.sample(before, size, x, y);
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0 && Math.abs(lips.along(i % size, i / size)) < BESIDE) {
                double[] pixel = pixel(i % size, i / size, 1, weights[i], reader, colour);
                for (int channel = 0; channel < 3; channel++) {
                    after[3 * i + channel] = (float) Math.max(0, Math.min(255, pixel[channel]));
                }
            }
        }
        return new FloatImage(size, size, 3, after);
    }
}
