package io.facet.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import io.facet.command.declaration.CommandDescription;
import io.facet.command.declaration.MacroLine;
import io.facet.command.declaration.PreparedCommand;
import java.io.File;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values from macros and dialogs, and how they are parsed. */
@Tag("sentences")
class CommandValuesTest {

    private static final CommandDescription EDIT = CommandDescription.of(EditFace.class);
    private static final CommandDescription STACK = CommandDescription.of(StrengthStack.class);

    @Test
    void textsBecomeValuesByTheNamesThatScriptsUse() {
        assertThat(
                        EDIT.values(
                                Map.of(
                                        "attributes", "smile=1",
                                        "inplace", "true",
                                        "feather", "2.5",
                                        "iterations", "7")))
                .containsOnly(
                        Map.entry("attributes", "smile=1"),
                        Map.entry("inPlace", true),
                        Map.entry("feather", 2.5),
                        Map.entry("iterations", 7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tabel | true | Edit Face has no key 'tabel'. It has: attributes,",
                "image | x | 'image' is the active image",
                "table | yes | 'table' is yes or no: write true or false",
                "iterations | 1.5 | 'iterations' is a whole number, not '1.5'.",
                "iterations | abc | 'iterations' is a whole number, not 'abc'.",
                "iterations | 0 | 'iterations' is a number from 1 to 10000, not 0.",
                "iterations | 10001 | 'iterations' is a number from 1 to 10000, not 10001.",
                "feather | NaN | 'feather' is a number, with a point in fractions, not 'NaN'.",
                "feather | 1d | 'feather' is a number, with a point in fractions, not '1d'.",
                "feather | -1 | 'feather' is a number from 0 to 10000, not -1.",
                "preset | best | 'preset' cannot be 'best'. It is one of: recommended, residual, paper,",
                "region | mouth,hat | 'region' cannot be 'hat'. It is one of: automatic,",
                "attributes | smile | Cannot read 'smile' in 'smile'.",
                "attributes | smile=11 | Cannot read 'smile=11' in 'smile=11'."
            })
    void whatCannotBeMeantIsRefusedWithASentence(String key, String text, String sentence) {
        Map<String, String> texts =
                key.equals("attributes")
                        ? Map.of(key, text)
                        : Map.of("attributes", "smile=1", key, text);

        assertThatThrownBy(() -> EDIT.values(texts))
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void whatHasNoDefaultMustBeGiven() {
        assertThatThrownBy(() -> EDIT.values(Map.of()))
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith("'attributes' is missing: say what to change");
        assertThatThrownBy(() -> STACK.values(Map.of()))
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith("'attribute' is missing. It is one of:");
        assertThat(EDIT.valuesSoFar(Map.of())).isEmpty();
    }

    @Test
    void guidePicturesTakeThePlaceOfAttributes() {
        assertThat(EDIT.values(Map.of("guidepictures", "guides")))
                .containsOnly(Map.entry("guidePictures", new File("guides")));
        assertThatThrownBy(
                        () ->
                                PreparedCommand.of(
                                                EDIT, Map.of("guidePictures", new File("guides")))
                                        .run(Progress.none(), new Cancellation()))
                .isInstanceOf(FacetException.class)
                .hasMessage("There is no image. Open one, and call this again.");
    }

    @Test
    void aCommandThatSciJavaRunsChecksItsValuesItself() {
        PreparedCommand command = PreparedCommand.of(EDIT, Map.of("attributes", "smile=1"));

        assertThatThrownBy(() -> command.run(Progress.none(), new Cancellation()))
                .isInstanceOf(FacetException.class)
                .hasMessage("There is no image. Open one, and call this again.");
    }

    @Test
    void numbersInTitlesHaveNoZerosThatSayNothing() {
        assertThat(EditFigures.number(-0.00001)).isEqualTo("0");
        assertThat(EditFigures.number(-0.9 + 3 * 0.3)).isEqualTo("0");
        assertThat(EditFigures.number(10)).isEqualTo("10");
        assertThat(EditFigures.number(-0.25)).isEqualTo("-0.25");
    }

    @Test
    void whatIsRequiredMayNotBeNothing() {
        Map<String, Object> values = new HashMap<>();
        values.put("attributes", "smile=1");
        values.put("face", null);

        assertThatThrownBy(
                        () ->
                                PreparedCommand.of(EDIT, values)
                                        .run(Progress.none(), new Cancellation()))
                .isInstanceOf(FacetException.class);
    }

    @Test
    void theLineOfAMacroSaysEverythingThatTheCommandHas() {
        PreparedCommand command =
                PreparedCommand.of(
                        STACK, Map.of("attribute", "age", "step", 0.25, "region", "mouth, chin"));

        assertThat(MacroLine.of(command.command()))
                .isEqualTo(
                        "run(\"Attribute Strengths as Stack...\", \"attribute=age from=-1 to=1"
                                + " step=0.25 region=[mouth, chin] face=automatic"
                                + " network=vgg-facet preset=recommended precision=float32\");");
    }

    @Test
    void theLineOfAMacroSaysNoWhereItWouldBeYesOtherwise() {
        PreparedCommand command =
                PreparedCommand.of(
                        CommandDescription.of(FindFaces.class), Map.of("landmarks", false));

        assertThat(MacroLine.of(command.command()))
                .isEqualTo("run(\"Find Faces...\", \"landmarks=false table\");");
    }
}
