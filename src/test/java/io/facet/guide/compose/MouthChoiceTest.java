package io.facet.guide.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.guide.Guide;
import io.facet.guide.MadeUp;
import io.facet.guide.canvas.FaceGeometry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MouthChoiceTest {

    private static final double[] SKIN = {0.5, 0.3, 0.24};

    /** Returns a guide with the same smile as the others, but a mouth that opens wider. */
    private static Guide opening(String id, double wider) {
        Guide guide = MadeUp.guide(id, SKIN, MadeUp.smile());
        Guide.MouthTexture mouth = guide.mouth().orElseThrow();
        double[] landmarks = mouth.landmarks();
        for (int lower : new int[] {65, 66, 67}) {
            landmarks[2 * lower + 1] += wider;
        }
        return guide.withMouth(
                new Guide.MouthTexture(mouth.picture(), landmarks, mouth.light(), mouth.skin()));
    }

    private static List<String> first(Guide... guides) {
        FaceGeometry face = MadeUp.geometry(MadeUp.face());
        return MouthChoice.fittingFirst(List.of(guides), face, SKIN, 1).stream()
                .map(Guide::id)
                .toList();
    }

    @Test
    void a_mouth_that_opens_far_wider_gives_way_to_one_that_fits() {
        assertThat(first(opening("wide", 0.2), opening("wider", 0.3), opening("fits", 0)))
                .containsExactly("fits", "wide", "wider");
    }

    @Test
    void a_difference_that_is_not_seen_changes_nothing() {
        assertThat(first(opening("a", 0.01), opening("b", 0))).containsExactly("a", "b");
    }

    @Test
    void guides_without_mouths_keep_their_order() {
        Guide none = MadeUp.group();
        assertThat(none.mouth()).isEqualTo(Optional.empty());
        assertThat(MouthChoice.fittingFirst(List.of(none), MadeUp.geometry(MadeUp.face()), SKIN, 1))
                .containsExactly(none);
    }
}
