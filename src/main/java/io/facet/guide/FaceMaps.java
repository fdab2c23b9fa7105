package io.facet.guide;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Brings the maps of guides to a face. */
final class FaceMaps {

    private static final double PITCH = 1 / 80.0;
    private static final double LEFT = -1.35;
    private static final double TOP = -1.3;
    private static final int WIDTH = 217;
    private static final int HEIGHT = 265;

    /** Share of the guides' chroma that is kept: the rest is how light and camera differed. */
    private static final double CHROMA = 0.6;

    /** How much of the folding guide's luma is taken where folds are. */
    private static final double FOLDS = 0.85;

    /** How much a shadow on skin darkens red, green and blue: light that skin scatters is red. */
    private static final float[] SHADOW_TINT = {0.85f, 1.04f, 1.18f};

    /** Share of what becomes brighter. */
    private static final float GLOW = 0.35f;

    /** Share of the mirrored folds. */
    private static final float OTHER_SIDE = 0.25f;

    /** Standard deviation of a Gaussian that takes folds away, in IPD. */
    private static final double FOLD_SIZE = 0.08;

    /** Standard deviation of the blur of the nearest guide's luma, in IPD: finer are its spots. */
    private static final double FOLD_BLUR = 0.018;

    private FaceMaps() {}

    /**
     * A map that is read through the landmarks, because resampling it would blur it.
     *
     * @param warp from the face to the map's geometry
     * @param amount factor
     */
    record Layer(MapRaster map, LandmarkWarp warp, double amount) {

        /** Reads the log ratio at a position of the face. */
        void read(double x, double y, double size, double[] log) {
            double[] position = new double[2];
            warp.map(x, y, position);
            if (map.covers(position[0], position[1])) {
                map.read(position[0], position[1], size, log);
                if (map.channels() == 1) {
                    log[1] = log[0];
                    log[2] = log[0];
                }
                for (int c = 0; c < 3; c++) {
                    log[c] *= amount;
                }
            } else {
                Arrays.fill(log, 0, 3, 0);
            }
        }
    }

    /**
     * A gain of a band of the face's own detail: y = x + (exp(gain) - 1)·(fine - coarse), fine and
     * coarse being x after two Gaussians.
     *
     * @param fine standard deviation of the narrower Gaussian, in IPD; 0 for none
     * @param coarse standard deviation of the wider Gaussian, in IPD
     * @param gain log gain in the geometry of the face, its factor included
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

    /** Returns 0 everywhere, in the geometry of any face. */
    static MapRaster empty(int channels) {
        return new MapRaster(
                LEFT, TOP, PITCH, WIDTH, HEIGHT, channels, new float[WIDTH * HEIGHT * channels]);
    }

    /**
     * Adds a map, brought to a face.
     *
     * @param sum what was added before
     * @param warp from the face to the map's geometry
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
                                warp.map(LEFT + PITCH * x, TOP + PITCH * y, position);
                                if (map.covers(position[0], position[1])) {
                                    map.read(position[0], position[1], PITCH, log);
                                    for (int c = 0; c < channels; c++) {
                                        double value = log[map.channels() == 1 ? 0 : c];
                                        values[(y * WIDTH + x) * channels + c] +=
                                                (float) (amount * value);
                                    }
                                }
                            }
                        });
        return sum.withValues(channels, values);
    }

    /**
     * Returns the shading of several pairs: the median over the guides and their mirror images, its
     * chroma reduced.
     *
     * @param guides all with maps of one geometry
     */
    static MapRaster median(List<Guide> guides) {
        MapRaster first = guides.get(0).shading().orElseThrow();
        int width = first.width();
        float[] median = new float[width * first.height() * 3];
        IntStream.range(0, first.height())
                .parallel()
                .forEach(
                        y -> {
                            float[] sorted = new float[2 * guides.size()];
                            for (int x = 0; x < width; x++) {
                                for (int c = 0; c < 3; c++) {
                                    int at = 3 * (y * width + x) + c;
                                    int mirrored = 3 * (y * width + width - 1 - x) + c;
                                    for (int g = 0; g < guides.size(); g++) {
                                        MapRaster map = guides.get(g).shading().orElseThrow();
                                        sorted[2 * g] = map.value(at);
                                        sorted[2 * g + 1] = map.value(mirrored);
                                    }
                                    Arrays.sort(sorted);
                                    median[at] =
                                            (sorted[guides.size() - 1] + sorted[guides.size()]) / 2;
                                }
                            }
                        });
        reduceChroma(median);
        return first.withValues(3, median);
    }

    /**
     * Returns the shading of several pairs with the folds of the one that has the strongest: beside
     * nose and mouth and under the eyes its luma takes the place of the median's, which has none
     * because folds lie elsewhere on every face.
     *
     * @param guides all with maps of one geometry
     */
    static MapRaster folded(List<Guide> guides) {
        MapRaster median = median(guides);
        MapRaster lead =
                guides.parallelStream()
                        .map(guide -> new Folding(guide, foldStrength(guide)))
                        .max(Comparator.comparingDouble(Folding::strength))
                        .orElseThrow()
                        .guide()
                        .shading()
                        .orElseThrow();
        int width = lead.width();
        float[] smooth =
                Gaussian.blurred(lead.values(), width, lead.height(), 3, FOLD_BLUR / lead.pitch());
        float[] values = median.values();
        for (int i = 0; i < width * lead.height(); i++) {
            double x = lead.left() + lead.pitch() * (i % width);
            double y = lead.top() + lead.pitch() * (i / width);
            float shown = (float) Fading.atRow(y);
            float weight = (float) (FOLDS * foldZone(x, y));
            int mirrored = i - i % width + width - 1 - i % width;
            // A face that folds on one side alone draws the eye.
            float fold =
                    luma(smooth, 3 * i)
                            + OTHER_SIDE * (luma(smooth, 3 * mirrored) - luma(smooth, 3 * i));
            float change = weight * (fold - luma(values, 3 * i));
            if (change > 0) {
                // What a fold throws a shadow on is darker; what glows beside it was another light.
                change *= GLOW;
            }
            for (int c = 0; c < 3; c++) {
                values[3 * i + c] = shown * (values[3 * i + c] + SHADOW_TINT[c] * change);
            }
        }
        return median.withValues(3, values);
    }

    /** A guide and how strongly its face folds. */
    private record Folding(Guide guide, double strength) {}

    /**
     * Returns how strongly the face of a guide folds beside nose and mouth: the mean absolute luma
     * of its shading there, in a band of the size of folds.
     */
    static double foldStrength(Guide guide) {
        MapRaster map = guide.shading().orElseThrow();
        int width = map.width();
        float[] values = map.values();
        float[] luma = new float[width * map.height()];
        for (int i = 0; i < luma.length; i++) {
            luma[i] = luma(values, 3 * i);
        }
        float[] fine = Gaussian.blurred(luma, width, map.height(), 1, FOLD_BLUR / map.pitch());
        float[] coarse = Gaussian.blurred(luma, width, map.height(), 1, FOLD_SIZE / map.pitch());
        double sum = 0;
        int count = 0;
        for (int i = 0; i < width * map.height(); i++) {
            double x = Math.abs(map.left() + map.pitch() * (i % width));
            double y = map.top() + map.pitch() * (i / width);
            if (x > 0.25 && x < 0.65 && y > 0.5 && y < 1.05) {
                sum += Math.abs(fine[i] - coarse[i]);
                count++;
            }
        }
        return sum / count;
    }

    private static float luma(float[] rgb, int at) {
        return 0.299f * rgb[at] + 0.587f * rgb[at + 1] + 0.114f * rgb[at + 2];
    }

    /** Rises below the eyes and ends at the chin. */
    private static double foldZone(double x, double y) {
        double rise = Math.max(0, Math.min(1, (y - 0.02) / 0.12));
        double end = Math.max(0, Math.min(1, (1.4 - y) / 0.3));
        return rise * rise * (3 - 2 * rise) * end * end * (3 - 2 * end);
    }

    private static void reduceChroma(float[] ratio) {
        for (int i = 0; i < ratio.length; i += 3) {
            float luma = 0.299f * ratio[i] + 0.587f * ratio[i + 1] + 0.114f * ratio[i + 2];
            for (int c = 0; c < 3; c++) {
                ratio[i + c] = (float) (luma + CHROMA * (ratio[i + c] - luma));
            }
        }
    }
}
