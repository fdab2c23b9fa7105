package io.facet.face.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.face.EyePositions;
import io.facet.face.FaceLocation;
import io.facet.face.Landmarks;
import io.facet.face.MeanFace;
import io.facet.image.Photograph;
import io.facet.image.io.PhotographFile;
import io.facet.warp.Similarity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the finder on the portrait that comes with Facet, whose pupils are known. */
class FaceFinderTest {

    private static final EyePositions EYES = new EyePositions(203.0, 100.6, 246.4, 102.7);

    @TempDir static Path folder;
    private static FaceFinder finder;
    private static Photograph portrait;

    @BeforeAll
    static void open() throws IOException {
        finder = FaceFinder.open(Path.of("models", "face-finder"));
        Path file = folder.resolve("portrait.png");
        try (InputStream in =
                FaceFinderTest.class.getResourceAsStream("/io/facet/sample/astronaut.png")) {
            Files.copy(in, file);
        }
        portrait = PhotographFile.read(file);
    }

    @AfterAll
    static void close() {
        finder.close();
    }

    @Test
    void theOneFaceOfAPortraitIsFoundWithItsPupils() {
        List<FoundFace> faces = finder.find(portrait);

        assertThat(faces).hasSize(1);
        assertNear(faces.get(0).landmarks().eyes(), EYES, 2);
    }

    @ParameterizedTest
    @CsvSource({"0.85, 0", "3.0, 0", "1.0, 20", "1.0, -45", "0.6, 45", "1.0, 180"})
    void aFaceIsFoundAtOtherSizesAndTurned(double scale, double degrees) {
        Similarity move = turned(scale, degrees);

        List<FoundFace> faces = finder.find(drawn(portrait, move, 1536));

        assertThat(faces).hasSize(1);
        assertNear(faces.get(0).landmarks().eyes(), moved(EYES, move), 3 * scale);
    }

    @Test
    void twoFacesAreFoundTheLargerFirst() {
        Photograph large = drawn(portrait, new Similarity(1.5, 0, 0, 0), 1536);
        Photograph small = drawn(portrait, new Similarity(0.8, 0, 900, 800), 1536);
        float[][] planes = new float[3][];
        for (int band = 0; band < 3; band++) {
            planes[band] = large.plane(band);
            float[] other = small.plane(band);
            for (int i = 0; i < other.length; i++) {
                if (i % 1536 >= 900 && i / 1536 >= 800) {
                    planes[band][i] = other[i];
                }
            }
        }

        List<FoundFace> faces = finder.find(Photograph.ofPlanes(1536, 1536, 8, planes));

        assertThat(faces).hasSize(2);
        assertNear(faces.get(0).landmarks().eyes(), moved(EYES, new Similarity(1.5, 0, 0, 0)), 3);
        assertNear(
                faces.get(1).landmarks().eyes(), moved(EYES, new Similarity(0.8, 0, 900, 800)), 3);
    }

    @Test
    void greyAndDeepPicturesGiveTheSameFace() {
        float[] green = portrait.plane(1);
        float[] deep = green.clone();
        for (int i = 0; i < deep.length; i++) {
            deep[i] *= 257;
        }
        FoundFace grey = finder.find(Photograph.ofPlanes(512, 512, 8, green)).get(0);
        FoundFace sixteen = finder.find(Photograph.ofPlanes(512, 512, 16, deep)).get(0);

        assertNear(grey.landmarks().eyes(), EYES, 2);
        assertNear(sixteen.landmarks().eyes(), grey.landmarks().eyes(), 0.01);
    }

    @Test
    void landmarksAroundGivenPupilsFitThem() {
        assertNear(finder.around(portrait, EYES).eyes(), EYES, 2);
    }

    @Test
    void twoMarkedPupilsGiveTheLandmarksThatGivenEyesGive() {
        assertThat(finder.around(portrait, MarkedPoints.of(EYES)))
                .isEqualTo(finder.around(portrait, EYES));
    }

    @Test
    void landmarksGoThroughAllMarkedPointsAndKeepTheFoundShape() {
        Landmarks found = finder.find(portrait).get(0).landmarks();
        // The found pupils, nose tip and mouth corners, each up to 3 pixels aside.
        double[] five = {
            found.eyes().leftX() + 2,
            found.eyes().leftY() - 1,
            found.eyes().rightX() + 1,
            found.eyes().rightY() + 2,
            found.x(30) - 3,
            found.y(30) + 1,
            found.x(48) + 1,
            found.y(48) + 3,
            found.x(54) + 2,
            found.y(54) + 2
        };

        FaceLocation location = finder.around(portrait, MarkedPoints.inOrder("Five", five));

        assertThat(location).isInstanceOf(Landmarks.class);
        Landmarks face = (Landmarks) location;
        assertNear(face.eyes(), new EyePositions(five[0], five[1], five[2], five[3]), 0.1);
        int[] single = {30, 48, 54};
        for (int i = 0; i < single.length; i++) {
            assertThat(
                            Math.hypot(
                                    face.x(single[i]) - five[4 + 2 * i],
                                    face.y(single[i]) - five[5 + 2 * i]))
                    .as("landmark " + single[i])
                    .isLessThan(0.1);
        }
        for (int i = 0; i < Landmarks.COUNT; i++) {
            assertThat(Math.hypot(face.x(i) - found.x(i), face.y(i) - found.y(i)))
                    .as("landmark " + i)
                    .isLessThan(8);
        }
    }

    @Test
    void whereNoFaceIsFoundAnAverageOneGoesThroughThePointsOrThePupilsStayAlone() {
        Photograph grey = Photograph.ofPlanes(400, 400, 8, new float[400 * 400]);
        MarkedPoints five = MarkedPoints.parse("120,150,260,120,190,200,150,270,240,262");

        Landmarks face = (Landmarks) finder.around(grey, five);

        assertThat(face).isEqualTo(five.location());
        assertThat(face.isPlausible()).isTrue();
        assertNear(face.eyes(), new EyePositions(120, 150, 260, 120), 0.1);
        assertThat(face.x(30)).isCloseTo(190, within(0.1));
        assertThat(face.y(54)).isCloseTo(262, within(0.1));
        EyePositions pupils = new EyePositions(120, 150, 260, 120);
        assertThat(finder.around(grey, pupils)).isEqualTo(pupils);
    }

    @Test
    void allMarkedLandmarksAreTakenAsTheyAre() {
        Landmarks drawn = MeanFace.at(new EyePositions(100, 300, 160, 310));

        assertThat(finder.around(portrait, MarkedPoints.inOrder("All", drawn.coordinates())))
                .isEqualTo(drawn);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 500", "200, 150"})
    void aPictureWithoutAFaceGivesNone(int width, int height) {
        float[] ramp = new float[width * height];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i % 256;
        }
        assertThat(finder.find(Photograph.ofPlanes(width, height, 8, ramp))).isEmpty();
    }

    private static Similarity turned(double scale, double degrees) {
        double a = scale * Math.cos(Math.toRadians(degrees));
        double b = scale * Math.sin(Math.toRadians(degrees));
        // The face goes to the middle of the larger picture.
        double x = (EYES.leftX() + EYES.rightX()) / 2;
        double y = EYES.leftY() + 20;
        return new Similarity(a, b, 768 - (a * x - b * y), 768 - (b * x + a * y));
    }

    private static EyePositions moved(EyePositions eyes, Similarity move) {
        return new EyePositions(
                move.x(eyes.leftX(), eyes.leftY()),
                move.y(eyes.leftX(), eyes.leftY()),
                move.x(eyes.rightX(), eyes.rightY()),
                move.y(eyes.rightX(), eyes.rightY()));
    }

    private static Photograph drawn(Photograph photograph, Similarity move, int side) {
        PicturePyramid pyramid = new PicturePyramid(photograph);
        float[] samples = pyramid.part(move.inverse(), side, side).samples();
        float[][] planes = new float[3][side * side];
        for (int i = 0; i < samples.length; i++) {
            planes[i % 3][i / 3] = Math.round(samples[i]);
        }
        return Photograph.ofPlanes(side, side, 8, planes);
    }

    private static void assertNear(EyePositions found, EyePositions wanted, double pixels) {
        double left = Math.hypot(found.leftX() - wanted.leftX(), found.leftY() - wanted.leftY());
        double right =
                Math.hypot(found.rightX() - wanted.rightX(), found.rightY() - wanted.rightY());
        assertThat(Math.max(left, right)).as(found + " for " + wanted).isLessThan(pixels);
    }
}
