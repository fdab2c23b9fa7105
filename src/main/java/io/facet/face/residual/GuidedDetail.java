package io.facet.face.residual;

/**
 * Makes photograph detail finer than the crop follow a residual. Where the residual correlates with
 * the crop's own edges, as when it removes a fold, the finer part of these edges changes by the
 * same share, so that no sharp ghost of them remains. Elsewhere the texture is preserved.
 *
 * <p>These are the coefficients of the guided filter with the crop's luma as its guide: a = cov(g,
 * r) / (var(g) + ε) in windows of 5 x 5. The filter's output a·g + b differs from the interpolated
 * residual by a times the guide's finer part. He, Sun and Tang, Guided Image Filtering, IEEE PAMI
 * 35(6), 2013; He and Sun, Fast Guided Filter, arXiv 1505.00996.
 */
final class GuidedDetail {

    private static final int RADIUS = 2;

    /** ε: variation below six grey levels is treated as noise. */
    private static final double NOISE = 6 * 6;

    private GuidedDetail() {}

    /**
     * Returns the share of the guide's finer part that is added.
     *
     * @param guide S x S, grey levels
     * @param residual S x S, grey levels
     * @param size S, the side of the crop in pixels
     * @return S x S in [-1, 1]; exactly 0 where the residual is 0
     */
    static float[] shares(float[] guide, float[] residual, int size) {
        float[] shares = new float[guide.length];
        for (int i = 0; i < shares.length; i++) {
            if (residual[i] != 0) {
                shares[i] = share(guide, residual, size, i % size, i / size);
            }
        }
        return smoothed(shares, residual, size);
    }

    private static float share(float[] guide, float[] residual, int size, int x, int y) {
        double n = 0;
        double sumG = 0;
        double sumR = 0;
        double sumGg = 0;
        double sumGr = 0;
        for (int v = Math.max(0, y - RADIUS); v <= Math.min(size - 1, y + RADIUS); v++) {
            for (int u = Math.max(0, x - RADIUS); u <= Math.min(size - 1, x + RADIUS); u++) {
                double g = guide[v * size + u];
                double r = residual[v * size + u];
                n++;
                sumG += g;
                sumR += r;
                sumGg += g * g;
                sumGr += g * r;
            }
        }
        double variance = Math.max(0, sumGg / n - sumG / n * (sumG / n));
        double covariance = sumGr / n - sumG / n * (sumR / n);
        return (float) Math.max(-1, Math.min(1, covariance / (variance + NOISE)));
    }

    /** Returns the mean over all windows that contain a pixel, as in the guided filter. */
    private static float[] smoothed(float[] shares, float[] residual, int size) {
        float[] smoothed = new float[shares.length];
        for (int i = 0; i < shares.length; i++) {
            if (residual[i] != 0) {
                smoothed[i] = mean(shares, size, i % size, i / size);
            }
        }
        return smoothed;
    }

    private static float mean(float[] shares, int size, int x, int y) {
        double sum = 0;
        int n = 0;
        for (int v = Math.max(0, y - RADIUS); v <= Math.min(size - 1, y + RADIUS); v++) {
            for (int u = Math.max(0, x - RADIUS); u <= Math.min(size - 1, x + RADIUS); u++) {
                sum += shares[v * size + u];
                n++;
            }
        }
        return (float) (sum / n);
    }
}
