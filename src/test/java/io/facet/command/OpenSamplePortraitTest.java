package io.facet.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;
import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import io.facet.command.declaration.CommandDescription;
import io.facet.command.declaration.PreparedCommand;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenSamplePortraitTest {

    private static final CommandDescription OPEN = CommandDescription.of(OpenSamplePortrait.class);

    private static ImagePlus open(Map<String, String> texts) {
        PreparedCommand command = PreparedCommand.of(OPEN, OPEN.values(texts));
        return (ImagePlus) command.run(Progress.none(), new Cancellation()).get("portrait");
    }

    /** Macros recorded before there was a choice have no key for it. */
    @Test
    void withoutOptionsTheAstronautIsOpenedUnderItsOldTitle() {
        ImagePlus portrait = open(Map.of());

        assertThat(portrait.getTitle()).isEqualTo("portrait.png");
        assertThat(portrait.getWidth()).isEqualTo(512);
        assertThat(portrait.getInfoProperty()).contains("Eileen Collins", "public domain");
        assertThat(OPEN.label()).isEqualTo("Open Sample Portrait");
        assertThat(OPEN.announcesDialog()).isFalse();
        assertThat(CommandDescription.of(EditFace.class).announcesDialog()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"woman-white", "woman-african", "man-white", "man-east-asian"})
    void aCompositeIsOpenedWithItsAttribution(String sample) {
        ImagePlus portrait = open(Map.of("sample", sample));

        assertThat(portrait.getTitle()).isEqualTo(sample + ".jpg");
        assertThat(portrait.getWidth()).isEqualTo(1350);
        assertThat(portrait.getHeight()).isEqualTo(1350);
        assertThat(portrait.getBitDepth()).isEqualTo(24);
        assertThat(portrait.getInfoProperty())
                .contains("Composite of", "DeBruine", "10.6084/m9.figshare.4055130", "CC BY 4.0");
    }

    @Test
    void anotherWordIsRefusedWithTheChoices() {
        assertThatThrownBy(() -> open(Map.of("sample", "cat")))
                .isInstanceOf(FacetException.class)
                .hasMessage(
                        "'sample' cannot be 'cat'. It is one of: astronaut, woman-white,"
                                + " woman-african, man-white, man-east-asian.");
    }
}
