package io.facet.face.find;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.face.EyePositions;
import io.facet.face.MeanFace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An average face with its pupils 100 pixels apart; its mouth lies 115 pixels below them. */
class MarkAgreementTest {

    private static final FoundFace FACE = face(new EyePositions(200, 200, 300, 200));

    /** In the box from the brows to the chin. */
    private static FoundFace face(EyePositions eyes) {
        double unit = eyes.distance();
        return new FoundFace(
                eyes.leftX() - 0.6 * unit,
                eyes.leftY() - 0.4 * unit,
                2.2 * unit,
                2.4 * unit,
                0.9,
                MeanFace.at(eyes));
    }

    private static void check(String points, FoundFace... found) {
        MarkAgreement.require(MarkedPoints.parse(points), List.of(found));
    }

    @ParameterizedTest
    @CsvSource({
        "'220,315,280,315', pupils on the corners of the mouth",
        "'200,110,300,110', pupils on the forehead",
        "'300,200,400,200', the left pupil on the right one",
        "'250,200,300,200', the left pupil on the nose",
        "'140,200,360,200', pupils on the ears",
        "'-200,190,700,190', of a picture many times as large",
        "'245,290,255,295', of a picture many times as small",
        "'200,200,300,200,250,400', the mouth on the neck"
    })
    void marksThatAreNotOfTheFaceThatIsFoundThereAreRefused(String points, String why) {
        assertThatThrownBy(() -> check(points, FACE))
                .as(why)
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("but the face found there has")
                .hasMessageContaining("Check that the points are for this picture");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200,200,300,200",
                "225,180,310,215",
                "200,200,300,200,250,315",
                "200,200,300,200,240,360",
                "600,220,690,220",
                "480,200,580,200",
                "210,500,290,500"
            })
    void marksMayCorrectWhatIsFoundAndCountWhereNothingIsFound(String points) {
        assertThatCode(() -> check(points, FACE)).doesNotThrowAnyException();
        assertThatCode(() -> check(points)).doesNotThrowAnyException();
    }

    @Test
    void marksOfOneOfTwoFacesThatLieCloseAreItsOwn() {
        FoundFace behind = face(new EyePositions(310, 120, 390, 120));

        assertThatCode(() -> check("200,200,300,200", behind, FACE)).doesNotThrowAnyException();
        assertThatCode(() -> check("310,120,390,120", FACE, behind)).doesNotThrowAnyException();
    }

    @Test
    void aBadgeOnTheChestOfAMarkedFaceIsNotThatFace() {
        FoundFace badge = face(new EyePositions(270, 330, 290, 330));

        assertThatCode(() -> check("200,200,300,200", badge)).doesNotThrowAnyException();
    }

    @Test
    void pupilsThatAreSwappedOnATiltedHeadAreRefused() {
        FoundFace tilted = face(new EyePositions(200, 200, 210, 300));

        assertThatThrownBy(() -> check("210,300,211,200", tilted))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("at (210, 300) and (211, 200)");
    }
}
