package io.facet.imagej;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappedTextTest {

    private static final String NINE = "123456789";

    @Test
    void linesBreakBetweenWords() {
        // Nine words of nine letters, separated by spaces, make 89 characters; the tenth is
        // wrapped.
        String line = (NINE + " ").repeat(9).strip();

        assertThat(WrappedText.of(line)).isEqualTo(line);
        assertThat(WrappedText.of(line + " " + NINE)).isEqualTo(line + "\n" + NINE);
    }

    @Test
    void lineEndsStayAndLongWordsAreNotBroken() {
        String path = "/" + "x".repeat(120);

        assertThat(WrappedText.of("a\n\nb " + path + " c")).isEqualTo("a\n\nb\n" + path + "\nc");
    }
}
