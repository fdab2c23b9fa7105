package io.facet.face.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.facet.face.Landmarks;
import io.facet.image.FloatImage;
import io.facet.image.Photograph;
import io.facet.image.io.PhotographFile;
import io.facet.network.ImageFunction;
import io.facet.network.NetworkEngine;
import io.facet.warp.Similarity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares the rebuilt networks with the npm package @vladmandic/face-api 1.7.15 on photographs.
 * The table was made by {@code src/test/node/face-api-reference.cjs}; the photographs are not part
 * of the project.
 */
class FaceFinderOracleTest {

    private static final String TABLE = "face-api-reference.csv";
    private static final Path FINDER = Path.of("models", "face-finder");
    private static final int INPUT = 224;

    @TempDir Path folder;
    private Path archive;

    @BeforeEach
    void requirePhotographs() {
        String material = System.getProperty("facet.material", "");
        archive = Path.of(material, "data", "lfw-160.zip");
        assumeTrue(
                !material.isEmpty() && Files.isRegularFile(archive),
                "the photographs are not here: give their folder as facet.material");
    }

    @Test
    void boxesAndLandmarksAreThoseOfThePackage() throws IOException {
        List<String> rows = rows();
        int compared = 0;
        try (ZipFile zip = new ZipFile(archive.toFile());
                ImageFunction detector = load(FaceFinder.DETECTOR);
                ImageFunction landmarks = load(FaceFinder.LANDMARKS)) {
            for (String row : rows) {
                String[] cells = row.split(",");
                double[] wanted =
                        Arrays.stream(cells).skip(1).mapToDouble(Double::parseDouble).toArray();
                FloatImage picture = picture(zip, cells[0]);
                FaceDetector.Box box = box(detector, picture);
                double[] found = {box.left(), box.top(), box.width(), box.height()};
                assertThat(worst(found, wanted, 0)).as("box in " + cells[0]).isLessThan(1);
                Landmarks points = landmarks(landmarks, picture, box);
                assertThat(worst(points.coordinates(), wanted, 5))
                        .as("landmarks in " + cells[0])
                        .isLessThan(0.5);
                compared++;
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(200);
    }

    private static double worst(double[] found, double[] wanted, int offset) {
        double worst = 0;
        for (int i = 0; i < found.length; i++) {
            worst = Math.max(worst, Math.abs(found[i] - wanted[offset + i]));
        }
        return worst;
    }

    /** Returns the box with the highest score, in pixels of the picture. */
    private static FaceDetector.Box box(ImageFunction network, FloatImage picture) {
        double scale = (double) picture.width() / INPUT;
        FaceDetector.Box box = new FaceDetector(network).boxes(resized(picture, INPUT), 0.3).get(0);
        return new FaceDetector.Box(
                box.left() * scale,
                box.top() * scale,
                box.width() * scale,
                box.height() * scale,
                box.score());
    }

    /**
     * Returns landmarks as the package does, which crops the box at the picture's border and pads
     * it to a square with black.
     */
    private static Landmarks landmarks(
            ImageFunction network, FloatImage picture, FaceDetector.Box box) {
        double left = Math.max(box.left(), 0);
        double top = Math.max(box.top(), 0);
        int width = (int) Math.min(box.left() + box.width() - left, picture.width() - left);
        int height = (int) Math.min(box.top() + box.height() - top, picture.height() - top);
        int side = Math.max(width, height);
        int padX = (int) Math.round((side - width) * 0.5);
        int padY = (int) Math.round((side - height) * 0.5);
        float[] samples = new float[side * side * 3];
        float[] source = picture.samples();
        for (int y = 0; y < height; y++) {
            System.arraycopy(
                    source,
                    3 * (((int) top + y) * picture.width() + (int) left),
                    samples,
                    3 * ((padY(height, side, padY) + y) * side + padX(width, side, padX)),
                    3 * width);
        }
        Landmarks onSquare =
                new LandmarkFinder(network)
                        .onSquare(
                                resized(
                                        new FloatImage(side, side, 3, samples),
                                        LandmarkFinder.SIDE));
        double scale = (double) side / LandmarkFinder.SIDE;
        return onSquare.through(
                new Similarity(
                        scale,
                        0,
                        box.left() - (side - width) / 2.0,
                        box.top() - (side - height) / 2.0));
    }

    /** Returns the black columns on the left; the package puts the odd one first. */
    private static int padX(int width, int side, int rounded) {
        return side - width - rounded;
    }

    private static int padY(int height, int side, int rounded) {
        return side - height - rounded;
    }

    /** Resizes bilinearly with aligned corners, as TensorFlow.js does. */
    private static FloatImage resized(FloatImage image, int side) {
        double step = (double) image.width() / side;
        float[] source = image.samples();
        float[] samples = new float[side * side * 3];
        for (int i = 0; i < samples.length; i++) {
            double x = i / 3 % side * step;
            double y = i / 3 / side * step;
            int left = (int) x;
            int top = (int) y;
            int right = Math.min(left + 1, image.width() - 1);
            int bottom = Math.min(top + 1, image.height() - 1);
            double fx = x - left;
            double fy = y - top;
            int c = i % 3;
            double upper =
                    (1 - fx) * source[3 * (top * image.width() + left) + c]
                            + fx * source[3 * (top * image.width() + right) + c];
            double lower =
                    (1 - fx) * source[3 * (bottom * image.width() + left) + c]
                            + fx * source[3 * (bottom * image.width() + right) + c];
            samples[i] = (float) ((1 - fy) * upper + fy * lower);
        }
        return new FloatImage(side, side, 3, samples);
    }

    private static ImageFunction load(String part) {
        return NetworkEngine.installed().loadFunction(FINDER.resolve(part));
    }

    private FloatImage picture(ZipFile zip, String path) throws IOException {
        ZipEntry entry = zip.getEntry(path);
        Path file = folder.resolve(path.replace('/', '-'));
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file);
        }
        Photograph photograph = PhotographFile.read(file);
        return photograph.toFloatImage();
    }

    private static List<String> rows() throws IOException {
        try (InputStream in = FaceFinderOracleTest.class.getResourceAsStream(TABLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
