package io.facet.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.FacetException;
import io.facet.face.Landmarks;
import io.facet.face.MeanFace;
import io.facet.face.Scene;
import io.facet.face.find.FaceSelection;
import io.facet.face.find.FoundFace;
import io.facet.image.Photograph;
import io.facet.warp.Similarity;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Selects among average faces, placed by similarity transforms in a picture of 400 x 300 pixels.
 */
@Tag("sentences")
class ChosenFacesTest {

    private static final Photograph PICTURE =
            Photograph.ofPlanes(400, 300, 8, new float[400 * 300]);

    /**
     * Returns a face with this interpupillary distance in pixels, centred between the pupils at (x,
     * y).
     */
    private static FoundFace face(double pupils, double x, double y) {
        Landmarks points =
                MeanFace.in(Scene.TEMPLATE)
                        .through(
                                Similarity.between(
                                        new double[] {
                                            Scene.TEMPLATE.leftX(), Scene.TEMPLATE.leftY(),
                                            Scene.TEMPLATE.rightX(), Scene.TEMPLATE.rightY()
                                        },
                                        new double[] {x - pupils / 2, y, x + pupils / 2, y}));
        return FoundFace.of(points, 1);
    }

    private static ChosenFaces of(FoundFace... faces) {
        return ChosenFaces.among(
                FoundFace.numbered(List.of(faces)), new FaceSelection.All(), PICTURE);
    }

    @Test
    void facesThatStandApartAreAllEdited() {
        ChosenFaces sorted = of(face(60, 100, 100), face(40, 300, 100));

        assertThat(sorted.faces()).extracting(ChosenFaces.Face::number).containsExactly(1, 2);
        assertThat(sorted.left()).isEmpty();
    }

    @Test
    void theOverlapIsThePartOfTheSmallerBox() {
        FoundFace large = new FoundFace(0, 0, 100, 50, 1, MeanFace.in(Scene.TEMPLATE));
        FoundFace small = new FoundFace(90, 40, 20, 20, 1, MeanFace.in(Scene.TEMPLATE));

        // The overlap is 10 x 10 of 20 x 20 pixels.
        assertThat(large.overlap(small)).isCloseTo(0.25, within(1e-12));
        assertThat(small.overlap(large)).isCloseTo(0.25, within(1e-12));
        assertThat(small.overlap(new FoundFace(0, 0, 90, 90, 1, large.landmarks()))).isZero();
    }

    @Test
    void cheekByCheekIsNoOverlap() {
        // An average face is 2.3 interpupillary distances wide: these boxes share 2 of 92 pixels.
        ChosenFaces sorted = of(face(40, 100, 100), face(40, 190, 100));

        assertThat(sorted.faces()).hasSize(2);
    }

    @Test
    void ofTwoThatOverlapTheLargerIsEdited() {
        ChosenFaces sorted = of(face(60, 100, 100), face(40, 130, 110));

        assertThat(sorted.faces()).extracting(ChosenFaces.Face::number).containsExactly(1);
        assertThat(sorted.left()).hasSize(1);
        assertThat(sorted.left().get(0).what()).startsWith("face 2 of 2");
        assertThat(sorted.left().get(0).reason()).isEqualTo("It overlaps face 1, which is edited.");
    }

    @Test
    void whatOverlapsAFaceThatStaysAsItIsIsEdited() {
        // The first face has a pupil outside the picture.
        ChosenFaces sorted = of(face(60, 10, 100), face(40, 50, 110));

        assertThat(sorted.faces()).extracting(ChosenFaces.Face::number).containsExactly(2);
        assertThat(sorted.left().get(0).reason()).contains("outside the picture of 400 x 300");
    }

    @Test
    void pupilsCloserThanEightPixelsAreRefused() {
        assertThatThrownBy(() -> of(face(7.5, 200, 100)))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("only 7.5 pixels apart");
    }
}
