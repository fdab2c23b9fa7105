package io.facet.face.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.face.Landmarks;
import io.facet.face.MeanFace;
import io.facet.face.Scene;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("sentences")
class FaceSelectionTest {

    /** Boxes (0..100, 0..100), (80..140, 50..110) and (200..220, 10..30). */
    private static final List<FoundFace> FACES =
            FoundFace.numbered(List.of(face(0, 0, 100), face(80, 50, 60), face(200, 10, 20)));

    private static FoundFace face(double left, double top, double side) {
        Landmarks points = MeanFace.in(Scene.TEMPLATE);
        return new FoundFace(left, top, side, side, 1, points);
    }

    @ParameterizedTest
    @CsvSource({
        // Holds all of the first, a corner of the second.
        "-5, -5, 110, 1",
        // Holds all of the first two: the larger one is meant.
        "-5, -5, 200, 1",
        // Half of the second, a tenth of the first.
        "90, 60, 50, 2",
        "195, 5, 100, 3"
    })
    void anAreaMeansTheFaceThatLiesInItMost(double left, double top, double side, int number) {
        assertThat(new FaceSelection.Area(left, top, side, side).among(FACES))
                .containsExactly(FACES.get(number - 1));
    }

    @Test
    void anAreaWithoutAFaceIsASentence() {
        assertThatThrownBy(() -> new FaceSelection.Area(150, 150, 20, 20).among(FACES))
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith("No face lies in the selected area. The picture shows face")
                .hasMessageContaining("face 3 of 3");
    }

    @Test
    void allAreAllInTheirOrder() {
        assertThat(new FaceSelection.All().among(FACES)).isEqualTo(FACES);
        assertThat(new FaceSelection.All().among(List.of())).isEmpty();
    }

    @Test
    void aNumberCountsFromTheLargest() {
        assertThat(new FaceSelection.Number(2).among(FACES)).containsExactly(FACES.get(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void aNumberThatIsNotThereIsASentence(int number) {
        assertThatThrownBy(() -> new FaceSelection.Number(number).among(FACES))
                .isInstanceOf(FacetException.class)
                .hasMessage("The picture shows 3 faces, so there is no face " + number + ".");
    }

    @ParameterizedTest
    @CsvSource({
        "10, 10, 1",
        // On the edges of boxes.
        "0, 100, 1",
        "140, 110, 2",
        "210, 20, 3",
        // In both boxes: (85, 60) is 36 from the middle (50, 50) and 32 from (110, 80); (82, 52)
        // is 32 and 40 from them.
        "85, 60, 2",
        "82, 52, 1"
    })
    void aPositionMeansTheFaceThatItLiesIn(double x, double y, int number) {
        assertThat(new FaceSelection.Position(x, y).among(FACES))
                .containsExactly(FACES.get(number - 1));
    }

    @Test
    void aPositionBesideAllFacesIsAnsweredWithWhereTheyAre() {
        assertThatThrownBy(() -> new FaceSelection.Position(150, 20.4).among(FACES))
                .isInstanceOf(FacetException.class)
                .hasMessage(
                        "No face lies at (150, 20). The picture shows face 1 of 3, 100 pixels wide"
                                + " at (50, 50); face 2 of 3, 60 pixels wide at (110, 80); face 3"
                                + " of 3, 20 pixels wide at (210, 20).");
    }

    @Test
    void aPositionInAPictureWithoutFacesIsASentenceToo() {
        assertThatThrownBy(() -> new FaceSelection.Position(1, 2).among(List.of()))
                .isInstanceOf(FacetException.class)
                .hasMessage("No face lies at (1, 2). The picture shows no face.");
    }
}
