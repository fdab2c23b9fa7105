package io.facet.guide.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.guide.Guide;
import io.facet.guide.MadeUp;
import io.facet.guide.canvas.FaceGeometry;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuideChoiceTest {

    private static final double[] SKIN = {0.5, 0.3, 0.24};

    private final FaceGeometry face = MadeUp.geometry(MadeUp.face());

    private static Guide dark(String id, double factor) {
        double[] skin = {SKIN[0] * factor, SKIN[1] * factor, SKIN[2] * factor};
        return MadeUp.guide(id, skin, MadeUp.smile());
    }

    @Test
    void a_guide_has_no_distance_to_its_own_face() {
        assertThat(GuideChoice.distance(dark("own", 1), face, SKIN, false))
                .isCloseTo(0, within(1e-9));
        FaceGeometry smiling = MadeUp.geometry(MadeUp.plus(MadeUp.face(), 1, MadeUp.smile()));
        assertThat(GuideChoice.distance(dark("own", 1), smiling, SKIN, true))
                .isLessThan(GuideChoice.distance(dark("own", 1), smiling, SKIN, false));
    }

    @Test
    void the_distance_is_that_of_the_formula() {
        // Every channel by a factor of e, beside the 0.01 that is added to black: sqrt(3)/4.
        double[] skin = {0.99, 0.49, 0.39};
        double[] darker = new double[3];
        for (int c = 0; c < 3; c++) {
            darker[c] = (skin[c] + 0.01) / Math.E - 0.01;
        }
        Guide guide = MadeUp.guide("dark", darker, MadeUp.smile());
        assertThat(GuideChoice.distance(guide, face, skin, false))
                .isCloseTo(0.25 * Math.sqrt(3), within(1e-9));

        // All landmarks 0.02 further down: three times 0.02, and the same yaw.
        double[] lower = MadeUp.face();
        for (int i = 0; i < 68; i++) {
            lower[2 * i + 1] += 0.02;
        }
        FaceGeometry moved = new FaceGeometry(lower, face.photoToFace());
        assertThat(GuideChoice.distance(dark("own", 1), moved, SKIN, false))
                .isCloseTo(0.06, within(1e-9));
    }

    @Test
    void the_nearest_come_first_and_no_more_than_asked_for() {
        List<Guide> guides = List.of(dark("c", 0.2), dark("a", 1.1), dark("d", 3), dark("b", 0.6));

        assertThat(GuideChoice.nearest(guides, 3, face, SKIN, false))
                .extracting(Guide::id)
                .containsExactly("a", "b", "d");
        assertThat(GuideChoice.nearest(guides, 9, face, SKIN, false)).hasSize(4);
    }

    @Test
    void guides_at_one_distance_come_in_the_order_of_their_ids() {
        List<Guide> guides = List.of(dark("2", 0.7), dark("3", 0.7), dark("1", 0.7));

        assertThat(GuideChoice.nearest(guides, 3, face, SKIN, false))
                .extracting(Guide::id)
                .containsExactly("1", "2", "3");
    }

    @Test
    void a_smile_to_be_taken_away_is_compared_with_the_guides_smiles() {
        double[] none = new double[136];
        Guide smiling = MadeUp.guide("smiles", SKIN, MadeUp.smile());
        Guide still = MadeUp.guide("stays", SKIN, none);
        FaceGeometry broad = MadeUp.geometry(MadeUp.plus(MadeUp.face(), 1, MadeUp.smile()));

        assertThat(GuideChoice.nearest(List.of(still, smiling), 1, broad, SKIN, true))
                .containsExactly(smiling);
        assertThat(GuideChoice.nearest(List.of(still, smiling), 1, face, SKIN, true))
                .containsExactly(still);
    }
}
