package io.facet.report;

import io.facet.image.AreaMean;
import io.facet.image.FloatImage;
import io.facet.image.Photograph;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** Scales pictures to the size of a cell, preserving the aspect ratio. */
final class FittedPicture {

    private FittedPicture() {}

    /**
     * Returns the picture as 8-bit RGB over white, with its longer side of the given length in
     * pixels.
     */
    static BufferedImage of(BufferedImage picture, int longerSide) {
        FloatImage opaque = overWhite(Photograph.of(picture));
        int longer = Math.max(opaque.width(), opaque.height());
        int width = scaled(opaque.width(), longerSide, longer);
        int height = scaled(opaque.height(), longerSide, longer);
        return longerSide <= longer
                ? AreaMean.shrink(opaque, width, height).toBufferedImage()
                : enlarged(opaque.toBufferedImage(), width, height);
    }

    private static int scaled(int length, int longerSide, int longer) {
        return Math.max(1, Math.round((float) length * longerSide / longer));
    }

    private static BufferedImage enlarged(BufferedImage picture, int width, int height) {
        BufferedImage enlarged = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = Drawing.on(enlarged);
        try {
            graphics.drawImage(picture, 0, 0, width, height, null);
        } finally {
            graphics.dispose();
        }
        return enlarged;
    }

    private static FloatImage overWhite(Photograph photograph) {
        FloatImage opaque = photograph.toFloatImage();
        if (!photograph.hasAlpha()) {
            return opaque;
        }
        float[] alpha = photograph.alpha().orElseThrow();
        float[] samples = opaque.samples();
        for (int i = 0; i < samples.length; i++) {
            float opacity = alpha[i / 3] / photograph.maxValue();
            samples[i] = 255 + opacity * (samples[i] - 255);
        }
        return new FloatImage(opaque.width(), opaque.height(), 3, samples);
    }
}
