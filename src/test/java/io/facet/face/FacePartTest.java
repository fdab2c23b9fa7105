package io.facet.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FacePartTest {

    @ParameterizedTest
    @EnumSource
    void everyPartIsFoundByItsName(FacePart part) {
        assertThat(FacePart.named(part.label())).isEqualTo(part);
    }

    @Test
    void namesAreSmallAndHyphenated() {
        assertThat(FacePart.LOWER_FACE.label()).isEqualTo("lower-face");
        assertThat(FacePart.labels()).contains("face", "mouth", "upper-lip", "chin", "glasses");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ear", "", "MOUTH", "lower_face"})
    void anotherNameIsAnsweredWithThePartsThatThereAre(String name) {
        assertThatThrownBy(() -> FacePart.named(name))
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith("A face has no part '" + name + "'. Its parts are: face, ")
                .hasMessageContaining("lower-face");
    }
}
