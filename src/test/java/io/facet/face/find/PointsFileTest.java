package io.facet.face.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.face.EyePositions;
import io.facet.face.Landmarks;
import io.facet.face.MeanFace;
import io.facet.face.find.MarkedPoints.Mark;
import io.facet.image.Photograph;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("sentences")
class PointsFileTest {

    private static final EyePositions EYES = new EyePositions(150, 200, 250, 204);
    private static final Landmarks FACE = MeanFace.at(EYES);

    @TempDir Path folder;

    private MarkedPoints read(String name, String content) throws IOException {
        return PointsFile.read(Files.writeString(folder.resolve(name), content));
    }

    private void assertRefused(String name, String content, String... parts) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        assertThatThrownBy(() -> PointsFile.read(file))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContainingAll(parts);
    }

    private static String pts(double... coordinates) {
        StringBuilder text = new StringBuilder("version: 1\nn_points:  ");
        text.append(coordinates.length / 2).append("\n{\n");
        for (int i = 0; i < coordinates.length; i += 2) {
            text.append(coordinates[i] + 1).append(' ').append(coordinates[i + 1] + 1).append('\n');
        }
        return text.append("}\n").toString();
    }

    @Test
    void aLandmarkFileGivesItsPointsCountedFromTheMiddleOfTheFirstPixel() throws IOException {
        // Whole numbers of sixteenths, so that adding and subtracting 1 loses nothing.
        double[] rounded = FACE.coordinates();
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = Math.round(rounded[i] * 16) / 16.0;
        }

        MarkedPoints points = read("face.pts", pts(rounded));

        assertThat(points.location()).isEqualTo(new Landmarks(rounded));
    }

    @Test
    void aLandmarkFileThatMatlabWroteOnTheFirstPixelIsAtZero() throws IOException {
        MarkedPoints points =
                read("two.PTS", "version: 1\r\nn_points: 2\r\n{\r\n1 1\r\n21.5\t1.25\r\n}\r\n");

        assertThat(points.eyes()).isEqualTo(new EyePositions(0, 0, 20.5, 0.25));
    }

    @Test
    void aLandmarkFileOfFivePointsIsReadAsFivePoints() throws IOException {
        double[] five = {150, 200, 250, 200, 200, 264, 158, 311, 242, 311};

        assertThat(read("five.pts", pts(five)))
                .isEqualTo(MarkedPoints.parse("150,200,250,200,200,264,158,311,242,311"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "n_points: 2;{;1 1;2 2;} | Line 1 | 'n_points: 2', where 'version: 1' should be",
                "version: 2;n_points: 2;{;1 1;2 2;} | Line 1 | 'version: 2'",
                "version: 1;{;1 1;2 2;} | Line 2 | 'n_points: ' and their number",
                "version: 1;n_points: -2;{;} | Line 2 | number of points, from 1 to 10000",
                "version: 1;n_points: 99999999999;{;} | Line 2 | number of points",
                "version: 1;n_points: 10001;{;} | Line 2 | number of points",
                "version: 1;n_points: 2.5;{;} | Line 2 | number of points",
                "version: 1;n_points: 2;1 1;2 2;} | Line 3 | '1 1', where '{' should be",
                "version: 1;n_points: 2;{;1 1;x 2;} | Line 5 | 'x 2', where point 2 of 2",
                "version: 1;n_points: 2;{;1 1;2;} | Line 5 | '2', where point 2 of 2",
                "version: 1;n_points: 2;{;1 1;2 NaN;} | Line 5 | '2 NaN'",
                "version: 1;n_points: 2;{;1 1;2,5 3,5;} | Line 5 | '2,5 3,5'",
                "version: 1;n_points: 3;{;1 1;2 2;} | Line 6 | '}', where point 3 of 3",
                "version: 1;n_points: 2;{;1 1;2 2;3 3;} | Line 6 | where '}' after the 2 points",
                "version: 1;n_points: 2;{;1 1;2 2;};more | Line 7 | nothing after '}'",
                "version: 1;n_points: 2;{;1 1 | ends after line 4 | point 2 of 2",
                "version: 1 | ends after line 1 | 'n_points: '",
                "version: 1;n_points: 4;{;1 1;2 2;3 3;4 4;} | has 4 points | 68",
            })
    void aLandmarkFileThatIsNoneIsRefusedByItsLine(String lines, String place, String part)
            throws IOException {
        assertRefused("bad.pts", lines.replace(';', '\n'), place, part);
    }

    @Test
    void emptyFilesAreRefused() throws IOException {
        assertRefused("empty.pts", "", "ends after line 0", "version");
        assertRefused("empty.tem", "", "ends after line 0", "the number of points");
        assertRefused("empty.roi", "", "no selection that ImageJ saved");
    }

    /** Returns a template with two pupils and other points elsewhere on the face. */
    private static String template(int count, int left, int right) {
        StringBuilder text = new StringBuilder(count + "\n");
        for (int i = 0; i < count; i++) {
            text.append(i == left ? "150 200" : i == right ? "250 204" : "200 " + (300 + i));
            text.append('\n');
        }
        return text + "1\n0\n3\n1 2 3\n";
    }

    /** The indices are those that webmorphR's definitions name left and right pupil, or eye. */
    @ParameterizedTest
    @CsvSource({"189, 0, 1", "83, 63, 81", "7, 0, 1"})
    void aTemplateOfAKnownLayoutGivesItsOwnPupils(int count, int left, int right)
            throws IOException {
        assertThat(read("face.tem", template(count, left, right))).isEqualTo(MarkedPoints.of(EYES));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 6, 8, 72, 82, 84, 107, 179, 188, 190, 478})
    void aTemplateOfUnknownLayoutIsRefused(int count) throws IOException {
        assertRefused(
                "sheep.tem", template(count, 0, 1), "has " + count + " point", "83, 106 or 189");
    }

    @Test
    void aTemplateOfSixtyEightPointsGivesAllLandmarks() throws IOException {
        StringBuilder text = new StringBuilder("68\n");
        for (int i = 0; i < Landmarks.COUNT; i++) {
            text.append(FACE.x(i)).append('\t').append(FACE.y(i)).append('\n');
        }

        assertThat(read("ibug.tem", text + "0\n").location()).isEqualTo(FACE);
    }

    @Test
    void aTemplateNeedNoLines() throws IOException {
        assertThat(read("eyes.tem", "\uFEFF2\r\n150\t200\r\n250\t204\r\n").eyes()).isEqualTo(EYES);
    }

    @Test
    void aTemplateOfSeventyPointsGivesAllLandmarks() throws IOException {
        StringBuilder text = new StringBuilder("70\n149 199\n251 205\n");
        for (int i = 0; i < Landmarks.COUNT; i++) {
            text.append(FACE.x(i)).append('\t').append(FACE.y(i)).append('\n');
        }

        assertThat(read("dlib.tem", text + "0\n").location()).isEqualTo(FACE);
    }

    @Test
    void aTemplateOfAHundredAndSixPointsGivesThoseThatAreLandmarks() throws IOException {
        StringBuilder text = new StringBuilder("106\n");
        for (int i = 0; i < 106; i++) {
            text.append(i).append('\t').append(1000 + i).append('\n');
        }

        MarkedPoints points = read("large.tem", text.toString());

        // 2 pupils, 5 points of the chin, 6 of the brows, 9 of the nose, 4 corners, 16 of the lips.
        assertThat(points.marks()).hasSize(42);
        assertThat(points.eyes()).isEqualTo(new EyePositions(0, 1000, 1, 1001));
        assertThat(points.marks()).allMatch(mark -> mark.y() == mark.x() + 1000);
        // The tip of the chin, of the nose, and the middle of the lower lip, by the order in which
        // the layout's own lines go through its points: 2 … 34, 71 72 73 74, 86 101 … 105 92.
        assertThat(at(points, 8).x()).isEqualTo(18);
        assertThat(at(points, 30).x()).isEqualTo(74);
        assertThat(at(points, 57).x()).isEqualTo(103);
        assertThat(at(points, 59).x()).isEqualTo(101);
    }

    private static Mark at(MarkedPoints points, int landmark) {
        return points.marks().stream()
                .filter(mark -> mark.first() == landmark && mark.last() == landmark)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTemplateOfAHundredAndSixOtherPointsIsNoFace() throws IOException {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("106\n100 100\n160 100\n");
        for (int i = 2; i < 106; i++) {
            text.append(300 * random.nextDouble()).append(' ').append(300 * random.nextDouble());
            text.append('\n');
        }
        MarkedPoints points = read("noise.tem", text.toString());
        Photograph photo = Photograph.ofPlanes(300, 300, 8, new float[300 * 300]);

        assertThatThrownBy(() -> points.requireInside(photo)).isInstanceOf(FacetException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x | Line 1 | 'x', where the number of points",
                "0 | Line 1 | from 1 to 10000",
                "-3 | Line 1 | from 1 to 10000",
                "12345678901234567890 | Line 1 | from 1 to 10000",
                "3;1 1;2 2 | ends after line 3 | point 3 of 3",
                "3;1 1;2 2;1;0 | Line 4 | '1', where point 3 of 3",
                "2;1 1;2 2;3 3 | Line 4 | '3 3', where the number of lines between the 2 points",
                "2;1 1;2 Infinity | Line 3 | point 2 of 2",
                "1;1 1 | has 1 point | but only templates with 2,",
            })
    void aTemplateThatIsNoneIsRefusedByItsLine(String lines, String place, String part)
            throws IOException {
        assertRefused("bad.tem", lines.replace(';', '\n'), place, part);
    }

    @Test
    void aLongWrongLineIsCutShort() throws IOException {
        assertRefused("long.tem", "9".repeat(5000), "'" + "9".repeat(40) + "…'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary.tem", "binary.pts"})
    void binaryFilesAreRefusedAsSuch(String name) throws IOException {
        byte[] bytes = new byte[1000];
        new Random(1).nextBytes(bytes);
        Path file = Files.write(folder.resolve(name), bytes);
        Path zeros = Files.write(folder.resolve("zeros-" + name), new byte[1000]);

        for (Path each : new Path[] {file, zeros}) {
            assertThatThrownBy(() -> PointsFile.read(each))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining(each + " is not a text file");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"large.tem", "large.pts"})
    void filesOfMoreThanAMegabyteAreNotRead(String name) throws IOException {
        byte[] bytes = "1 1\n".repeat(300_000).getBytes(StandardCharsets.US_ASCII);
        Path file = Files.write(folder.resolve(name), bytes);

        assertThatThrownBy(() -> PointsFile.read(file))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("has more than 1048576 bytes");
    }

    @Test
    void otherFilesAreRefusedByTheirEnding() {
        assertThatThrownBy(() -> PointsFile.read(Path.of("ann.txt")))
                .isInstanceOf(FacetException.class)
                .hasMessageContainingAll("ann.txt", ".tem", ".pts", ".roi");
    }

    @Test
    void aFileThatIsNotThereIsSaidToBe() {
        assertThatThrownBy(() -> PointsFile.read(folder.resolve("none.tem")))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("none.tem: there is no such file");
    }

    @Test
    void numbersAreReadTheSameWhereACommaIsTheDecimalPoint() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(read("two.tem", "2\n150 200\n250 204\n").eyes()).isEqualTo(EYES);
        } finally {
            Locale.setDefault(before);
        }
    }
}
