package io.facet.guide.raster;

import io.facet.warp.CubicKernel;
import java.util.Arrays;

/**
 * A raster over a rectangle of the face, in face units: a ratio image, a picture of a mouth, a
 * layer of glasses. Beyond its rectangle it is 0. It stores itself at a half, a quarter and so on
 * of its resolution, so that it can be sampled for a small photograph without aliasing. Immutable.
 */
public final class MapRaster {

    /** Blur below which nothing changes, in samples. */
    private static final double SHARPEST_BLUR = 0.15;

    /** Blur from which every second sample suffices, in samples. */
    private static final double COARSENING_BLUR = 3;

    private final double left;
    private final double top;
    private final double pitch;
    private final int width;
    private final int height;
    private final int channels;
    private final float[] values;
    private volatile MapRaster half;

    /**
     * @param left x of the first column, in face units
     * @param top y of the first row
     * @param pitch distance of neighbouring samples, above 0
     * @param width columns
     * @param height rows
     * @param channels number of samples per position
     * @param values row-major, channels interleaved; not copied, so never written again
     * @throws IllegalArgumentException if sizes and values disagree or a value is not finite
     */
    public MapRaster(
            double left,
            double top,
            double pitch,
            int width,
            int height,
            int channels,
            float[] values) {
        if (!(pitch > 0)
                || width < 2
                || height < 2
                || channels < 1
                || values.length != (long) width * height * channels) {
            throw new IllegalArgumentException(
                    "%s x %s x %s at %s with %s values"
                            .formatted(width, height, channels, pitch, values.length));
        }
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("a value is " + value);
            }
        }
        this.left = left;
        this.top = top;
        this.pitch = pitch;
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.values = values;
    }

    public double left() {
        return left;
    }

    public double top() {
        return top;
    }

    public double pitch() {
        return pitch;
    }

    /** Returns x of the last column. */
    public double right() {
        return left + pitch * (width - 1);
    }

    /** Returns y of the last row. */
    public double bottom() {
        return top + pitch * (height - 1);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int channels() {
        return channels;
    }

    /** Returns a copy of all values. */
    public float[] values() {
        return values.clone();
    }

    public float value(int index) {
        return values[index];
    }

    /** Returns a raster at the same position with other values. */
    public MapRaster withValues(int otherChannels, float[] others) {
        return new MapRaster(left, top, pitch, width, height, otherChannels, others);
    }

    /** Returns whether another raster has its samples at the same positions. */
    public boolean liesAs(MapRaster other) {
        return left == other.left
                && top == other.top
                && pitch == other.pitch
                && width == other.width
                && height == other.height;
    }

    /** Returns whether a position lies in its rectangle. */
    public boolean covers(double x, double y) {
        return x >= left
                && y >= top
                && x <= left + pitch * (width - 1)
                && y <= top + pitch * (height - 1);
    }

    /**
     * Reads all channels at a position.
     *
     * @param size side of the pixel to sample for, in face units; finer detail is averaged
     * @param result receives a value for each channel; zeros beyond the rectangle
     */
    public void read(double x, double y, double size, double[] result) {
        Arrays.fill(result, 0, channels, 0);
        if (size <= pitch) {
            add(x, y, 1, result);
            return;
        }
        double level = Math.log(Math.max(1, size / pitch)) / Math.log(2);
        MapRaster fine = this;
        while (level >= 1 && fine.width >= 8 && fine.height >= 8) {
            fine = fine.half();
            level--;
        }
        level = Math.min(1, level);
        if (level < 1e-6) {
            fine.add(x, y, 1, result);
        } else if (fine.width >= 8 && fine.height >= 8) {
            fine.add(x, y, 1 - level, result);
            fine.half().add(x, y, level, result);
        } else {
            fine.add(x, y, 1, result);
        }
    }

    /**
     * Reads all channels at a position, at this raster's own resolution.
     *
     * @param result receives a value for each channel; zeros beyond the rectangle
     */
    public void interpolate(double x, double y, double[] result) {
        Arrays.fill(result, 0, channels, 0);
        add(x, y, 1, result);
    }

    /**
     * Returns a raster that is blurred by a Gaussian and enlarged on every side so that the blur
     * ends inside it. It is as coarse as the blur allows.
     *
     * @param deviation standard deviation in face units, at least 0
     */
    public MapRaster blurred(double deviation) {
        if (deviation < SHARPEST_BLUR * pitch) {
            return this;
        }
        if (deviation >= COARSENING_BLUR * pitch && width >= 8 && height >= 8) {
            // Means of two samples already blur by a quarter of the squared pitch.
            return half().blurred(Math.sqrt(deviation * deviation - pitch * pitch / 4));
        }
        double sigma = deviation / pitch;
        int margin = (int) Math.ceil(3 * sigma) + 2;
        int w = width + 2 * margin;
        int h = height + 2 * margin;
        float[] wide = new float[w * h * channels];
        for (int y = 0; y < height; y++) {
            int to = ((y + margin) * w + margin) * channels;
            System.arraycopy(values, y * width * channels, wide, to, width * channels);
        }
        return new MapRaster(
                left - margin * pitch,
                top - margin * pitch,
                pitch,
                w,
                h,
                channels,
                Gaussian.blurred(wide, w, h, channels, sigma));
    }

    /** Adds the bicubically interpolated sample, multiplied by a weight. */
    private void add(double x, double y, double weight, double[] result) {
        double column = (x - left) / pitch;
        double row = (y - top) / pitch;
        if (!(column >= -1 && row >= -1 && column <= width && row <= height)) {
            return;
        }
        int i = (int) Math.floor(column);
        int j = (int) Math.floor(row);
        double s = column - i;
        double t = row - j;
        if (i >= 1 && j >= 1 && i + 2 < width && j + 2 < height) {
            addInside(i, j, s, t, weight, result);
            return;
        }
        for (int n = -1; n <= 2; n++) {
            int v = j + n;
            if (v < 0 || v >= height) {
                continue;
            }
            double wy = weight * CubicKernel.CATMULL_ROM.weight(t, n);
            for (int m = -1; m <= 2; m++) {
                int u = i + m;
                if (u < 0 || u >= width) {
                    continue;
                }
                double w = wy * CubicKernel.CATMULL_ROM.weight(s, m);
                int at = (v * width + u) * channels;
                for (int c = 0; c < channels; c++) {
                    result[c] += w * values[at + c];
                }
            }
        }
    }

    /** Adds the same where all 4 x 4 samples lie inside. */
    private void addInside(int i, int j, double s, double t, double weight, double[] result) {
        double w0 = CubicKernel.CATMULL_ROM.weight(s, -1);
        double w1 = CubicKernel.CATMULL_ROM.weight(s, 0);
        double w2 = CubicKernel.CATMULL_ROM.weight(s, 1);
        double w3 = CubicKernel.CATMULL_ROM.weight(s, 2);
        for (int n = -1; n <= 2; n++) {
            double wy = weight * CubicKernel.CATMULL_ROM.weight(t, n);
            int at = ((j + n) * width + i - 1) * channels;
            for (int c = 0; c < channels; c++) {
                result[c] +=
                        wy
                                * (w0 * values[at + c]
                                        + w1 * values[at + channels + c]
                                        + w2 * values[at + 2 * channels + c]
                                        + w3 * values[at + 3 * channels + c]);
            }
        }
    }

    private MapRaster half() {
        MapRaster known = half;
        if (known == null) {
            known = halved();
            half = known;
        }
        return known;
    }

    private MapRaster halved() {
        int w = (width + 1) / 2;
        int h = (height + 1) / 2;
        float[] means = new float[w * h * channels];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                for (int c = 0; c < channels; c++) {
                    double sum = 0;
                    int n = 0;
                    for (int v = 2 * y; v < Math.min(height, 2 * y + 2); v++) {
                        for (int u = 2 * x; u < Math.min(width, 2 * x + 2); u++) {
                            sum += values[(v * width + u) * channels + c];
                            n++;
                        }
                    }
                    means[(y * w + x) * channels + c] = (float) (sum / n);
                }
            }
        }
        return new MapRaster(left + pitch / 2, top + pitch / 2, 2 * pitch, w, h, channels, means);
    }
}
