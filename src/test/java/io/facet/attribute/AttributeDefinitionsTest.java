package io.facet.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.dataset.Contrast;
import io.facet.face.FacePart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeDefinitionsTest {

    private static final String SEX =
            "{\"name\": \"sex\", \"positive\": [\"Male\"], \"negative\": [\"Female\"]}";

    private static final String HAT =
            "{\"name\": \"hat\", \"positive\": [\"Hat\"], \"negative\": [\"No Hat\"],"
                    + " \"within\": [\"Adult\"], \"shown\": \"a hat\", \"hidden\": \"no hat\","
                    + " \"gain\": 1.5, \"moves\": false, \"parts\": [\"upper-face\"],"
                    + " \"balanced\": [\"sex\"]}";

    @TempDir Path folder;

    private Path file(String trait, String attribute) throws IOException {
        return Files.writeString(
                folder.resolve("hats.json"),
                "{\"traits\": [" + trait + "], \"attributes\": [" + attribute + "]}");
    }

    @Test
    void aFileDefinesAttributesOfOtherLabels() throws IOException {
        AttributeDefinitions definitions = AttributeDefinitions.read(file(SEX, HAT));

        Contrast sex = new Contrast("sex", List.of("Male"), List.of("Female"));
        assertThat(definitions.traits()).containsExactly(sex);
        assertThat(definitions.attributes())
                .containsExactly(
                        new AttributeDefinition(
                                new Contrast(
                                        "hat", List.of("Hat"), List.of("No Hat"), List.of("Adult")),
                                "a hat",
                                "no hat",
                                new AttributeEffect(1.5f, false),
                                List.of(FacePart.UPPER_FACE),
                                List.of(sex)));
    }

    @Test
    void theBuiltInOnesAreThoseOfTheEmbeddedNetwork() {
        AttributeDefinitions lfw = AttributeDefinitions.ofLfw();

        Path stored = Path.of("models", "vgg-facet", AttributeLibrary.FOLDER);
        for (AttributeDefinition definition : lfw.attributes()) {
            AttributeCard card =
                    AttributeFile.read(stored.resolve(definition.name() + AttributeFile.ENDING))
                            .card();
            assertThat(card.shown()).isEqualTo(definition.shown());
            assertThat(card.hidden()).isEqualTo(definition.hidden());
            assertThat(card.manner()).isEqualTo(definition.effect());
            assertThat(card.faceParts()).isEqualTo(definition.parts());
            assertThat(card.conditions())
                    .startsWith(lfw.traits().stream().map(Contrast::name).toArray(String[]::new));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"hat\"|\"Big Hat\"|'Big Hat' is not the name of an attribute",
                "[\"Hat\"]|[]|the attribute 'hat' needs 'positive' and 'negative'",
                "[\"Hat\"]|[1]|is number instead of text",
                "\"gain\": 1.5|\"gain\": 0|has the gain 0.0, and it must be above 0",
                "\"gain\": 1.5,|``|'gain' is missing",
                "upper-face|ear|has the part 'ear', but the parts of a face are face, skin",
                "[\"sex\"]|[\"height\"]|is balanced by 'height', but the traits are: sex",
                "\"positive\"|\"postive\"|has the key 'postive', but may only have name,",
                "\"a hat\"|\"\"|'shown' of the attribute 'hat'",
            })
    void whatIsWrongInAFileIsNamed(String right, String wrong, String message) throws IOException {
        assertThat(HAT).contains(right);
        Path file = file(SEX, HAT.replace(right, wrong));

        assertThatThrownBy(() -> AttributeDefinitions.read(file))
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith(
                        "The attribute definitions in " + file + " cannot be used: ")
                .hasMessageContaining(message);
    }

    @Test
    void theSameNameTwiceIsRefused() throws IOException {
        Path twice = file(SEX, HAT + "," + HAT);
        assertThatThrownBy(() -> AttributeDefinitions.read(twice))
                .hasMessageContaining("it has two attributes 'hat'");
    }
}
