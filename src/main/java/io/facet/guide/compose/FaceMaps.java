package io.facet.guide.compose;

import io.facet.guide.Guide;
import io.facet.guide.canvas.Canvas;
import io.facet.guide.raster.Gaussian;
import io.facet.guide.raster.MapRaster;
import io.facet.guide.raster.Samples;
import io.facet.image.Luma;
import io.facet.warp.Smoothstep;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Resamples the maps of guides to a face. */
final class FaceMaps {

    private static final double PITCH = 1 / 80.0;
    private static final double LEFT = -1.4;
    private static final double TOP = -1.3;
    private static final int WIDTH = 225;
    private static final int HEIGHT = 273;

    /**
     * Width over which every map fades out at its border, in IPD. Chins and the near cheeks of
     * turned heads lie across borders, where a step would be visible as a line on the skin.
     */
    private static final double EDGE = 0.16;

    /**
     * Factors from the log ratio of the luma to those of red, green and blue: skin in shadow is
     * redder, because it scatters red light. They come from a regression on 16 pairs beside nose
     * and mouth. The guides' own chroma reflects differences in light and camera.
     */
    private static final float[] TINT = {0.8f, 1.06f, 1.18f};

    /** Number of guides whose folds are used. */
    private static final int FOLDING = 5;

    /** Standard deviations of the Gaussians whose difference isolates folds, in IPD. */
    private static final double FINEST_FOLD = 0.018;

    private static final double WIDEST_FOLD = 0.08;

    private FaceMaps() {}

    /**
     * A map sampled through the landmark warp, because resampling would blur it.
     *
     * @param warp map from the face to the map's geometry
     * @param amount factor of the map
     */
    record Layer(MapRaster map, LandmarkWarp warp, double amount) {

        /** Reads the log ratio at a position of the face. */
        void read(double x, double y, double size, double[] log) {
            double[] position = new double[2];
            warp.map(x, y, position);
            double shown = amount * ending(map, position[0], position[1]);
            if (shown != 0) {
                map.read(position[0], position[1], size, log);
                if (map.channels() == 1) {
                    log[1] = log[0];
                    log[2] = log[0];
                }
                for (int c = 0; c < 3; c++) {
                    log[c] *= shown;
                }
            } else {
                Arrays.fill(log, 0, 3, 0);
            }
        }
    }

    /** Returns 0 at and beyond the border of a map, rising to 1 inside. */
    private static double ending(MapRaster map, double x, double y) {
        double aside = Math.min(x - map.left(), map.right() - x);
        double along = Math.min(y - map.top(), map.bottom() - y);
        return Smoothstep.at(Math.min(aside, along) / EDGE);
    }

    /**
     * A gain of a band of the face's own detail: y = x + (exp(gain) - 1)·(fine - coarse), where
     * fine and coarse are x after two Gaussians.
     *
     * @param fine standard deviation of the narrower Gaussian, in IPD; 0 for none
     * @param coarse standard deviation of the wider Gaussian, in IPD
     * @param gain log gain in the geometry of the face, including its factor
     */
    record Detail(double fine, double coarse, MapRaster gain) {

        void applyTo(Canvas canvas, Samples[] bands) {
            int width = canvas.width();
            int height = canvas.height();
            for (Samples band : bands) {
                float[] values = new float[band.length()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = (float) band.get(i);
                }
                double pitch = canvas.pitch();
                float[] high = Gaussian.approximated(values, width, height, fine / pitch);
                float[] low = Gaussian.approximated(values, width, height, coarse / pitch);
                IntStream.range(0, height)
                        .parallel()
                        .forEach(y -> applyRow(canvas, band, high, low, y));
            }
        }

        private void applyRow(Canvas canvas, Samples band, float[] high, float[] low, int y) {
            double[] log = new double[1];
            for (int x = 0; x < canvas.width(); x++) {
                double fx = canvas.faceX(x, y);
                double fy = canvas.faceY(x, y);
                double mask = gain.covers(fx, fy) ? canvas.mask(x, y) : 0;
                if (mask > 0) {
                    gain.read(fx, fy, canvas.pitch(), log);
                    if (log[0] != 0) {
                        int at = y * canvas.width() + x;
                        double detail = high[at] - low[at];
                        band.set(at, band.get(at) + detail * Math.expm1(mask * log[0]));
                    }
                }
            }
        }
    }

    /** Returns a map that is 0 everywhere, in the geometry of any face. */
    static MapRaster empty(int channels) {
        return new MapRaster(
                LEFT, TOP, PITCH, WIDTH, HEIGHT, channels, new float[WIDTH * HEIGHT * channels]);
    }

    /**
     * Returns a sum plus a map that is resampled to a face.
     *
     * @param sum sum of the previous maps
     * @param warp map from the face to the map's geometry
     */
    static MapRaster plus(MapRaster sum, MapRaster map, LandmarkWarp warp, double amount) {
        float[] values = sum.values();
        int channels = sum.channels();
        IntStream.range(0, HEIGHT)
                .parallel()
                .forEach(
                        y -> {
                            double[] position = new double[2];
                            double[] log = new double[4];
                            for (int x = 0; x < WIDTH; x++) {
                                double fx = LEFT + PITCH * x;
                                double fy = TOP + PITCH * y;
                                warp.map(fx, fy, position);
                                double shown =
                                        amount
                                                * ending(sum, fx, fy)
                                                * ending(map, position[0], position[1]);
                                if (shown != 0) {
                                    map.read(position[0], position[1], PITCH, log);
                                    for (int c = 0; c < channels; c++) {
                                        double value = log[map.channels() == 1 ? 0 : c];
                                        values[(y * WIDTH + x) * channels + c] +=
                                                (float) (shown * value);
                                    }
                                }
                            }
                        });
        return sum.withValues(channels, values);
    }

    /**
     * Returns the shading of an expression that appears: the median over the {@value #FOLDING}
     * guides that fold most and their mirror images. Folds differ between faces: those of one guide
     * look like smudges on another face, and the median of many guides has none.
     *
     * @param guides guides whose maps share one geometry
     */
    static MapRaster appearing(List<Guide> guides) {
        return median(
                guides.parallelStream()
                        .map(guide -> new Folding(guide.shading().orElseThrow()))
                        .sorted(Comparator.comparingDouble(Folding::strength).reversed())
                        .limit(FOLDING)
                        .map(Folding::map)
                        .toList());
    }

    /**
     * Returns the shading whose opposite removes an expression: the median over all guides. It has
     * no folds, because folds of other faces would appear as bright lines beside the face's own.
     *
     * @param guides guides whose maps share one geometry
     */
    static MapRaster disappearing(List<Guide> guides) {
        return median(guides.stream().map(guide -> guide.shading().orElseThrow()).toList());
    }

    /**
     * Returns the median luma of maps and their mirror images, tinted and fading out on the
     * forehead.
     */
    private static MapRaster median(List<MapRaster> maps) {
        MapRaster first = maps.get(0);
        int width = first.width();
        float[] shading = new float[width * first.height() * 3];
        IntStream.range(0, first.height())
                .parallel()
                .forEach(
                        y -> {
                            double shown = Fading.atRow(first.top() + first.pitch() * y);
                            for (int x = 0; x < width; x++) {
                                double luma = shown * medianLuma(maps, y * width, x);
                                for (int c = 0; c < 3; c++) {
                                    shading[3 * (y * width + x) + c] = (float) (TINT[c] * luma);
                                }
                            }
                        });
        return first.withValues(3, shading);
    }

    /** Returns the median luma of maps and their mirror images. */
    private static float medianLuma(List<MapRaster> maps, int row, int x) {
        float[] sorted = new float[2 * maps.size()];
        for (int m = 0; m < maps.size(); m++) {
            MapRaster map = maps.get(m);
            sorted[2 * m] = luma(map, row + x);
            sorted[2 * m + 1] = luma(map, row + map.width() - 1 - x);
        }
        Arrays.sort(sorted);
        return (sorted[maps.size() - 1] + sorted[maps.size()]) / 2;
    }

    /** A map of shading and the strength of its folds. */
    private record Folding(MapRaster map, double strength) {

        Folding(MapRaster map) {
            this(map, foldStrength(map));
        }
    }

    /**
     * Returns the strength of the folds beside nose and mouth: the mean absolute luma of its
     * shading there, in a band of the size of folds.
     */
    private static double foldStrength(MapRaster map) {
        int width = map.width();
        float[] luma = new float[width * map.height()];
        for (int i = 0; i < luma.length; i++) {
            luma[i] = luma(map, i);
        }
        float[] fine = Gaussian.blurred(luma, width, map.height(), 1, FINEST_FOLD / map.pitch());
        float[] coarse = Gaussian.blurred(luma, width, map.height(), 1, WIDEST_FOLD / map.pitch());
        double sum = 0;
        int count = 0;
        for (int i = 0; i < luma.length; i++) {
            double x = Math.abs(map.left() + map.pitch() * (i % width));
            double y = map.top() + map.pitch() * (i / width);
            if (x > 0.25 && x < 0.65 && y > 0.5 && y < 1.05) {
                sum += Math.abs(fine[i] - coarse[i]);
                count++;
            }
        }
        return sum / count;
    }

    private static float luma(MapRaster map, int sample) {
        if (map.channels() == 1) {
            return map.value(sample);
        }
        float luma = 0;
        for (int c = 0; c < 3; c++) {
            luma += Luma.weight(c) * map.value(3 * sample + c);
        }
        return luma;
    }
}
