package io.facet.edit.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.facet.FacetException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeStrengthsTest {

    @Test
    void strengthsKeepTheirOrder() {
        assertThat(AttributeStrengths.parse("smile=1.5,age=-1, mouth-open = +.25").values())
                .containsExactly(
                        entry("smile", 1.5), entry("age", -1.0), entry("mouth-open", 0.25));
    }

    @Test
    void aPointIsAPointInEveryLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(AttributeStrengths.parse("smile=1.5").values())
                    .containsExactly(entry("smile", 1.5));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | ''",
                "smile | 'smile'",
                "smile= | 'smile='",
                "=1 | '=1'",
                "smile=NaN | 'smile=NaN'",
                "smile=1e9 | 'smile=1e9'",
                "smile=10.5 | 'smile=10.5'",
                "smile=1d | 'smile=1d'",
                "smile=1,smile=2 | 'smile=2'",
                "smile=1,age=old,glasses | 'age=old' and 'glasses'"
            })
    void everyBadPieceIsNamed(String text, String bad) {
        assertThatThrownBy(() -> AttributeStrengths.parse(text))
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith("Cannot read " + bad + " in '" + text + "'.")
                .hasMessageContaining("smile=1.5,age=-1");
    }

    @Test
    void everyUnknownNameIsNamedAndTheKnownOnesAreListed() {
        AttributeStrengths strengths = AttributeStrengths.parse("smile=1,hat=1,nose=2");

        assertThatThrownBy(() -> strengths.requireAmong(List.of("age", "smile")))
                .isInstanceOf(FacetException.class)
                .hasMessage("There is no attribute 'hat' or 'nose'. There are: age, smile.");
    }
}
