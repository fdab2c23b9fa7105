package io.facet.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.image.Photograph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("sentences")
class EyePositionsTest {

    private static final Photograph PHOTO = Photograph.ofPlanes(100, 60, 8, new float[100 * 60]);

    @Test
    void areReadFromFourNumbersWithOrWithoutSpaces() {
        assertThat(EyePositions.parse(" 210.5, 180,290 ,1.825e2 "))
                .isEqualTo(new EyePositions(210.5, 180, 290, 182.5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,2,3", "1,2,3,4,5", "1,2,3,", "1,2,x,4", "1,2,NaN,4", "1;2;3;4"})
    void areRefusedWithAnExampleWhenTheyAreNotFourNumbers(String text) {
        assertThatThrownBy(() -> EyePositions.parse(text))
                .isInstanceOf(FacetException.class)
                .hasMessage(
                        "The eyes '%s' are not four numbers. Write them in pixels as left x, left"
                                        .formatted(text)
                                + " y, right x, right y, for example 210,180,290,182.");
    }

    @Test
    void areTheLengthOfTheirLineApart() {
        assertThat(new EyePositions(10, 20, 13, 24).distance()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.5,-0.5,99.5,59.5", "40,10,40,50", "40,50,48,50"})
    void areAcceptedUpToTheOuterEdgesAQuarterTurnAndEightPixels(String text) {
        EyePositions eyes = EyePositions.parse(text);

        assertThatCode(() -> eyes.requireInside(PHOTO)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.6,20,50,20", "20,-1,50,20", "20,59.6,50,20"})
    void areRefusedWhenTheLeftOneLiesOutsideThePicture(String text) {
        assertThatThrownBy(() -> EyePositions.parse(text).requireInside(PHOTO))
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith("The left eye at (")
                .hasMessageContaining("outside the picture of 100 x 60 pixels");
    }

    @Test
    void areRefusedWhenTheRightOneLiesOutsideThePicture() {
        assertThatThrownBy(() -> new EyePositions(20, 20, 99.6, 20).requireInside(PHOTO))
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith("The right eye at (99.6, 20.0) lies outside the picture");
    }

    @Test
    void areRefusedWhenTheyAreTooCloseForAFace() {
        assertThatThrownBy(() -> new EyePositions(20, 20, 27.9, 20).requireInside(PHOTO))
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith(
                        "The eyes are only 7.9 pixels apart, but editing needs at least 8.");
    }

    @Test
    void areRefusedWhenTheyAreSwapped() {
        assertThatThrownBy(() -> new EyePositions(60, 20, 30, 20).requireInside(PHOTO))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("(x = 60.0) lies right of the right one (x = 30.0)")
                .hasMessageContaining("upside down")
                .hasMessageContaining("tilted beyond 90 degrees");
    }

    @Test
    void areRefusedWhenTheyAreNoNumbers() {
        assertThatThrownBy(() -> new EyePositions(Double.NaN, 20, 30, 20).requireInside(PHOTO))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("left eye");
    }
}
