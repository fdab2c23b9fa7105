package io.facet.face.find;

import io.facet.image.FloatImage;
import io.facet.image.Photograph;
import io.facet.warp.Similarity;
import java.util.ArrayList;
import java.util.List;

/**
 * An image pyramid of a photograph, each level half the size of the previous one, so that any part
 * of it can be resampled to a network's input from few pixels and without aliasing. The largest
 * level is at most {@value #MOST} pixels wide and high, because the networks that find faces need
 * no more.
 */
final class PicturePyramid {

    private static final int MOST = 2048;
    private static final int LEAST = 48;

    private final int width;
    private final int height;
    private final List<FloatImage> levels = new ArrayList<>();
    private final List<Integer> factors = new ArrayList<>();

    PicturePyramid(Photograph photograph) {
        width = photograph.width();
        height = photograph.height();
        int factor = Math.max(1, (Math.max(width, height) + MOST - 1) / MOST);
        FloatImage level = shrunk(photograph, factor);
        while (true) {
            levels.add(level);
            factors.add(factor);
            if (Math.min(level.width(), level.height()) < 2 * LEAST) {
                break;
            }
            level = halved(level);
            factor *= 2;
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /**
     * Returns a part of the photograph.
     *
     * @param toPhoto map from the part's pixels to the photograph
     * @return columns x rows x 3, grey levels; black outside the photograph
     */
    FloatImage part(Similarity toPhoto, int columns, int rows) {
        int level = 0;
        while (level + 1 < levels.size() && factors.get(level + 1) <= toPhoto.scale()) {
            level++;
        }
        FloatImage source = levels.get(level);
        double factor = factors.get(level);
        float[] pixels = source.samples();
        float[] part = new float[columns * rows * 3];
        for (int i = 0; i < columns * rows; i++) {
            double x = (toPhoto.x(i % columns, i / columns) + 0.5) / factor - 0.5;
            double y = (toPhoto.y(i % columns, i / columns) + 0.5) / factor - 0.5;
            sample(pixels, source.width(), source.height(), x, y, part, 3 * i);
        }
        return new FloatImage(columns, rows, 3, part);
    }

    private static void sample(
            float[] pixels, int width, int height, double x, double y, float[] target, int at) {
        if (x <= -0.5 || y <= -0.5 || x >= width - 0.5 || y >= height - 0.5) {
            return;
        }
        double column = Math.max(0, Math.min(width - 1, x));
        double row = Math.max(0, Math.min(height - 1, y));
        int left = (int) column;
        int top = (int) row;
        int right = Math.min(left + 1, width - 1);
        int bottom = Math.min(top + 1, height - 1);
        float fx = (float) (column - left);
        float fy = (float) (row - top);
        for (int c = 0; c < 3; c++) {
            float a = pixels[3 * (top * width + left) + c];
            float b = pixels[3 * (top * width + right) + c];
            float d = pixels[3 * (bottom * width + left) + c];
            float e = pixels[3 * (bottom * width + right) + c];
            float upper = a + fx * (b - a);
            float lower = d + fx * (e - d);
            target[at + c] = upper + fy * (lower - upper);
        }
    }

    /** Averages squares of the photograph; a remainder at its right and lower edge is omitted. */
    private static FloatImage shrunk(Photograph photograph, int factor) {
        int columns = Math.max(1, photograph.width() / factor);
        int rows = Math.max(1, photograph.height() / factor);
        float[] samples = new float[columns * rows * 3];
        float unit = 1f / (factor * factor * photograph.greyLevel());
        float black = photograph.minValue();
        float white = photograph.maxValue();
        // One band after the other, so that a large photograph is copied one plane at a time.
        for (int band = 0; band < photograph.bands(); band++) {
            float[] plane = photograph.plane(band);
            for (int y = 0; y < rows * factor; y++) {
                int source = y * photograph.width();
                int target = y / factor * columns;
                for (int x = 0; x < columns * factor; x++) {
                    float seen = Math.max(black, Math.min(white, plane[source + x]));
                    samples[3 * (target + x / factor) + band] += unit * (seen - black);
                }
            }
        }
        if (photograph.bands() == 1) {
            for (int i = 0; i < samples.length; i += 3) {
                samples[i + 1] = samples[i];
                samples[i + 2] = samples[i];
            }
        }
        return new FloatImage(columns, rows, 3, samples);
    }

    private static FloatImage halved(FloatImage image) {
        int columns = image.width() / 2;
        int rows = image.height() / 2;
        float[] source = image.samples();
        float[] samples = new float[columns * rows * 3];
        int stride = 3 * image.width();
        for (int i = 0; i < samples.length; i++) {
            int pixel = i / 3;
            int k = 2 * (pixel / columns) * stride + 6 * (pixel % columns) + i % 3;
            samples[i] =
                    (source[k] + source[k + 3] + source[k + stride] + source[k + stride + 3]) / 4;
        }
        return new FloatImage(columns, rows, 3, samples);
    }
}
