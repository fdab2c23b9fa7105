package io.facet.guide.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that every kind of damage to a stored guide set is detected. */
class DamagedGuidesTest {

    @TempDir private static Path shared;

    @TempDir private Path folder;

    private Path file(String name) {
        return folder.resolve(name + GuideSetFile.ENDING);
    }

    private Path written(GuideSet set) {
        GuideSetFile.write(set, file(set.name()));
        return file(set.name());
    }

    private static void assertRefused(Path file, String... words) {
        assertThatThrownBy(() -> GuideSetFile.read(file))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("Restore the file from Facet's download")
                .hasMessageContainingAll(words)
                .hasMessageEndingWith(".");
    }

    /** Returns a hash of everything that is read, to the last bit. */
    private static int content(GuideSet set) {
        List<Object> all = new ArrayList<>();
        all.addAll(List.of(set.name(), set.kind(), set.shown(), set.hidden(), set.sources()));
        set.state().ifPresent(s -> all.add(numbers(s.weights()) + numbers(s.without())));
        for (Guide guide : set.guides()) {
            all.addAll(List.of(guide.id(), guide.person(), guide.sources()));
            all.add(numbers(guide.shape()) + numbers(guide.landmarks()) + numbers(guide.skin()));
            all.add(numbers(guide.displacement()));
            guide.shading().ifPresent(map -> all.add(map(map)));
            guide.relief().ifPresent(map -> all.add(map(map)));
            guide.contrasts().forEach(c -> all.add(c.sigma() + map(c.gain())));
            guide.mouth().ifPresent(m -> all.add(m.light() + map(m.picture())));
            guide.lips().ifPresent(m -> all.add(m.light() + map(m.picture())));
            guide.hair().ifPresent(h -> all.add(map(h.cover()) + map(h.relief())));
            guide.overlay().ifPresent(o -> all.add(o.anchors() + map(o.body().orElseThrow())));
        }
        return all.hashCode();
    }

    private static String numbers(double[] numbers) {
        return Arrays.toString(numbers);
    }

    private static String map(MapRaster map) {
        return map.left() + " " + map.top() + " " + map.pitch() + Arrays.hashCode(map.values());
    }

    // Bits and bytes

    @ParameterizedTest
    @CsvSource({"age, 40", "mustache, 30", "mouth-open, 6", "sunglasses, 3"})
    void aFlippedBitIsRefusedOrWithoutEffect(String name, int flips) throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("models", "guides", name + ".guides"));
        Path file = file(name);
        Files.write(file, whole);
        int before = content(GuideSetFile.read(file));
        Random random = new Random(3);
        for (int i = 0; i < flips; i++) {
            // Half of them where an archive has its directory.
            int at =
                    i % 2 == 0
                            ? random.nextInt(whole.length)
                            : whole.length - 1 - random.nextInt(Math.min(600, whole.length));
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            assertRefusedOrEqual(file, before, at);
        }
    }

    @Test
    void everyByteOfAnArchivesFrameIsRefusedOrWithoutEffect() throws IOException {
        Path file = written(MadeUp.set(Kind.GROUPS, MadeUp.group()));
        byte[] whole = Files.readAllBytes(file);
        int before = content(GuideSetFile.read(file));
        int directory = whole.length - 22 - (whole[whole.length - 10] & 255) - 256;
        Random random = new Random(4);
        for (int at = Math.max(0, directory); at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            assertRefusedOrEqual(file, before, at);
        }
    }

    private static void assertRefusedOrEqual(Path file, int before, int at) {
        try {
            assertThat(content(GuideSetFile.read(file))).as("byte %d", at).isEqualTo(before);
        } catch (FacetException e) {
            assertThat(e).hasMessageContainingAll(file.toString(), "Restore the file from Facet's");
        }
    }

    @Test
    void aSampleThatChangedBehindPngsOwnChecksumIsRefused() throws IOException {
        Path file = Path.of("models", "guides", "age.guides");
        byte[] bytes = Files.readAllBytes(file);
        // The first entry is stored as it is; a flip lies in the PNG's compressed samples.
        for (int at = 200; at < 3500; at += 300) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 1;
            Files.write(file("age"), flipped);
            assertRefused(file("age"), "damaged");
        }
    }

    @Test
    void anArchiveThatIsCutOrThatOtherBytesSurroundIsRefused() throws IOException {
        Path file = written(MadeUp.set(Kind.GROUPS, MadeUp.group()));
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 1 + whole.length / 60) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused(file, "cut short");
        }
        for (int missing = 1; missing < 40; missing++) {
            Files.write(file, Arrays.copyOf(whole, whole.length - missing));
            assertRefused(file, "cut short");
        }
        for (byte[] more : List.of(new byte[1], new byte[70_000], "text".getBytes(), whole)) {
            Files.write(file, joined(whole, more));
            assertRefused(file, "damaged");
            Files.write(file, joined(more, whole));
            assertRefused(file, "damaged");
        }
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }

    @Test
    void foldersAndLinksThatLeadNowhereAreRefused() throws IOException {
        Files.createDirectories(file("folder"));
        assertRefused(file("folder"), "is a folder");
        Files.createSymbolicLink(file("loop"), file("loop"));
        assertRefused(file("loop"), "leads nowhere");
        Files.createSymbolicLink(file("lost"), folder.resolve("lost"));
        assertRefused(file("lost"), "leads nowhere");
    }

    // Names

    @Test
    void aFileUnderAnotherAttributesNameIsRefused() throws IOException {
        written(MadeUp.set(Kind.GROUPS, MadeUp.group()));
        Files.move(file("group"), file("age"));
        GuideLibrary library = GuideLibrary.open(folder);
        assertThatThrownBy(() -> library.get("age"))
                .isInstanceOf(FacetException.class)
                .hasMessageContainingAll(file("age").toString(), "'group'", "restore age.guides");
    }

    @Test
    void copiesAndWhatSystemsLeaveAreNotListed() throws IOException {
        Path file = written(MadeUp.set(Kind.GROUPS, MadeUp.group()));
        for (String other :
                new String[] {
                    "Group.guides", "group (1).guides", "._group.guides", "group.guides.bak"
                }) {
            Files.copy(file, folder.resolve(other));
        }
        Files.createDirectories(folder.resolve("age.guides"));
        assertThat(GuideLibrary.open(folder).names()).containsExactly("group");
    }

    @Test
    void aSetOfFacetsThatIsMissingIsNotDoneWithout() throws IOException {
        Path file = written(MadeUp.set(Kind.GROUPS, MadeUp.group()));
        Files.copy(file, file("Smile"));
        GuideLibrary library = GuideLibrary.open(folder);
        assertThatThrownBy(() -> library.get("smile"))
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith(file("smile") + " is missing");
        assertThat(library.get("freckles")).isEmpty();
        assertThat(GuideLibrary.open(folder.resolve("none")).get("smile")).isEmpty();
    }

    @Test
    void aFolderOfGuidesThatIsSomethingElseIsRefused() throws IOException {
        Files.writeString(folder.resolve("file"), "x");
        Files.createSymbolicLink(folder.resolve("loop"), folder.resolve("loop"));
        for (String name : new String[] {"file", "loop"}) {
            assertThatThrownBy(() -> GuideLibrary.open(folder.resolve(name)))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining(name + " is a file, or a link that leads nowhere");
        }
    }

    // The index

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

    private static Damage put(String field, String json, String message) {
        return new Damage(
                field + " " + json,
                index -> guide(index).add(field, JsonParser.parseString(json)),
                message);
    }

    private static Damage without(String... path) {
        return new Damage(
                "no " + String.join(".", path),
                index -> {
                    JsonObject at = guide(index);
                    for (int i = 0; i < path.length - 1; i++) {
                        at = at.getAsJsonObject(path[i]);
                    }
                    assertThat(at.remove(path[path.length - 1])).isNotNull();
                },
                "");
    }

    private static Damage place(String map, String field, String json) {
        return new Damage(
                map + "." + field + " " + json,
                index -> guide(index).getAsJsonObject(map).add(field, JsonParser.parseString(json)),
                "");
    }

    private static Damage top(String field, String json) {
        return new Damage(
                field + " " + json, index -> index.add(field, JsonParser.parseString(json)), "");
    }

    static List<Damage> pairDamages() {
        return List.of(
                without("person"),
                without("photographs"),
                put("photographs", "[]", "no photographs"),
                without("landmarks"),
                without("face"),
                without("displacement"),
                without("skin"),
                without("shading"),
                without("shading", "left"),
                without("shading", "top"),
                without("shading", "pitch"),
                without("shading", "low"),
                without("shading", "high"),
                without("mouth", "light"),
                without("mouth", "landmarks"),
                without("mouth", "skin"),
                place("shading", "low", "-1e6"),
                place("shading", "high", "11"),
                place("shading", "high", "1e300"),
                place("mouth", "light", "1e300"),
                place("shading", "left", "1e6"),
                place("shading", "left", "\"-1\""),
                place("shading", "top", "null"),
                place("mouth", "light", "null"),
                place("mouth", "light", "\"0.5\""),
                place("mouth", "skin", "[0,0,0]"),
                place("mouth", "skin", "[-1,0.2,0.2]"),
                place("mouth", "landmarks", zeros()),
                put("skin", "[0,0,0]", "black"),
                put("skin", "[0.4,-0.1,0.2]", "-0.1"),
                put("skin", "[0.4,0.1,1e9]", "1.0E9"),
                put("skin", "[\"0.4\",0.1,0.2]", "skin[0]"),
                put("landmarks", zeros(), "eye"),
                put("face", zeros(), "eye"),
                put("displacement", zeros().replaceFirst("0", "3"), "displacement"),
                put("displacement", "{}", ""),
                put("photographs", "\"abc\"", ""),
                put("photographs", "[7]", "photographs[0]"),
                put("person", "7", "person"),
                put("id", "7", "id"),
                put("id", "null", "no id"),
                put("shading", "[]", ""),
                put("mouth", "[]", ""),
                put("mouth", "{}", ""),
                top("name", "7"),
                top("version", "\"1\""),
                top("version", "1.5"),
                top("version", "null"),
                top("version", "[1]"),
                top("kind", "7"),
                top("guides", "{}"),
                top("guides", "\"none\""),
                top("guides", "[[]]"),
                top("guides", "[7]"),
                top("state", "null"),
                top("state", "[]"),
                top("state", "{\"weights\":[0,0,0,0,0],\"without\":[1,1,1,1,1]}"),
                top("state", "{\"weights\":[1e9,0,0,0,0],\"without\":[1,1,1,1,1]}"),
                top("state", "{\"weights\":[1,0,0,0,0],\"without\":[1e3,1,1,1,1]}"),
                top("sources", "{}"),
                top("sources", "[{}]"),
                top("sources", "[{\"title\":\"t\",\"pictures\":3}]"),
                new Damage("two ids", DamagedGuidesTest::repeatGuide, "two guides have the id"));
    }

    private static String zeros() {
        return Arrays.toString(new int[136]);
    }

    private static Map<String, byte[]> smile() throws IOException {
        Path file = shared.resolve("smile.guides");
        if (!Files.exists(file)) {
            GuideSetFile.write(MadeUp.smileSet(1), file);
        }
        return ZipContent.entries(file);
    }

    private static void repeatGuide(JsonObject index) {
        JsonArray guides = index.getAsJsonArray("guides");
        JsonElement first = guides.get(0);
        guides.add(first.deepCopy());
    }

    @ParameterizedTest
    @MethodSource("pairDamages")
    void anIndexThatCannotBeIsRefused(Damage damage) throws IOException {
        Path file = file("smile");
        Map<String, byte[]> entries = new LinkedHashMap<>(smile());
        JsonObject index = index(entries);
        damage.change().accept(index);
        entries.put("guides.json", index.toString().getBytes(StandardCharsets.UTF_8));
        ZipContent.pack(entries, file);

        assertRefused(file, damage.message());
    }

    @Test
    void aSetThatNeedsMoreThanItHoldsIsRefused() throws IOException {
        Map<String, byte[]> entries =
                ZipContent.entries(written(MadeUp.set(Kind.GROUPS, MadeUp.group())));
        JsonObject index = index(entries);
        index.addProperty("kind", "overlay");
        entries.put("guides.json", index.toString().getBytes(StandardCharsets.UTF_8));
        ZipContent.pack(entries, file("group"));
        assertRefused(file("group"), "no overlay");

        index.addProperty("kind", "groups");
        JsonObject guide = guide(index);
        for (String shown : new String[] {"shading", "relief", "contrast", "contrast2"}) {
            guide.remove(shown);
        }
        guide.add("displacement", JsonParser.parseString(zeros()));
        entries.put("guides.json", index.toString().getBytes(StandardCharsets.UTF_8));
        ZipContent.pack(entries, file("group"));
        assertRefused(file("group"), "shows nothing");
    }

    @Test
    void anIndexThatIsNestedEndlesslyOrNoTextIsRefused() throws IOException {
        Path file = written(MadeUp.smileSet(1));
        Map<String, byte[]> entries = ZipContent.entries(file);
        String index = index(entries).toString();
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        for (String damaged :
                new String[] {
                    deep,
                    index.replace("\"guides\":[", "\"guides\":[" + deep + ","),
                    index.replace("\"skin\":[", "\"skin\":[" + deep + ","),
                    index + "{}",
                    index.substring(1),
                }) {
            entries.put("guides.json", damaged.getBytes(StandardCharsets.UTF_8));
            ZipContent.pack(entries, file);
            assertRefused(file, "guides.json");
        }
        String latin = index.replace("\"name\":\"", "\"name\":\"\u00e4");
        entries.put("guides.json", latin.getBytes(StandardCharsets.ISO_8859_1));
        ZipContent.pack(entries, file);
        assertRefused(file, "guides.json is not text in UTF-8");
    }

    // Maps

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_BYTE_BINARY})
    void aMapWithAPaletteIsRefused(int type) throws IOException {
        Path file = written(MadeUp.set(Kind.GROUPS, MadeUp.group()));
        Map<String, byte[]> entries = ZipContent.entries(file);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(61, 61, type), "png", png);
        entries.put("group-relief.png", png.toByteArray());
        ZipContent.pack(entries, file);
        assertRefused(file, "group-relief.png has a palette");
    }

    @Test
    void aMapOfImpossibleSizeOrAnotherFormatIsRefused() throws IOException {
        Path file = written(MadeUp.set(Kind.GROUPS, MadeUp.group()));
        Map<String, byte[]> entries = ZipContent.entries(file);
        byte[] png = entries.get("group-relief.png");
        byte[] huge = png.clone();
        // The width in the header, 60000; nothing of such a picture is allocated.
        huge[18] = (byte) 0xea;
        huge[22] = (byte) 0xea;
        ByteArrayOutputStream gif = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_BYTE_GRAY), "gif", gif);
        for (byte[] bytes : List.of(huge, gif.toByteArray(), Arrays.copyOf(png, 60), new byte[0])) {
            entries.put("group-relief.png", bytes);
            ZipContent.pack(entries, file);
            assertRefused(file, "group-relief.png");
        }
    }

    private static JsonObject index(Map<String, byte[]> entries) {
        return JsonParser.parseString(
                        new String(entries.get("guides.json"), StandardCharsets.UTF_8))
                .getAsJsonObject();
    }
}
