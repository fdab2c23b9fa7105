package io.facet.imagej;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Parses options as ImageJ's Recorder and as users write them. */
class MacroOptionsTest {

    @Test
    void keysAloneMeanYesAndValuesEndAtASpace() {
        assertThat(MacroOptions.parse("attributes=smile=1,age=-0.5 inplace face=2 "))
                .containsExactly(
                        Map.entry("attributes", "smile=1,age=-0.5"),
                        Map.entry("inplace", "true"),
                        Map.entry("face", "2"));
    }

    @Test
    void bracketsAndQuotesHoldSpaces() {
        assertThat(MacroOptions.parse("input=[/a b/c [1]] output='/d e' file=[]"))
                .containsExactly(
                        Map.entry("input", "/a b/c [1]"),
                        Map.entry("output", "/d e"),
                        Map.entry("file", ""));
    }

    @Test
    void keysAreReadInSmallLetters() {
        assertThat(MacroOptions.parse("InPlace Face=1")).containsOnlyKeys("inplace", "face");
    }

    @Test
    void nothingIsAskedForInAnEmptyText() {
        assertThat(MacroOptions.parse("  ")).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> MacroOptions.parse("face=1 face=2"))
                .isInstanceOf(FacetException.class)
                .hasMessage("The key 'face' is given twice.");
        assertThatThrownBy(() -> MacroOptions.parse("input=[/a b"))
                .isInstanceOf(FacetException.class)
                .hasMessage("The bracket [ behind 'input=' is not closed.");
        assertThatThrownBy(() -> MacroOptions.parse("input='/a b"))
                .isInstanceOf(FacetException.class)
                .hasMessage("The quote ' behind 'input=' is not closed.");
    }
}
