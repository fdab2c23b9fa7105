package io.facet.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import io.facet.FacetException;
import io.facet.face.FacePart;
import io.facet.network.FeatureMap;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.network.NetworkCard.FaceTemplate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("sentences")
class AttributeFileTest {

    @TempDir Path folder;
    private Path attributes;
    private Attribute attribute;
    private final Conditions conditions =
            new Conditions(
                    "abc",
                    "pool",
                    List.of(new Conditions.Reading("sex", new float[] {1, 2}, 3, 0.5f)));

    @BeforeEach
    void writeLibrary() {
        attributes = folder.resolve(AttributeLibrary.FOLDER);
        attribute = attribute("abc");
        AttributeFile.write(attribute, attributes.resolve("smile.facet"));
        AttributeFile.write(conditions, attributes.resolve(AttributeLibrary.CONDITIONS));
    }

    private static Attribute attribute(String hash) {
        Random random = new Random(1);
        float[] base = new float[4 * 3];
        float[] slope = new float[4 * 3];
        for (int i = 0; i < base.length; i++) {
            base[i] = (float) random.nextGaussian();
            slope[i] = (float) (0.3 * random.nextGaussian());
        }
        AttributeCard card =
                new AttributeCard(
                        "smile",
                        "a smile",
                        "none",
                        new AttributeEffect(2, true),
                        List.of("lower-face", "eyes"),
                        "net",
                        hash,
                        List.of("conv"),
                        List.of("sex"),
                        100,
                        90,
                        "made up");
        List<FeatureMap> maps =
                List.of(new FeatureMap(2, 2, 3, base), new FeatureMap(2, 2, 3, slope));
        return new Attribute(card, new float[] {1}, Map.of("conv", maps));
    }

    private static NetworkCard network(String hash) {
        return new NetworkCard(
                "net",
                "1",
                8,
                "input:0",
                ChannelOrder.RGB,
                List.of(0f, 0f, 0f),
                1,
                new FaceTemplate(1, 1, 2, 1),
                List.of(
                        new NetworkCard.Layer("conv", "conv:0", 4, 3),
                        new NetworkCard.Layer("pool", "pool:0", 8, 2)),
                List.of(),
                "none",
                "none",
                "",
                hash);
    }

    @Test
    void an_attribute_comes_back_to_within_the_quantisation() {
        Attribute read = AttributeFile.read(attributes.resolve("smile.facet"));
        assertThat(read.card()).isEqualTo(attribute.card());
        for (int k = 0; k < 2; k++) {
            float[] written = attribute.components().get("conv").get(k).values();
            float[] values = read.components().get("conv").get(k).values();
            // Half a step of the main map's scale; the slope's is twice as coarse.
            assertThat(values).containsExactly(written, within(3f / 127 * (k + 1) / 2));
        }
    }

    @Test
    void an_attribute_from_before_there_were_parts_shows_in_the_whole_face() {
        AttributeCard old = new Gson().fromJson("{\"name\":\"smile\"}", AttributeCard.class);
        assertThat(old.faceParts()).containsExactly(FacePart.FACE);
        assertThat(attribute.card().faceParts())
                .containsExactly(FacePart.LOWER_FACE, FacePart.EYES);
    }

    @Test
    void the_change_is_the_main_map_plus_the_conditions_times_their_maps() {
        FeatureMap main = attribute.components().get("conv").get(0);
        FeatureMap slope = attribute.components().get("conv").get(1);
        FeatureMap change = attribute.change(new float[] {-1.5f}).get("conv");
        assertThat(change.values()).containsExactly(main.plus(slope, -1.5).values(), within(1e-6f));
    }

    @Test
    void conditions_come_back_as_they_were_and_are_cut_for_unusual_faces() {
        Conditions read =
                AttributeFile.readConditions(attributes.resolve(AttributeLibrary.CONDITIONS));
        // 0.5 · (1·5 + 2·1 - 3) = 2; readings far outside are clamped to 2.5 standard deviations.
        assertThat(read.of(new FeatureMap(1, 1, 2, new float[] {5, 1}))).containsExactly(2);
        assertThat(read.of(new FeatureMap(1, 1, 2, new float[] {500, 1}))).containsExactly(2.5f);
    }

    @Test
    void the_library_lists_what_there_is() {
        AttributeLibrary library = AttributeLibrary.open(folder, network("abc"));
        assertThat(library.names()).containsExactly("smile");
        assertThatThrownBy(() -> library.get("grin"))
                .isInstanceOf(FacetException.class)
                .hasMessage("There is no attribute 'grin'. There are: smile.");
    }

    @Test
    void a_network_without_attributes_says_how_to_make_them() {
        assertThatThrownBy(() -> AttributeLibrary.open(folder.resolve("none"), network("abc")))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("make-attributes");
    }

    @Test
    void every_stored_attribute_has_the_parts_of_its_definition() {
        Path stored = Path.of("models", "vgg-facet", AttributeLibrary.FOLDER);
        for (AttributeDefinition definition : AttributeDefinitions.ofLfw().attributes()) {
            String name = definition.name();
            AttributeCard card =
                    AttributeFile.read(stored.resolve(name + AttributeFile.ENDING)).card();
            assertThat(card.faceParts()).as(name).isEqualTo(definition.parts());
        }
    }
}
