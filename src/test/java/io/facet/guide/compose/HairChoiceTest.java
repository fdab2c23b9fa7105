package io.facet.guide.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.guide.Guide;
import io.facet.guide.GuideSet;
import io.facet.guide.HairScene;
import io.facet.guide.tone.FaceTone;
import java.util.List;
import org.junit.jupiter.api.Test;

class HairChoiceTest {

    private static final Guide DARK = HairScene.guide("dark", 1, 0, 0.03, 0.02);
    private static final Guide FAIR = HairScene.guide("fair", 1, 0, 0.12, 0.1);
    private static final GuideSet SET = HairScene.set(DARK, FAIR);

    @Test
    void theGuideWhoseBrowsContrastWithTheSkinAsTheFacesIsChosen() {
        assertThat(chosen(0.4, 0.022)).isEqualTo("dark");
        assertThat(chosen(0.4, 0.09)).isEqualTo("fair");
    }

    @Test
    void aFaceIsNeverEditedWithItsOwnGuides() {
        GuidedChange change = new GuidedChange(SET, 1);
        FaceTone tone = HairScene.tone(0.4, 0.02);

        Effect other = change.on(HairScene.face(), tone, List.of("photograph of dark")).get();

        assertThat(other.lead().id()).isEqualTo("fair");
        assertThat(
                        change.on(
                                HairScene.face(),
                                tone,
                                List.of("photograph of dark", "photograph of fair")))
                .isEmpty();
    }

    @Test
    void hairIsNotTakenAway() {
        assertThat(
                        new GuidedChange(SET, -1)
                                .on(HairScene.face(), HairScene.tone(0.4, 0.02), List.of()))
                .isEmpty();
    }

    @Test
    void theLenderOfHairsIsNeverEditedWithAnyOfTheBundledBeards() {
        Guide lender =
                HairScene.BEARDS.guides().stream()
                        .filter(guide -> guide.id().equals("037"))
                        .findFirst()
                        .orElseThrow();

        assertThat(lender.sources()).isNotEmpty();
        assertThat(HairScene.BEARDS.guides())
                .allSatisfy(guide -> assertThat(guide.sources()).containsAll(lender.sources()));
    }

    private static String chosen(double skin, double brow) {
        return new GuidedChange(SET, 1)
                .on(HairScene.face(), HairScene.tone(skin, brow), List.of())
                .orElseThrow()
                .lead()
                .id();
    }
}
