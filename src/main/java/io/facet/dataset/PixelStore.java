package io.facet.dataset;

import io.facet.FacetException;
import io.facet.dataset.LabelledPictures.Picture;
import io.facet.file.NativeName;
import io.facet.image.FloatImage;
import io.facet.image.io.PhotographFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The pixels of many pictures of the same size, kept in memory as RGB bytes. */
public final class PixelStore {

    private final int width;
    private final int height;
    private final byte[][] pixels;

    private PixelStore(int width, int height, byte[][] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /**
     * Reads pictures.
     *
     * @throws FacetException if one cannot be read or differs in size from the first
     */
    public static PixelStore read(Path folder, List<Picture> pictures) {
        FloatImage first = load(folder, pictures.get(0));
        PixelStore store =
                new PixelStore(first.width(), first.height(), new byte[pictures.size()][]);
        IntStream.range(0, pictures.size())
                .parallel()
                .forEach(i -> store.pixels[i] = store.bytes(folder, pictures.get(i)));
        return store;
    }

    private static FloatImage load(Path folder, Picture picture) {
        return PhotographFile.read(folder.resolve(NativeName.parse(picture.path()))).toFloatImage();
    }

    private byte[] bytes(Path folder, Picture picture) {
        FloatImage image = load(folder, picture);
        if (image.width() != width || image.height() != height) {
            throw new FacetException(
                    String.format(
                            Locale.ROOT,
                            "%s is %d x %d pixels, the pictures before it %d x %d: they must be"
                                    + " cut to one size.",
                            picture.path(),
                            image.width(),
                            image.height(),
                            width,
                            height));
        }
        float[] samples = image.samples();
        byte[] bytes = new byte[samples.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.round(samples[i]);
        }
        return bytes;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int size() {
        return pixels.length;
    }

    /** Returns picture i as unsigned bytes, interleaved RGB, row by row; must not be modified. */
    byte[] bytes(int i) {
        return pixels[i];
    }

    /**
     * Samples a picture along an affine grid into a float array, with bilinear interpolation;
     * positions outside the picture take its nearest pixel.
     *
     * @param i index of the picture
     * @param grid source x = g0·x + g1·y + g2, source y = g3·x + g4·y + g5, both at pixel centres
     * @param side of the square target, in pixels
     * @param target receives side x side x 3 samples from {@code offset} on, grey levels
     */
    public void sample(int i, double[] grid, int side, float[] target, int offset) {
        byte[] source = pixels[i];
        int k = offset;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double sx = clamp(grid[0] * x + grid[1] * y + grid[2], width - 1);
                double sy = clamp(grid[3] * x + grid[4] * y + grid[5], height - 1);
                int x0 = Math.min((int) sx, width - 2);
                int y0 = Math.min((int) sy, height - 2);
                float fx = (float) (sx - x0);
                float fy = (float) (sy - y0);
                int p = 3 * (y0 * width + x0);
                int q = p + 3 * width;
                for (int c = 0; c < 3; c++, p++, q++) {
                    float top = (source[p] & 255) * (1 - fx) + (source[p + 3] & 255) * fx;
                    float bottom = (source[q] & 255) * (1 - fx) + (source[q + 3] & 255) * fx;
                    target[k++] = top * (1 - fy) + bottom * fy;
                }
            }
        }
    }

    private static double clamp(double value, int max) {
        return Math.max(0, Math.min(max, value));
    }
}
