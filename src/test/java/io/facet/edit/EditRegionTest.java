package io.facet.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.edit.target.AttributeTarget;
import io.facet.edit.target.ShiftedTarget;
import io.facet.face.EyePositions;
import io.facet.face.FacePart;
import io.facet.image.PhotoMask;
import io.facet.image.Photograph;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("sentences")
class EditRegionTest {

    private static final AttributeTarget GLASSES =
            new ShiftedTarget(Map.of(), 1, List.of(FacePart.GLASSES));
    private static final PhotoMask PIXEL = new PhotoMask(2, 1, new float[] {0, 0.5f});

    @Test
    void partsAreNamedWithCommasBetweenAndSpacesAtWill() {
        EditRegion region = EditRegion.named("mouth, eyes,mouth");

        assertThat(region).isEqualTo(new EditRegion.Parts(List.of(FacePart.MOUTH, FacePart.EYES)));
        assertThat(region.names(GLASSES)).containsExactly("mouth", "eyes");
    }

    @Test
    void theWholeCropHasANameToo() {
        assertThat(EditRegion.named("crop")).isEqualTo(EditRegion.Usual.CROP);
        assertThat(EditRegion.Usual.CROP.names(GLASSES)).containsExactly("crop");
    }

    @Test
    void thePartsOfTheAttributesAreThoseOfTheTarget() {
        assertThat(EditRegion.Usual.ATTRIBUTES.names(GLASSES)).containsExactly("glasses");
    }

    @Test
    void anUnknownPartIsAnError() {
        for (String names : new String[] {"mouth,ear", "mouth,", "", "mouth,crop"}) {
            assertThatThrownBy(() -> EditRegion.named(names))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("Its parts are");
        }
    }

    @Test
    void aDrawnRegionIncludesWhatItsMaskDoesAndANamedOneAllPixels() {
        EditRegion drawn = new EditRegion.Drawn(PIXEL, OptionalDouble.empty());

        assertThat(drawn.includes(0)).isFalse();
        assertThat(drawn.includes(1)).isTrue();
        assertThat(drawn.names(GLASSES)).isEmpty();
        assertThat(EditRegion.named("mouth").includes(0)).isTrue();
    }

    @Test
    void aFeatherThatNobodyGaveGrowsWithTheFace() {
        EyePositions eyes = new EyePositions(10, 20, 110, 20);

        assertThat(new EditRegion.Drawn(PIXEL, OptionalDouble.empty()).feather(eyes)).isEqualTo(20);
        assertThat(new EditRegion.Drawn(PIXEL, OptionalDouble.of(3)).feather(eyes)).isEqualTo(3);
    }

    @Test
    void aDrawnRegionFitsPhotographsOfItsSizeOnly() {
        EditRegion drawn = new EditRegion.Drawn(PIXEL, OptionalDouble.empty());
        Photograph same = Photograph.ofPlanes(2, 1, 8, new float[2]);
        Photograph other = Photograph.ofPlanes(1, 2, 8, new float[2]);

        drawn.requireFit(same);
        assertThatThrownBy(() -> drawn.requireFit(other))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("for a photograph of 2 x 1 pixels, and this one has 1 x 2");
    }
}
