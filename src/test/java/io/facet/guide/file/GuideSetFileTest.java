package io.facet.guide.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.facet.FacetException;
import io.facet.guide.Guide;
import io.facet.guide.GuideSet;
import io.facet.guide.GuideSet.Kind;
import io.facet.guide.MadeUp;
import io.facet.guide.raster.MapRaster;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GuideSetFileTest {

    /** Landmarks are written to five decimals. */
    private static final double DECIMALS = 0.51e-5;

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("made-up.guides");
    }

    private GuideSet again(GuideSet set) {
        GuideSetFile.write(set, file());
        return GuideSetFile.read(file());
    }

    @Test
    void a_set_of_pairs_comes_back() {
        GuideSet set = MadeUp.smileSet(3);

        GuideSet read = again(set);

        assertThat(read.name()).isEqualTo(set.name());
        assertThat(read.kind()).isEqualTo(Kind.PAIR);
        assertThat(read.shown()).isEqualTo(set.shown());
        assertThat(read.hidden()).isEqualTo(set.hidden());
        assertThat(read.sources()).isEqualTo(set.sources());
        assertThat(read.state().orElseThrow().weights())
                .containsExactly(set.state().orElseThrow().weights());
        assertThat(read.state().orElseThrow().without())
                .containsExactly(set.state().orElseThrow().without());
        assertThat(read.guides()).hasSize(3);
        for (int g = 0; g < 3; g++) {
            assertSame(read.guides().get(g), set.guides().get(g));
        }
    }

    @Test
    void a_drawing_that_is_worn_comes_back() {
        Guide worn = MadeUp.worn();

        Guide read = again(MadeUp.set(Kind.OVERLAY, worn)).guides().get(0);

        assertSame(read, worn);
        Guide.Overlay overlay = read.overlay().orElseThrow();
        assertThat(overlay.anchors()).isEqualTo(worn.overlay().orElseThrow().anchors());
        assertThat(overlay.hingeX()).isEqualTo(worn.overlay().orElseThrow().hingeX());
        assertSame(overlay.shadow(), worn.overlay().orElseThrow().shadow());
        assertSame(overlay.tint(), worn.overlay().orElseThrow().tint());
    }

    @Test
    void a_mean_of_groups_comes_back() {
        Guide group = MadeUp.group();

        Guide read = again(MadeUp.set(Kind.GROUPS, group)).guides().get(0);

        assertSame(read, group);
        assertThat(read.contrasts()).hasSize(2);
        for (int i = 0; i < 2; i++) {
            Guide.Contrast contrast = group.contrasts().get(i);
            assertThat(read.contrasts().get(i).sigma()).isEqualTo(contrast.sigma());
            assertSame(Optional.of(read.contrasts().get(i).gain()), Optional.of(contrast.gain()));
        }
    }

    private static void assertSame(Guide read, Guide guide) {
        assertThat(read.id()).isEqualTo(guide.id());
        assertThat(read.person()).isEqualTo(guide.person());
        assertThat(read.sources()).isEqualTo(guide.sources());
        assertThat(read.shape()).containsExactly(guide.shape(), within(DECIMALS));
        assertThat(read.landmarks()).containsExactly(guide.landmarks(), within(DECIMALS));
        assertThat(read.displacement()).containsExactly(guide.displacement(), within(DECIMALS));
        assertThat(read.skin()).containsExactly(guide.skin());
        assertSame(read.shading(), guide.shading());
        assertSame(read.relief(), guide.relief());
        assertMouth(read.mouth(), guide.mouth());
        assertMouth(read.lips(), guide.lips());
    }

    private static void assertMouth(
            Optional<Guide.MouthTexture> read, Optional<Guide.MouthTexture> mouth) {
        assertThat(read.isPresent()).isEqualTo(mouth.isPresent());
        if (mouth.isPresent()) {
            assertSame(
                    read.map(Guide.MouthTexture::picture), mouth.map(Guide.MouthTexture::picture));
            assertThat(read.get().landmarks())
                    .containsExactly(mouth.get().landmarks(), within(DECIMALS));
            assertThat(read.get().light()).isEqualTo(mouth.get().light());
            assertThat(read.get().skin()).containsExactly(mouth.get().skin());
        }
    }

    private static void assertSame(Optional<MapRaster> read, Optional<MapRaster> map) {
        assertThat(read.isPresent()).isEqualTo(map.isPresent());
        if (map.isEmpty()) {
            return;
        }
        MapRaster one = read.get();
        MapRaster other = map.get();
        assertThat(one.left()).isEqualTo(other.left());
        assertThat(one.top()).isEqualTo(other.top());
        assertThat(one.pitch()).isEqualTo(other.pitch());
        assertThat(one.width()).isEqualTo(other.width());
        assertThat(one.height()).isEqualTo(other.height());
        assertThat(one.channels()).isEqualTo(other.channels());
        float most = 0;
        boolean both = false;
        for (float value : other.values()) {
            most = Math.max(most, Math.abs(value));
            both |= value < 0;
        }
        // Half a step of 8 bits over 0..most, or over -most..most; pictures lie in 0..1.
        float range = both ? most : Math.max(most, 1);
        float half = 0.501f * range / (both ? 127 : 255);
        float farthest = 0;
        int changed = 0;
        float[] values = other.values();
        for (int i = 0; i < values.length; i++) {
            farthest = Math.max(farthest, Math.abs(one.value(i) - values[i]));
            changed += values[i] == 0 && one.value(i) != 0 ? 1 : 0;
        }
        assertThat(farthest).isLessThanOrEqualTo(half);
        assertThat(changed).as("samples where nothing is to change").isZero();
    }

    @ParameterizedTest
    @MethodSource("signs")
    void nothing_stays_nothing_exactly(float low, float high) {
        float[] values = new float[16];
        values[3] = low;
        values[9] = high;
        MapRaster map = new MapRaster(0, 0, 0.1, 4, 4, 1, values);
        Guide group = MadeUp.group();
        Guide guide =
                new Guide(
                        "g",
                        "g",
                        List.of(),
                        group.shape(),
                        group.landmarks(),
                        group.displacement(),
                        group.skin(),
                        Optional.empty(),
                        Optional.of(map),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        MapRaster read =
                again(MadeUp.set(Kind.GROUPS, guide)).guides().get(0).relief().orElseThrow();

        for (int i = 0; i < 16; i++) {
            if (i != 3 && i != 9) {
                assertThat(read.value(i)).isZero();
            }
        }
        float step = Math.max(high, -low) / 127;
        assertThat(read.value(3)).isCloseTo(low, within(step));
        assertThat(read.value(9)).isCloseTo(high, within(step));
    }

    static Stream<Arguments> signs() {
        return Stream.of(
                Arguments.of(-0.7f, 0.3f),
                Arguments.of(-0.013f, 1.7f),
                Arguments.of(0f, 0.9f),
                Arguments.of(-0.9f, 0f),
                Arguments.of(0f, 0f));
    }

    @Test
    void a_set_that_is_written_twice_gives_the_same_bytes() throws IOException {
        GuideSetFile.write(MadeUp.smileSet(2), file());
        byte[] first = Files.readAllBytes(file());
        Path other = folder.resolve("other.guides");
        GuideSetFile.write(MadeUp.smileSet(2), other);

        assertThat(Files.readAllBytes(other)).isEqualTo(first);
        // And read and written again: nothing is lost further.
        GuideSetFile.write(GuideSetFile.read(file()), other);
        assertThat(ZipContent.entries(other).keySet())
                .isEqualTo(ZipContent.entries(file()).keySet());
    }

    @Test
    void a_map_that_all_guides_share_is_written_and_read_once() throws IOException {
        Guide one = MadeUp.smiles(2).get(0);
        Guide other = MadeUp.smiles(2).get(1);
        Guide sharing =
                new Guide(
                        other.id(),
                        other.person(),
                        other.sources(),
                        other.shape(),
                        other.landmarks(),
                        other.displacement(),
                        other.skin(),
                        one.shading(),
                        Optional.empty(),
                        List.of(),
                        other.mouth(),
                        other.lips(),
                        other.overlay(),
                        other.hair());
        GuideSet read =
                again(
                        new GuideSet(
                                "smile",
                                Kind.PAIR,
                                "",
                                "",
                                List.of(),
                                MadeUp.smileSet(3).state(),
                                List.of(one, sharing)));

        assertThat(ZipContent.entries(file()).keySet().stream().filter(n -> n.contains("shading")))
                .hasSize(1);
        assertThat(read.guides().get(1).shading().orElseThrow())
                .isSameAs(read.guides().get(0).shading().orElseThrow());
    }

    // Damaged files

    private static GuideSet everything() {
        Guide pair = MadeUp.smiles(1).get(0);
        Guide worn = MadeUp.worn();
        Guide group = MadeUp.group();
        return new GuideSet(
                "everything",
                Kind.SINGLE,
                "",
                "",
                MadeUp.smileSet(1).sources(),
                MadeUp.smileSet(3).state(),
                List.of(
                        new Guide(
                                "g0",
                                "p",
                                List.of("sha"),
                                pair.shape(),
                                pair.landmarks(),
                                pair.displacement(),
                                pair.skin(),
                                pair.shading(),
                                group.relief(),
                                group.contrasts(),
                                pair.mouth(),
                                pair.lips(),
                                worn.overlay(),
                                Optional.empty())));
    }

    private void assertRefused(String how) {
        assertThatThrownBy(() -> GuideSetFile.read(file()))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining(how)
                .message()
                .endsWith(".");
    }

    /** A change of {@code guides.json} and the expected message. */
    private record Damage(String name, Consumer<JsonObject> change, String message) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static JsonObject guide(JsonObject index) {
        return index.getAsJsonArray("guides").get(0).getAsJsonObject();
    }

    private static void set(JsonObject at, String name, String number) {
        at.add(name, JsonParser.parseString(number));
    }

    private static void setFirst(JsonArray array, String number) {
        array.set(0, JsonParser.parseString(number));
    }

    static Stream<Damage> damages() {
        return Stream.of(
                new Damage("version", i -> i.addProperty("version", 2), "version 2"),
                new Damage("format", i -> i.addProperty("format", "pdf"), "format"),
                new Damage("no format", i -> i.remove("format"), "format"),
                new Damage("kind", i -> i.addProperty("kind", "dream"), "'dream'"),
                new Damage("no kind", i -> i.remove("kind"), "kind"),
                new Damage("no name", i -> i.remove("name"), "no name"),
                new Damage("no guides", i -> i.add("guides", new JsonArray()), "no guides"),
                new Damage(
                        "null guide", i -> setFirst(i.getAsJsonArray("guides"), "null"), "no id"),
                new Damage("no id", i -> guide(i).remove("id"), "no id"),
                new Damage(
                        "four channels of relief",
                        i ->
                                guide(i).getAsJsonObject("relief")
                                        .add(
                                                "file",
                                                guide(i).getAsJsonObject("overlay")
                                                        .getAsJsonObject("frame")
                                                        .get("file")),
                        "channels"),
                new Damage(
                        "null source",
                        i -> setFirst(i.getAsJsonArray("sources"), "null"),
                        "sources"),
                new Damage(
                        "null photograph",
                        i -> setFirst(guide(i).getAsJsonArray("photographs"), "null"),
                        "photographs"),
                new Damage(
                        "134 landmarks",
                        i -> guide(i).getAsJsonArray("landmarks").remove(0),
                        "135 numbers instead of 136"),
                new Damage(
                        "no landmarks",
                        i -> {
                            // Only what is worn may have none.
                            guide(i).remove("overlay");
                            guide(i).remove("landmarks");
                        },
                        "0 numbers"),
                new Damage("short face", i -> guide(i).add("face", new JsonArray()), "0 numbers"),
                new Damage(
                        "short displacement",
                        i -> guide(i).getAsJsonArray("displacement").remove(5),
                        "135 numbers"),
                new Damage("skin of two", i -> guide(i).getAsJsonArray("skin").remove(0), "skin"),
                new Damage(
                        "NaN landmark",
                        i -> setFirst(guide(i).getAsJsonArray("landmarks"), "NaN"),
                        "landmarks[0]"),
                new Damage(
                        "infinite displacement",
                        i -> setFirst(guide(i).getAsJsonArray("displacement"), "Infinity"),
                        "displacement[0]"),
                new Damage(
                        "huge landmark",
                        i -> setFirst(guide(i).getAsJsonArray("face"), "1e300"),
                        "1.0E300"),
                new Damage(
                        "NaN skin",
                        i -> setFirst(guide(i).getAsJsonArray("skin"), "NaN"),
                        "skin[0]"),
                new Damage(
                        "text for a number",
                        i -> setFirst(guide(i).getAsJsonArray("skin"), "\"red\""),
                        "guides.json"),
                new Damage(
                        "NaN state",
                        i -> setFirst(i.getAsJsonObject("state").getAsJsonArray("weights"), "NaN"),
                        "weights[0]"),
                new Damage(
                        "infinite state",
                        i ->
                                setFirst(
                                        i.getAsJsonObject("state").getAsJsonArray("without"),
                                        "-Infinity"),
                        "without[0]"),
                new Damage(
                        "short state",
                        i -> i.getAsJsonObject("state").getAsJsonArray("weights").remove(0),
                        "5 measures"),
                new Damage(
                        "NaN light",
                        i -> set(guide(i).getAsJsonObject("mouth"), "light", "NaN"),
                        "light"),
                new Damage(
                        "negative light",
                        i -> set(guide(i).getAsJsonObject("lips"), "light", "-1"),
                        "light"),
                new Damage(
                        "mouth without picture",
                        i -> guide(i).getAsJsonObject("mouth").remove("picture"),
                        "no picture"),
                new Damage(
                        "mouth of other landmarks",
                        i ->
                                guide(i).getAsJsonObject("mouth")
                                        .getAsJsonArray("landmarks")
                                        .remove(0),
                        "mouth"),
                new Damage(
                        "place at NaN",
                        i -> set(guide(i).getAsJsonObject("shading"), "left", "NaN"),
                        "cannot be parsed"),
                new Damage(
                        "pitch of 0",
                        i -> set(guide(i).getAsJsonObject("shading"), "pitch", "0"),
                        "is invalid"),
                new Damage(
                        "infinite range",
                        i -> set(guide(i).getAsJsonObject("shading"), "high", "Infinity"),
                        "cannot be parsed"),
                new Damage(
                        "range of nothing",
                        i -> set(guide(i).getAsJsonObject("shading"), "high", "-9"),
                        "is invalid"),
                new Damage(
                        "no map file",
                        i -> guide(i).getAsJsonObject("shading").remove("file"),
                        "is invalid"),
                new Damage(
                        "shading of one channel",
                        i ->
                                guide(i).getAsJsonObject("shading")
                                        .add(
                                                "file",
                                                guide(i).getAsJsonObject("relief").get("file")),
                        "channels"),
                new Damage(
                        "contrast of three channels",
                        i ->
                                guide(i).getAsJsonObject("contrast")
                                        .add(
                                                "file",
                                                guide(i).getAsJsonObject("shading").get("file")),
                        "channels"),
                new Damage(
                        "contrast without sigma",
                        i -> guide(i).getAsJsonObject("contrast").remove("sigma"),
                        "sigma"),
                new Damage(
                        "negative sigma",
                        i -> set(guide(i).getAsJsonObject("contrast2"), "sigma", "-0.1"),
                        "sigma"),
                new Damage(
                        "two anchors",
                        i ->
                                guide(i).getAsJsonObject("overlay")
                                        .getAsJsonArray("anchors")
                                        .remove(0),
                        "anchors"),
                new Damage(
                        "anchor at landmark 68",
                        i ->
                                setFirst(
                                        guide(i).getAsJsonObject("overlay")
                                                .getAsJsonArray("anchors")
                                                .get(0)
                                                .getAsJsonObject()
                                                .getAsJsonArray("landmarks"),
                                        "68"),
                        "landmarks 0 to 67"));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void a_damaged_index_is_refused_by_a_sentence_that_names_the_file(Damage damage)
            throws IOException {
        GuideSetFile.write(everything(), file());
        Map<String, byte[]> entries = ZipContent.entries(file());
        JsonObject index =
                JsonParser.parseString(
                                new String(entries.get("guides.json"), StandardCharsets.UTF_8))
                        .getAsJsonObject();
        damage.change().accept(index);
        entries.put("guides.json", index.toString().getBytes(StandardCharsets.UTF_8));
        ZipContent.pack(entries, file());

        assertRefused(damage.message());
    }

    @Test
    void the_undamaged_set_is_read() throws IOException {
        GuideSetFile.write(everything(), file());
        ZipContent.pack(ZipContent.entries(file()), file());

        assertThat(GuideSetFile.read(file()).guides()).hasSize(1);
    }

    @Test
    void pairs_whose_shadings_lie_differently_are_refused() throws IOException {
        GuideSetFile.write(MadeUp.smileSet(2), file());
        Map<String, byte[]> entries = ZipContent.entries(file());
        BufferedImage small = new BufferedImage(9, 9, BufferedImage.TYPE_3BYTE_BGR);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(small, "png", png);
        entries.put("g1-shading.png", png.toByteArray());
        ZipContent.pack(entries, file());

        assertRefused("shading");
    }

    @Test
    void a_missing_file_is_refused() {
        assertRefused("There is no guide set");
    }

    @Test
    void a_file_that_is_no_archive_is_refused() throws IOException {
        Files.writeString(file(), "I am not an archive, but a text of some length.");

        assertRefused("cannot be read as an archive");
    }

    @Test
    void a_file_that_was_cut_short_is_refused_wherever_it_was_cut() throws IOException {
        GuideSetFile.write(everything(), file());
        byte[] whole = Files.readAllBytes(file());
        for (double share : new double[] {0, 0.01, 0.3, 0.7, 0.99}) {
            Files.write(file(), Arrays.copyOf(whole, (int) (share * whole.length)));
            assertRefused("cut short");
        }
    }

    @Test
    void a_file_with_a_bit_flipped_in_a_map_is_refused() throws IOException {
        GuideSetFile.write(everything(), file());
        byte[] bytes = Files.readAllBytes(file());
        bytes[bytes.length / 3] ^= 0x10;
        Files.write(file(), bytes);

        assertThatThrownBy(() -> GuideSetFile.read(file()))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining(file().toString());
    }

    @Test
    void an_archive_of_something_else_is_refused() throws IOException {
        ZipContent.pack(Map.of("readme.txt", new byte[] {1, 2, 3}), file());

        assertRefused("guides.json is missing");
    }

    @Test
    void an_index_that_cannot_be_parsed_is_refused() throws IOException {
        for (String text : new String[] {"", "null", "[1, 2", "\"text\"", "{\"version\": {}}"}) {
            ZipContent.pack(Map.of("guides.json", text.getBytes(StandardCharsets.UTF_8)), file());
            assertRefused("guides.json");
        }
    }

    @Test
    void a_missing_map_is_refused_by_its_name() throws IOException {
        GuideSetFile.write(everything(), file());
        Map<String, byte[]> entries = ZipContent.entries(file());
        entries.remove("g0-relief.png");
        ZipContent.pack(entries, file());

        assertRefused("g0-relief.png is missing");
    }

    @Test
    void a_map_that_is_no_picture_or_a_single_pixel_is_refused() throws IOException {
        GuideSetFile.write(everything(), file());
        Map<String, byte[]> entries = ZipContent.entries(file());
        entries.put("g0-relief.png", "no picture".getBytes(StandardCharsets.UTF_8));
        ZipContent.pack(entries, file());
        assertRefused("g0-relief.png");

        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY), "png", png);
        entries.put("g0-relief.png", png.toByteArray());
        ZipContent.pack(entries, file());
        assertRefused("g0-relief.png");
    }
}
