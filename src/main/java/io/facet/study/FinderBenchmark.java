package io.facet.study;

import io.facet.face.align.AlignedFace;
import io.facet.face.align.Alignment;
import io.facet.face.find.FaceFinder;
import io.facet.face.find.FoundFace;
import io.facet.face.residual.Residual;
import io.facet.image.Photograph;
import io.facet.network.NetworkCard;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

/**
 * Measures how long it takes to find the faces of a picture of 2000 x 1500 pixels, to align the
 * largest, and to add a change back to the picture. The picture shows one portrait three times, at
 * different sizes.
 */
public final class FinderBenchmark {

    private static final int WIDTH = 2000;
    private static final int HEIGHT = 1500;
    private static final int ROUNDS = 7;
    private static final int WARM_UP = 2;

    /** The left and top of each portrait, as fractions of the picture's width and height. */
    private static final double[][] PLACES = {{0, 0}, {0.52, 0}, {0.56, 0.55}};

    /** The width of each portrait, as a fraction of the picture's width. */
    private static final double[] SIZES = {0.5, 0.4, 0.3};

    private final FaceFinder finder;
    private final NetworkCard card;
    private final Photograph picture;

    /**
     * @param finder the face finder to measure
     * @param card the card of the network for which the face is aligned
     * @param portrait a picture with one face
     */
    public FinderBenchmark(FaceFinder finder, NetworkCard card, Photograph portrait) {
        this.finder = finder;
        this.card = card;
        picture = scene(portrait.toBufferedImage());
    }

    /**
     * Represents the medians over the rounds that follow the warm-up.
     *
     * @param faces the number of faces found
     * @param finding the milliseconds to find all faces
     * @param aligning the milliseconds to align the largest
     * @param puttingBack the milliseconds to add a change of the whole crop to the picture
     */
    public record Figures(int faces, double finding, double aligning, double puttingBack) {}

    /** Runs the benchmark, which takes some seconds. */
    public Figures run() {
        List<FoundFace> faces = finder.find(picture);
        if (faces.isEmpty()) {
            throw new IllegalArgumentException("the finder finds no face in the portrait");
        }
        FoundFace largest = faces.get(0);
        AlignedFace aligned = aligned(largest);
        Residual change = change(card.inputSize());
        return new Figures(
                faces.size(),
                milliseconds(() -> finder.find(picture)),
                milliseconds(() -> aligned(largest)),
                milliseconds(() -> change.addTo(picture, aligned.cropToPhoto())));
    }

    private AlignedFace aligned(FoundFace face) {
        return Alignment.align(picture, face.landmarks(), card.template(), card.inputSize());
    }

    private static Residual change(int size) {
        float[] values = new float[3 * size * size];
        Arrays.fill(values, 1);
        return new Residual(size, values);
    }

    private static double milliseconds(Runnable work) {
        double[] times = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long start = System.nanoTime();
            work.run();
            if (round >= 0) {
                times[round] = (System.nanoTime() - start) / 1e6;
            }
        }
        return Median.of(times);
    }

    private static Photograph scene(BufferedImage portrait) {
        BufferedImage scene = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = scene.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        for (int i = 0; i < SIZES.length; i++) {
            double scale = SIZES[i] * WIDTH / portrait.getWidth();
            double left = PLACES[i][0] * WIDTH;
            double top = PLACES[i][1] * HEIGHT;
            graphics.drawImage(portrait, new AffineTransform(scale, 0, 0, scale, left, top), null);
        }
        graphics.dispose();
        return Photograph.of(scene);
    }
}
