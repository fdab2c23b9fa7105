package io.facet.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.facet.FacetException;
import io.facet.network.FeatureMap;
import io.facet.network.NetworkCard;
import io.facet.network.NetworkCard.ChannelOrder;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.network.NetworkCardFile;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that every kind of damage to a stored attribute or to the conditions is detected. */
@Tag("sentences")
class StoredAttributesTest {

    private static final int HEADER = 10;

    @TempDir Path folder;
    private Path attributes;
    private Path smile;
    private Path conditions;

    @BeforeEach
    void writeLibrary() {
        attributes = folder.resolve(AttributeLibrary.FOLDER);
        smile = attributes.resolve("smile.facet");
        conditions = attributes.resolve(AttributeLibrary.CONDITIONS);
        AttributeFile.write(attribute("smile", "abc"), smile);
        AttributeFile.write(conditions("abc", "pool", 2), conditions);
    }

    private static Attribute attribute(String name, String hash) {
        Random random = new Random(name.hashCode());
        Map<String, List<FeatureMap>> maps = new LinkedHashMap<>();
        maps.put("conv", List.of(map(random, 2, 3), map(random, 2, 3)));
        maps.put("deep", List.of(map(random, 1, 4), map(random, 1, 4)));
        return new Attribute(
                new AttributeCard(
                        name,
                        "a smile",
                        "none",
                        new AttributeEffect(2, true),
                        List.of("lower-face"),
                        "net",
                        hash,
                        List.copyOf(maps.keySet()),
                        List.of("sex"),
                        100,
                        90,
                        "made up"),
                new float[] {1},
                maps);
    }

    private static FeatureMap map(Random random, int side, int channels) {
        float[] values = new float[side * side * channels];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new FeatureMap(side, side, channels, values);
    }

    private static Conditions conditions(String hash, String layer, int length) {
        float[] direction = new float[length];
        Arrays.fill(direction, 0.5f);
        return new Conditions(
                hash, layer, List.of(new Conditions.Reading("sex", direction, 3, 0.5f)));
    }

    private static NetworkCard network() {
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
                        new NetworkCard.Layer("deep", "deep:0", 8, 4),
                        new NetworkCard.Layer("pool", "pool:0", 8, 2)),
                List.of(),
                "none",
                "none",
                "",
                "abc");
    }

    private Attribute get(String name) {
        return AttributeLibrary.open(folder, network()).get(name);
    }

    private void assertRefused(Path file, String... words) {
        assertThatThrownBy(() -> get("smile"))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContainingAll(words)
                .hasMessageEndingWith(".");
    }

    // Bits and bytes

    @Test
    void aFlippedBitIsRefusedOrWithoutEffect() throws IOException {
        Random random = new Random(5);
        for (Path file : List.of(smile, conditions)) {
            byte[] whole = Files.readAllBytes(file);
            String before = content();
            for (int at = 0; at < whole.length; at++) {
                boolean outside = at < HEADER || at >= whole.length - 8;
                for (int bit = 0; bit < 8; bit++) {
                    if (outside || bit == random.nextInt(8)) {
                        byte[] flipped = whole.clone();
                        flipped[at] ^= (byte) (1 << bit);
                        Files.write(file, flipped);
                        try {
                            assertThat(content()).as("byte %d", at).isEqualTo(before);
                            // Time, level and system, and what fills the stream's last byte.
                            assertThat(at).isIn(4, 5, 6, 7, 8, 9, whole.length - 9);
                        } catch (FacetException e) {
                            assertThat(e)
                                    .hasMessageContainingAll(file.toString(), "damaged", "estore");
                        }
                    }
                }
            }
            Files.write(file, whole);
        }
    }

    @Test
    void bitsFlippedInTheEmbeddedNetworksFilesAreRefusedOrWithoutEffect() throws IOException {
        Path network = Path.of("models", "vgg-facet");
        Path copy = Files.createDirectories(folder.resolve("copy/attributes"));
        NetworkCard card = NetworkCardFile.read(network);
        Random random = new Random(7);
        for (String name : List.of("conditions.bin", "smile.facet", "age.facet")) {
            byte[] whole = Files.readAllBytes(network.resolve("attributes").resolve(name));
            for (String other : List.of("conditions.bin", "smile.facet", "age.facet")) {
                Files.write(
                        copy.resolve(other),
                        Files.readAllBytes(network.resolve("attributes").resolve(other)));
            }
            for (int i = 0; i < 6; i++) {
                byte[] flipped = whole.clone();
                int at = HEADER + random.nextInt(whole.length - HEADER);
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(copy.resolve(name), flipped);
                assertThatThrownBy(
                                () ->
                                        AttributeLibrary.open(copy.getParent(), card)
                                                .get(name.startsWith("age") ? "age" : "smile"))
                        .as("%s at %d", name, at)
                        .isInstanceOf(FacetException.class)
                        .hasMessageContainingAll(name, "damaged");
            }
        }
    }

    /** Returns everything that is read, bit by bit. */
    private String content() {
        StringBuilder text = new StringBuilder();
        AttributeLibrary library = AttributeLibrary.open(folder, network());
        Attribute attribute = library.get("smile");
        text.append(attribute.card()).append(Arrays.toString(attribute.projection()));
        attribute
                .components()
                .forEach(
                        (layer, maps) -> {
                            text.append(layer);
                            maps.forEach(map -> text.append(Arrays.toString(map.values())));
                        });
        for (Conditions.Reading reading : library.conditions().readings()) {
            text.append(reading.name()).append(reading.centre()).append(reading.scale());
            text.append(Arrays.toString(reading.direction()));
        }
        return text.append(library.conditions().layer()).toString();
    }

    @Test
    void aFileThatIsCutAnywhereIsRefused() throws IOException {
        for (Path file : List.of(smile, conditions)) {
            byte[] whole = Files.readAllBytes(file);
            for (int length = 0; length < whole.length; length += 3) {
                Files.write(file, Arrays.copyOf(whole, length));
                assertRefused(file, "damaged", "estore", "make-attributes");
            }
            Files.write(file, whole);
        }
    }

    @Test
    void bytesThatFollowTheEndAreRefused() throws IOException {
        for (Path file : List.of(smile, conditions)) {
            byte[] whole = Files.readAllBytes(file);
            for (byte[] more : List.of(new byte[1], new byte[100], "xy".getBytes(), whole)) {
                byte[] longer = Arrays.copyOf(whole, whole.length + more.length);
                System.arraycopy(more, 0, longer, whole.length, more.length);
                Files.write(file, longer);
                assertRefused(file, "damaged");
            }
            Files.write(file, whole);
        }
        Files.write(smile, zipped(content(smile), new byte[] {0}));
        assertRefused(smile, "damaged", "1 bytes follow");
    }

    @Test
    void aStreamThatSwellsIsNotInflatedToItsEnd() throws IOException {
        byte[] bomb = zipped(new byte[1 << 22]);
        ByteBuffer.wrap(bomb).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(bomb.length - 4, 1000);
        Files.write(smile, bomb);
        assertRefused(smile, "damaged");
    }

    // Other files

    @Test
    void aFileUnderAnotherAttributesNameIsRefused() throws IOException {
        AttributeFile.write(attribute("age", "abc"), smile);
        assertRefused(smile, "'age'", "'smile'", "restore smile.facet");
    }

    @Test
    void filesOfAnotherNetworkAreRefused() {
        AttributeFile.write(attribute("smile", "other"), smile);
        assertRefused(smile, "other weights", "make-attributes");
        AttributeFile.write(attribute("smile", "abc"), smile);
        AttributeFile.write(conditions("other", "pool", 2), conditions);
        assertRefused(conditions, "other weights", "make-attributes");
    }

    @Test
    void anotherSortOfFileIsRefused() throws IOException {
        Files.copy(conditions, smile, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertRefused(smile, "another sort of file");
        Files.write(smile, "{}".getBytes());
        assertRefused(smile, "damaged");
    }

    @Test
    void conditionsOfAnOlderVersionAreRefused() throws IOException {
        byte[] old = content(conditions);
        old[3] = '1';
        Files.write(conditions, zipped(old));
        assertRefused(conditions, "older version", "make-attributes");
    }

    @Test
    void aFileThatIsMissingOrNoFileIsNamed() throws IOException {
        Files.delete(conditions);
        assertRefused(conditions, "is missing", "estore");
        Files.createSymbolicLink(conditions, conditions);
        assertRefused(conditions, "leads nowhere", "estore");
        Files.delete(conditions);
        Files.createDirectories(conditions);
        assertRefused(conditions, "is a folder", "estore");
        Files.delete(conditions);
        AttributeFile.write(conditions("abc", "pool", 2), conditions);
        Files.delete(smile);
        Files.createSymbolicLink(smile, folder.resolve("nowhere"));
        assertRefused(smile, "leads nowhere", "estore");
    }

    // Numbers and names

    /** A change of the attribute's numbers and the expected message. */
    private record Change(String name, UnaryOperator<byte[]> change, String message) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Returns the offset of the attribute's numbers, after the magic number and the card. */
    private static int numbers(byte[] content) {
        return 8 + ByteBuffer.wrap(content).getInt(4);
    }

    private static Change at(String name, int offset, int value, String message) {
        return new Change(
                name,
                content -> {
                    ByteBuffer.wrap(content).putInt(numbers(content) + offset, value);
                    return content;
                },
                message);
    }

    static List<Change> numberChanges() {
        int nan = Float.floatToIntBits(Float.NaN);
        int infinite = Float.floatToIntBits(Float.POSITIVE_INFINITY);
        return List.of(
                at("no projection", 0, 0, ""),
                at("a projection of two", 0, 2, ""),
                at("a negative projection", 0, -1, "length of -1"),
                at("a projection that is NaN", 4, nan, "projection holds NaN"),
                at("no maps", 8, 0, ""),
                at("one map", 8, 1, ""),
                at("minus one map", 8, -1, "length of -1"),
                at("endless maps", 8, Integer.MAX_VALUE, "length of 2147483647"),
                at("a map without rows", 12, 0, "0 x 2 x 3"),
                at("a map of negative rows", 12, -2, "-2 x 2 x 3"),
                at("a map of endless rows", 12, 1 << 30, "x 2 x 3"),
                at("a map without columns", 16, 0, "2 x 0 x 3"),
                at("a map without channels", 20, 0, "2 x 2 x 0"),
                at("a scale that is NaN", 24, nan, "conv holds NaN"),
                at("an infinite scale", 28, infinite, "conv holds"),
                at("a huge scale", 32, Float.floatToIntBits(1e30f), "conv holds"));
    }

    @ParameterizedTest
    @MethodSource("numberChanges")
    void anAttributeOfImpossibleNumbersIsRefused(Change change) throws IOException {
        Files.write(smile, zipped(change.change().apply(content(smile))));
        assertRefused(smile, "damaged", change.message());
    }

    static List<Change> conditionChanges() {
        return List.of(
                condition("an infinite centre", "sex", Float.POSITIVE_INFINITY, 1, 1, "centre"),
                condition("a centre that is NaN", "sex", Float.NaN, 1, 1, "centre NaN"),
                condition("an infinite scale", "sex", 0, Float.POSITIVE_INFINITY, 1, "scale"),
                condition("a scale that is NaN", "sex", 0, Float.NaN, 1, "scale NaN"),
                condition("a scale of 0", "sex", 0, 0, 1, "scale 0.0"),
                condition("a negative scale", "sex", 0, -1, 1, "scale -1.0"),
                condition("an infinite direction", "sex", 0, 1, Float.NEGATIVE_INFINITY, "holds"),
                condition("a direction that is NaN", "sex", 0, 1, Float.NaN, "holds NaN"),
                condition("no name", " ", 0, 1, 1, "missing"));
    }

    private static Change condition(
            String name, String condition, float centre, float scale, float d, String message) {
        Conditions.Reading reading =
                new Conditions.Reading(condition, new float[] {1, d}, centre, scale);
        return new Change(
                name,
                content -> {
                    try {
                        return written(List.of(reading), 1);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                },
                message);
    }

    /** Returns the bytes of conditions with a wrong count. */
    private static byte[] written(List<Conditions.Reading> readings, int count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeBytes("FCC2");
        text(out, "abc");
        text(out, "pool");
        out.writeInt(count);
        for (Conditions.Reading reading : readings) {
            text(out, reading.name());
            out.writeFloat(reading.centre());
            out.writeFloat(reading.scale());
            out.writeInt(reading.direction().length);
            for (float number : reading.direction()) {
                out.writeFloat(number);
            }
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.writeInt(text.length());
        out.writeBytes(text);
    }

    @ParameterizedTest
    @MethodSource("conditionChanges")
    void conditionsOfImpossibleNumbersAreRefused(Change change) throws IOException {
        Files.write(conditions, zipped(change.change().apply(null)));
        assertRefused(conditions, "damaged", change.message());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2, 1001, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void anotherCountOfConditionsIsRefused(int count) throws IOException {
        Conditions.Reading sex = new Conditions.Reading("sex", new float[] {1, 1}, 0, 1);
        Files.write(conditions, zipped(written(List.of(sex), count)));
        assertRefused(conditions, "damaged");
    }

    @Test
    void conditionsThatAreNotThoseOfTheAttributeAreRefused() throws IOException {
        Conditions.Reading sex = new Conditions.Reading("sex", new float[] {1, 1}, 0, 1);
        Conditions.Reading age = new Conditions.Reading("age", new float[] {1, 1}, 0, 1);
        for (List<Conditions.Reading> other :
                List.of(
                        List.<Conditions.Reading>of(),
                        List.of(age),
                        List.of(sex, age),
                        List.of(age, sex))) {
            Files.write(conditions, zipped(written(other, other.size())));
            assertRefused(smile, "other conditions", "make-attributes");
        }
        Files.write(conditions, zipped(written(List.of(sex, sex), 2)));
        assertRefused(conditions, "damaged", "twice");
        AttributeFile.write(conditions("abc", "pool", 3), conditions);
        assertRefused(conditions, "3 numbers of the 2 of pool");
        AttributeFile.write(conditions("abc", "pool9", 2), conditions);
        assertRefused(conditions, "no layer 'pool9'");
    }

    private record CardChange(String name, Consumer<JsonObject> change, String message) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static CardChange put(String field, String json, String message) {
        return new CardChange(
                field + " " + json, card -> card.add(field, JsonParser.parseString(json)), message);
    }

    private static CardChange manner(String json) {
        return put("manner", json, "");
    }

    static List<CardChange> cardChanges() {
        return List.of(
                put("name", "null", "name is missing"),
                put("name", "\" \"", "name is missing"),
                put("name", "7", "name is number instead of text"),
                put("name", "[]", ""),
                put("name", "{}", ""),
                put("shown", "null", "what it shows"),
                put("hidden", "true", "hidden is boolean instead of text"),
                put("manner", "null", "brought about"),
                manner("[]"),
                manner("\"still\""),
                manner("{\"gain\":0,\"moves\":true}"),
                manner("{\"gain\":-1,\"moves\":true}"),
                manner("{\"gain\":1e9,\"moves\":true}"),
                manner("{\"gain\":1e99,\"moves\":true}"),
                manner("{\"gain\":NaN,\"moves\":true}"),
                manner("{\"gain\":\"2\",\"moves\":true}"),
                manner("{\"gain\":null,\"moves\":true}"),
                manner("{\"gain\":2,\"moves\":\"true\"}"),
                manner("{\"gain\":2}"),
                manner("{\"moves\":true}"),
                put("parts", "[]", "no parts"),
                put("parts", "[\"tail\"]", "no part 'tail'"),
                put("parts", "[null]", ""),
                put("parts", "\"face\"", ""),
                put("network", "null", "network"),
                put("networkSha256", "null", "network"),
                put("layers", "null", "layers"),
                put("layers", "[]", "no layers"),
                put("layers", "[\"deep\",\"conv\"]", "deep is 2 x 2 x 3"),
                put("layers", "[\"conv\",\"conv\"]", "twice"),
                put("layers", "[\"conv\"]", "follow"),
                put("layers", "[\"conv\",\"deep\",\"pool\"]", ""),
                put("layers", "[\"conv\",\"\"]", "missing"),
                put("layers", "[\"conv\",null]", "missing"),
                put("layers", "[\"conv\",3]", "layers[1] is number instead of text"),
                put("layers", "{}", ""),
                put("layers", "[\"conv\",\"fc6\"]", "no layer 'fc6'"),
                put("conditions", "null", "conditions"),
                put("conditions", "[]", "numbers for 0 conditions"),
                put("positives", "-1", "-1 and 90"),
                put("positives", "1.5", ""),
                put("positives", "1e12", ""),
                put("positives", "null", ""),
                put("negatives", "\"90\"", "negatives is text instead of number"),
                put("source", "null", "where it comes from"));
    }

    @ParameterizedTest
    @MethodSource("cardChanges")
    void aCardThatCannotBeIsRefused(CardChange change) throws IOException {
        byte[] content = content(smile);
        JsonObject card = JsonParser.parseString(card(content)).getAsJsonObject();
        change.change().accept(card);
        Files.write(smile, zipped(withCard(content, card.toString().getBytes())));
        assertRefused(smile, "damaged", change.message());
    }

    @Test
    void aCardWithoutOneOfItsFieldsIsRefusedButForTheParts() throws IOException {
        byte[] content = content(smile);
        JsonObject whole = JsonParser.parseString(card(content)).getAsJsonObject();
        for (String field : List.copyOf(whole.keySet())) {
            JsonElement removed = whole.remove(field);
            Files.write(smile, zipped(withCard(content, whole.toString().getBytes())));
            if (!field.equals("parts")) {
                assertRefused(smile, "damaged");
            }
            whole.add(field, removed);
        }
        assertThat(whole.size()).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "\"card\"", "{}", "{", "{}{}", "nil", "[[["})
    void aCardThatIsSomethingElseIsRefused(String json) throws IOException {
        Files.write(smile, zipped(withCard(content(smile), json.getBytes())));
        assertRefused(smile, "damaged");
    }

    @Test
    void aCardThatIsNestedEndlesslyOrNoTextIsRefused() throws IOException {
        byte[] content = content(smile);
        String card = card(content);
        String deep = "[".repeat(200_000) + "]".repeat(200_000);
        for (String field : List.of("name", "layers", "manner", "parts")) {
            JsonObject object = JsonParser.parseString(card).getAsJsonObject();
            object.addProperty(field, "here");
            String nested = object.toString().replace("\"here\"", deep);
            Files.write(smile, zipped(withCard(content, nested.getBytes())));
            assertRefused(smile, "damaged");
        }
        byte[] latin = card.replace("a smile", "ein Lächeln").getBytes(StandardCharsets.ISO_8859_1);
        Files.write(smile, zipped(withCard(content, latin)));
        assertRefused(smile, "damaged", "UTF-8");
    }

    // Bytes of the files

    private static byte[] content(Path file) throws IOException {
        return GzipFile.content(file);
    }

    private static String card(byte[] content) {
        return new String(content, 8, ByteBuffer.wrap(content).getInt(4), StandardCharsets.UTF_8);
    }

    private static byte[] withCard(byte[] content, byte[] card) {
        int rest = numbers(content);
        return ByteBuffer.allocate(8 + card.length + content.length - rest)
                .put(content, 0, 4)
                .putInt(card.length)
                .put(card)
                .put(content, rest, content.length - rest)
                .array();
    }

    private static byte[] zipped(byte[]... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            for (byte[] part : parts) {
                out.write(part);
            }
        }
        return bytes.toByteArray();
    }
}
