package io.facet.guide;

import java.util.Arrays;
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
     * chroma reduced, fading out on the forehead. Folds, which lie elsewhere on every face, are not
     * in it: those of one guide drawn on another face look like smudges.
     *
     * @param guides all with maps of one geometry
     */
    static MapRaster shading(List<Guide> guides) {
        MapRaster first = guides.get(0).shading().orElseThrow();
        int width = first.width();
        float[] median = new float[width * first.height() * 3];
        IntStream.range(0, first.height())
                .parallel()
                .forEach(
                        y -> {
                            float[] sorted = new float[2 * guides.size()];
                            float shown = (float) Fading.atRow(first.top() + first.pitch() * y);
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
                                            shown
                                                    * (sorted[guides.size() - 1]
                                                            + sorted[guides.size()])
                                                    / 2;
                                }
                            }
                        });
        reduceChroma(median);
        return first.withValues(3, median);
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
