package io.facet.face.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.FacetException;
import io.facet.face.EyePositions;
import io.facet.face.Landmarks;
import io.facet.face.MeanFace;
import io.facet.image.Photograph;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("sentences")
class MarkedPointsTest {

    private static final Photograph PHOTO = Photograph.ofPlanes(400, 500, 8, new float[400 * 500]);

    private static final EyePositions EYES = new EyePositions(150, 200, 250, 200);

    /** An average face with these pupils: nose tip at y = 263.6, mouth corners at 311.2. */
    private static final Landmarks FACE = MeanFace.at(EYES);

    private static final String FIVE = "150,200,250,200,200,264,158,311,242,311";

    private static String text(double[] coordinates) {
        return Arrays.stream(coordinates)
                .mapToObj(Double::toString)
                .collect(Collectors.joining(","));
    }

    private static void assertRefused(String points, String... parts) {
        assertThatThrownBy(() -> MarkedPoints.parse(points).requireInside(PHOTO))
                .isInstanceOf(FacetException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void twoPointsAreThePupils() {
        MarkedPoints points = MarkedPoints.parse(" 150, 200 ,250,200.0");

        assertThat(points).isEqualTo(MarkedPoints.of(EYES));
        assertThat(points.location()).isEqualTo(EYES);
    }

    @Test
    void theThirdPointIsTheMiddleOfTheMouth() {
        Landmarks face = (Landmarks) MarkedPoints.parse("150,200,250,200,205,330").location();

        assertThat(face.meanX(48, 59)).isCloseTo(205, within(0.01));
        assertThat(face.meanY(48, 59)).isCloseTo(330, within(0.01));
        assertThat(face.eyes().leftX()).isCloseTo(150, within(0.01));
    }

    @Test
    void onAnAverageFaceTheMouthIsMarkedWhereTheLipsMeet() {
        // 100 pixels between the pupils: half a pixel is 0.005 of their distance.
        assertThat(FACE.meanY(48, 59)).isBetween(FACE.y(62), FACE.y(66));
        assertThat(FACE.meanX(48, 59)).isCloseTo(FACE.x(62), within(0.5));
    }

    @Test
    void theFivePointsArePupilsNoseTipAndMouthCorners() {
        Landmarks face =
                (Landmarks)
                        MarkedPoints.parse("150,200,250,204,210,260,170,320,240,312").location();

        assertThat(face.eyes().rightY()).isCloseTo(204, within(0.01));
        assertThat(face.x(30)).isCloseTo(210, within(0.01));
        assertThat(face.y(48)).isCloseTo(320, within(0.01));
        assertThat(face.x(54)).isCloseTo(240, within(0.01));
    }

    @Test
    void sixtyEightPointsAreTheLandmarksBitForBit() {
        MarkedPoints points = MarkedPoints.parse(text(FACE.coordinates()));

        assertThat(points.location()).isEqualTo(FACE);
        assertThat(points.eyes()).isEqualTo(FACE.eyes());
        assertThat(points.fitted(MeanFace.at(new EyePositions(1, 1, 50, 9)))).isEqualTo(FACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2", "1,2,3,4,5,6,7,8", "1,2,3,4,5,6,7,8,9,10,11,12"})
    void otherNumbersOfPointsAreRefusedWithWhatThereCanBe(String points) {
        assertThatThrownBy(() -> MarkedPoints.parse(points))
                .isInstanceOf(FacetException.class)
                .hasMessageContainingAll(
                        "The list has " + points.split(",").length / 2 + " point",
                        "2 (its pupils), 3 (pupils and mouth), 5 (pupils, nose tip, mouth corners)",
                        "68");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,2,3,4,5 | 5 numbers, and the last one has no y",
                "1,2,x,4 | 'x' in the points is not a number",
                "1,2,,4 | '' in the points is not a number",
                "1,2,NaN,4 | 'NaN' in the points is not a number",
                "1;2;3;4 | '1;2;3;4' in the points is not a number"
            })
    void whatIsNoListOfNumbersIsRefused(String points, String part) {
        assertThatThrownBy(() -> MarkedPoints.parse(points))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining(part);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "150,200,250,200",
                "150,200,250,200,200,315",
                FIVE,
                // A quarter turn clockwise: below the eyes is to the left.
                "200,150,200,250,85,200",
                // Half in profile: the pupils nearer, nose and mouth to the left.
                "150,200,200,200,140,250,145,300,180,298"
            })
    void pointsOfAFaceAreAccepted(String points) {
        assertThatCode(() -> MarkedPoints.parse(points).requireInside(PHOTO))
                .doesNotThrowAnyException();
    }

    @Test
    void allLandmarksOfAFaceAreAccepted() {
        assertThatCode(() -> MarkedPoints.parse(text(FACE.coordinates())).requireInside(PHOTO))
                .doesNotThrowAnyException();
    }

    @Test
    void swappedPupilsAreRefusedInEveryForm() {
        assertRefused("250,200,150,200", "left eye (x = 250.0) lies right of the right one");
        assertRefused("250,200,150,200,200,315", "left eye", "lies right of the right one");
        assertRefused("250,200,150,200,200,264,158,311,242,311", "lies right of the right one");
    }

    @Test
    void aPointOutsideThePictureIsRefusedByName() {
        assertRefused("150,200,250,200,200,501", "mouth at (200.0, 501.0)", "400 x 500 pixels");
        assertRefused("150,200,250,200,-1,264,158,311,242,311", "The nose tip at (-1.0, 264.0)");
        assertRefused("150,200,400,200,200,315", "The right pupil at (400.0, 200.0) lies outside");
        double[] face = FACE.coordinates();
        face[16] = 1000;
        assertRefused(text(face), "The landmark 8, counted from 0, at (1000.0");
    }

    /** The pupils lie in the corners of a picture of 400 x 400 pixels. */
    @Test
    void pupilsOfAFaceThatWouldLieOutsideAreRefused() {
        assertRefused("1,1,398,1", "397 pixels apart", "outside the picture");
    }

    @Test
    void swappedMouthCornersAreRefused() {
        assertRefused(
                "150,200,250,200,200,264,242,311,158,311",
                "left corner of the mouth lies right of the right one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"150,200,250,200,200,200", "150,200,250,200,320,210"})
    void threePointsInARowAreRefused(String points) {
        assertRefused(points, "eyes and the mouth are collinear, so no face pose can be computed");
    }

    @Test
    void pointsInARowAreRefusedOnATiltedHeadToo() {
        assertRefused("150,150,220,220,290,290", "are collinear");
    }

    @Test
    void aMouthAboveTheEyesIsRefused() {
        assertRefused("150,200,250,200,200,90", "mouth lies above the eyes", "turn the picture");
    }

    @Test
    void aMouthFarFromTheEyesIsRefused() {
        assertRefused("150,50,170,50,160,400", "17.5 times as far from the eyes");
        assertRefused("50,200,90,200,290,230", "too far for one face");
    }

    @Test
    void pointsAtOnePlaceAreRefusedByTheirNames() {
        assertRefused("150,200,150,200,200,315", "The eyes are only 0.0 pixels apart");
        assertRefused("150,200,250,200,250,201", "right pupil and the mouth lie at one place");
        assertRefused(
                "150,200,250,200,158,311,158,311,242,311",
                "nose tip and the left mouth corner lie at one place, (158.0, 311.0)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"200,202", "200,320"})
    void aNoseThatIsNotBetweenEyesAndMouthIsRefused(String nose) {
        assertRefused(
                "150,200,250,200," + nose + ",158,311,242,311", "tip of the nose does not lie");
    }

    @Test
    void sixtyEightPointsInTheReverseOrderAreRefused() {
        double[] reversed = new double[136];
        for (int i = 0; i < 68; i++) {
            reversed[2 * i] = FACE.x(67 - i);
            reversed[2 * i + 1] = FACE.y(67 - i);
        }
        assertThatThrownBy(() -> MarkedPoints.parse(text(reversed)).requireInside(PHOTO))
                .isInstanceOf(FacetException.class);
    }

    @Test
    void sixtyEightPointsWithTheChinAboveTheMouthAreRefused() {
        double[] face = FACE.coordinates();
        face[17] = 250;

        assertRefused(text(face), "The 68 points do not lie as on a face", "right order");
    }
}
