package io.facet.guide.compose;

import io.facet.guide.Guide;
import io.facet.guide.canvas.Canvas;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.canvas.FacePicture;
import io.facet.guide.raster.MapRaster;
import io.facet.guide.raster.Samples;
import io.facet.guide.tone.FaceTone;
import io.facet.image.Luma;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A beard or a mustache on a face, in the colour of its brows.
 *
 * <p>In linear light, with L the luma, s the strength, and w 1 on the person and 0 on the
 * background,
 *
 * <pre>
 * h  = L(hair_g)·clip(L(brow)/L(brow_g), 0.2, 3)·hue    hue = (brow/L(brow))^0.8, L(hue) = 1
 * c  = 1 - max(1 - w·cover, 0.02)^s
 * l  = L(x)/L(skin)                                     l' = l above 1 ? 1 + 0.2·(l - 1) : l
 * q  = clip((1 - L(h)/L(skin)) / (1 - L(hair_g)/L(skin_g)), 0.5, 1.1)
 * y  = (x·(1 - c)·(l'/l)^min(2c, 1) + c·h·l')·exp(s·w·q·relief)
 * </pre>
 *
 * so that the mass of the hair is lit like the skin below it but does not shine, and does not make
 * dark skin darker than the hair. The index {@code _g} denotes the guide. Immutable and
 * thread-safe.
 */
public final class HairLayer {

    private static final double LEAST_CONTRAST = 0.5;
    private static final double MOST_CONTRAST = 1.1;
    private static final double DARKEST_BROW = 0.2;
    private static final double BRIGHTEST_BROW = 3;
    private static final double HUE = 0.8;

    /** Share of the skin that is always visible at a strength of 1. */
    private static final double SEEN = 0.02;

    /** Share of the skin's shine that hair keeps. */
    private static final double SHINE = 0.2;

    /** Smallest relative light; below it l'/l is always 1. */
    private static final double DARK = 1e-4;

    /** Width over which hair fades out at the lower border of the frame, in IPD. */
    private static final double END = 0.15;

    private final Guide.Hair hair;
    private final LandmarkWarp warp;
    private final MapRaster background;
    private final HeadTurn turn;
    private final double strength;
    private final double[] colour;
    private final double skin;
    private final double contrast;
    private final double bottom;

    private HairLayer(Guide guide, FaceGeometry face, FaceTone tone, double strength) {
        this.hair = guide.hair().orElseThrow();
        this.warp = LandmarkWarp.withNeck(face.landmarks(), guide.shape());
        this.background = tone.background();
        this.turn = HeadTurn.of(face.yaw());
        this.strength = strength;
        this.skin = Math.max(DARK, FacePicture.luma(tone.skin()));
        this.colour = colour(hair, tone.brow());
        double own = FacePicture.luma(hair.colour());
        double usual = 1 - own / FacePicture.luma(guide.skin());
        double ratio = (1 - FacePicture.luma(colour) / skin) / Math.max(DARK, usual);
        this.contrast = Math.max(LEAST_CONTRAST, Math.min(MOST_CONTRAST, ratio));
        this.bottom =
                FaceGeometry.FRAME.top()
                        + FaceGeometry.FRAME.pitch() * (FaceGeometry.FRAME.rows() - 1);
    }

    /**
     * Returns the layer of a guide's hair on a face.
     *
     * @param guide a guide with hair
     * @param strength above 0; 1 for hair as in the guide, 0.5 for stubble
     */
    static HairLayer of(Guide guide, FaceGeometry face, FaceTone tone, double strength) {
        return new HairLayer(guide, face, tone, strength);
    }

    private static double[] colour(Guide.Hair hair, double[] brow) {
        double luma = FacePicture.luma(brow);
        double ratio = luma / FacePicture.luma(hair.brow());
        double[] hue = new double[3];
        for (int c = 0; c < 3; c++) {
            hue[c] = Math.pow(brow[c] / luma, HUE);
        }
        double light =
                FacePicture.luma(hair.colour())
                        * Math.max(DARKEST_BROW, Math.min(BRIGHTEST_BROW, ratio))
                        / FacePicture.luma(hue);
        return new double[] {light * hue[0], light * hue[1], light * hue[2]};
    }

    /** Returns the linear colour of the hair on this face. */
    double[] colour() {
        return colour.clone();
    }

    /** Adds the hair to all bands of a canvas. Samples without hair are preserved bit for bit. */
    void applyTo(Canvas canvas, Samples[] bands) {
        IntStream.range(0, canvas.height()).parallel().forEach(y -> applyRow(canvas, bands, y));
    }

    private void applyRow(Canvas canvas, Samples[] bands, int y) {
        double[] position = new double[2];
        double[] read = new double[1];
        double[] relief = new double[3];
        double size = smoothing(canvas.pitch());
        for (int x = 0; x < canvas.width(); x++) {
            double fx = canvas.faceX(x, y);
            double fy = canvas.faceY(x, y);
            double mask = FaceGeometry.FRAME.covers(fx, fy) ? canvas.mask(x, y) : 0;
            if (mask <= 0) {
                continue;
            }
            warp.map(fx, fy, position);
            double cover = cover(position, canvas.pitch(), read);
            readRelief(position, size, relief);
            if (cover == 0 && relief[0] == 0 && relief[1] == 0 && relief[2] == 0) {
                continue;
            }
            double end = Math.max(0, Math.min(1, (bottom - fy) / END));
            double amount = mask * end * strength * turn.share(position[0], position[1]);
            double person = person(fx, fy, canvas.pitch(), read);
            grow(bands, y * canvas.width() + x, person * cover, relief, amount, person);
        }
    }

    /**
     * Returns the pixel size with which the relief is sampled. Sampling averages over squares,
     * whose standard deviation is 0.29 pixels; lenses and demosaicing blur by about 0.5, so that
     * for a pixel r samples wide the square has the variance of a Gaussian of 0.5·√(r² - 1)
     * samples.
     */
    private double smoothing(double pixel) {
        double sample = hair.relief().pitch();
        double excess = Math.max(0, pixel * pixel - sample * sample);
        return Math.sqrt(sample * sample + 3 * excess);
    }

    private double cover(double[] position, double size, double[] read) {
        if (!hair.cover().covers(position[0], position[1])) {
            return 0;
        }
        hair.cover().read(position[0], position[1], size, read);
        return Math.max(0, Math.min(1, read[0]));
    }

    private void readRelief(double[] position, double size, double[] relief) {
        MapRaster map = hair.relief();
        if (!map.covers(position[0], position[1])) {
            Arrays.fill(relief, 0);
            return;
        }
        map.read(position[0], position[1], size, relief);
        if (map.channels() == 1) {
            relief[1] = relief[0];
            relief[2] = relief[0];
        }
    }

    private double person(double x, double y, double size, double[] read) {
        if (!background.covers(x, y)) {
            return 1;
        }
        background.read(x, y, size, read);
        return 1 - Math.max(0, Math.min(1, read[0]));
    }

    private void grow(
            Samples[] bands, int at, double hidden, double[] relief, double amount, double person) {
        double covered = 1 - Math.pow(Math.max(SEEN, 1 - hidden), amount);
        boolean grey = bands.length == 1;
        double light = 0;
        for (int c = 0; c < 3; c++) {
            light += Luma.weight(c) * FacePicture.linear(bands[grey ? 0 : c].get(at));
        }
        light /= skin;
        double matt = light > 1 ? 1 + SHINE * (light - 1) : light;
        double dulled = Math.max(DARK, matt) / Math.max(DARK, light);
        double bare = (1 - covered) * Math.pow(dulled, Math.min(1, 2 * covered));
        double depth = amount * person * contrast;
        if (grey) {
            double log = 0;
            for (int c = 0; c < 3; c++) {
                log += Luma.weight(c) * relief[c];
            }
            set(bands[0], at, bare, covered * matt * FacePicture.luma(colour), depth * log);
            return;
        }
        for (int c = 0; c < 3; c++) {
            set(bands[c], at, bare, covered * matt * colour[c], depth * relief[c]);
        }
    }

    private static void set(Samples band, int at, double bare, double mass, double log) {
        double linear = (FacePicture.linear(band.get(at)) * bare + mass) * Math.exp(log);
        band.set(at, Math.pow(Math.min(1, linear), 1 / FacePicture.GAMMA));
    }
}
