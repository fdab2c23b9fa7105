package io.facet.cli;

import io.facet.job.SamplePortrait;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A picture that contains the bundled portrait, any number of times and at any size. */
public final class Portraits {

    /** Side length of the portrait, in pixels. */
    public static final int SIDE = 512;

    /** Positions of its pupils, in the form that the option {@code --eyes} takes. */
    static final String EYES =
            "%s,%s,%s,%s"
                    .formatted(
                            SamplePortrait.ASTRONAUT.eyes().leftX(),
                            SamplePortrait.ASTRONAUT.eyes().leftY(),
                            SamplePortrait.ASTRONAUT.eyes().rightX(),
                            SamplePortrait.ASTRONAUT.eyes().rightY());

    private static final int GREY = 0x808080;

    private final BufferedImage picture;

    private Portraits(BufferedImage picture) {
        this.picture = picture;
    }

    /** Creates a grey picture without a face. */
    public static Portraits grey(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(GREY));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return new Portraits(picture);
    }

    /**
     * Adds a portrait.
     *
     * @param left column of its left edge
     * @param top row of its upper edge
     * @param scale magnification; 1 for a side length of {@value #SIDE} pixels
     */
    public Portraits with(double left, double top, double scale) {
        return drawn(new AffineTransform(scale, 0, 0, scale, left, top));
    }

    /** Adds a mirror image of the portrait. */
    public Portraits withMirrored(double left, double top, double scale) {
        return drawn(new AffineTransform(-scale, 0, 0, scale, left + scale * SIDE, top));
    }

    private Portraits drawn(AffineTransform place) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(portrait(), place, null);
        graphics.dispose();
        return this;
    }

    /** Copies the portrait's file. */
    static void copyTo(Path file) throws IOException {
        try (InputStream in = stream()) {
            Files.copy(in, file);
        }
    }

    private static InputStream stream() {
        return Portraits.class.getResourceAsStream("/io/facet/sample/astronaut.png");
    }

    private static BufferedImage portrait() {
        try (InputStream in = stream()) {
            return ImageIO.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public BufferedImage picture() {
        return picture;
    }

    /** Writes the picture in a format that the Java library supports. */
    public Path writeTo(Path file, String format) throws IOException {
        ImageIO.write(picture, format, file.toFile());
        return file;
    }
}
