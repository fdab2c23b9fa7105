package io.facet.weights;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.network.VggTopology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedSafetensorsTest {

    private static final VggTopology TINY =
            new VggTopology(32, List.of(1, 1, 1, 1, 1), VggTopology.VGG_16);

    @TempDir Path folder;

    static Stream<Arguments> headers() {
        return Stream.of(
                header("two without a gap", a(0, 8) + "," + tensor("b", 4, 12), "another tensor"),
                header("one place for two", a(0, 8) + "," + tensor("b", 0, 8), "another tensor"),
                header("a gap", a(0, 8) + "," + tensor("b", 12, 20), "bytes 8 to 12 belong to no"),
                header("a gap at the start", a(8, 16), "bytes 0 to 8 belong to no tensor"),
                header(
                        "bytes left over",
                        a(0, 8),
                        "has 24 bytes of numbers, but its tensors have 8"),
                header("beyond the end", a(0, 32), "has 24 bytes of numbers"),
                header("backwards", a(8, 0), "describes a at 8 to 0"),
                header("twice", a(0, 8) + "," + tensor("a", 8, 16), "names a twice"),
                header("another size", field("\"F32\"", "[3]", "[0,8]"), "as 3 of F32 in 8 bytes"),
                header("an unknown type", field("\"Q4\"", "[2]", "[0,8]"), "type 'Q4'"),
                header("a type of no text", field("4", "[2]", "[0,8]"), "type '4'"),
                header(
                        "no type",
                        "\"a\":{\"shape\":[2],\"data_offsets\":[0,8]}",
                        "without its type"),
                header("a negative extent", field("\"F32\"", "[-2]", "[0,8]"), "whole numbers"),
                header("half an extent", field("\"F32\"", "[2.5]", "[0,8]"), "whole numbers"),
                header("an extent as text", field("\"F32\"", "[\"2\"]", "[0,8]"), "whole numbers"),
                header("an extent of 1e1", field("\"F32\"", "[1e1]", "[0,8]"), "whole numbers"),
                header(
                        "extents that overflow",
                        field("\"F32\"", "[4611686018427387904,4]", "[0,0]"),
                        "whole numbers"),
                header(
                        "extents of 2^60",
                        field("\"F32\"", "[1073741824,1073741824,2]", "[0,8]"),
                        "in 8 bytes"),
                header(
                        "extents of zero and much",
                        field("\"F32\"", "[0,999999999999999999,999999999999999999]", "[0,8]"),
                        "in 8 bytes"),
                header(
                        "many axes",
                        field("\"F32\"", "[" + "1,".repeat(40) + "2]", "[0,8]"),
                        "whole numbers"),
                header("three offsets", field("\"F32\"", "[2]", "[0,8,8]"), "place"),
                header("no offsets", field("\"F32\"", "[2]", "[]"), "place"),
                header("another field", "\"a\":{\"stride\":[1]}", "does not know"),
                header("a list for a tensor", "\"a\":[1]", "not the JSON of safetensors"),
                header("null for a tensor", "\"a\":null", "not the JSON of safetensors"),
                header("notes that are lists", "\"__metadata__\":{\"a\":[[[]]]}", "not the JSON"),
                header("deep notes", "\"__metadata__\":" + "[".repeat(1_000_000), "not the JSON"),
                header("deep tensors", "\"a\":" + "{\"a\":".repeat(100_000), "does not know"),
                header("half an object", "\"a\":{\"dtype\":\"F32\"", "without its type"),
                header("no tensors", "", "but its tensors have 0"));
    }

    private static Arguments header(String name, String content, String sentence) {
        return Arguments.of(name, content, sentence);
    }

    private static String a(long from, long to) {
        return tensor("a", from, to);
    }

    private static String tensor(String name, long from, long to) {
        return "\"%s\":{\"dtype\":\"F32\",\"shape\":[%d],\"data_offsets\":[%d,%d]}"
                .formatted(name, Math.abs(to - from) / 4, from, to);
    }

    private static String field(String type, String shape, String offsets) {
        return "\"a\":{\"dtype\":%s,\"shape\":%s,\"data_offsets\":%s}"
                .formatted(type, shape, offsets);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void aHeaderThatContradictsItselfIsASentence(String name, String content, String sentence)
            throws IOException {
        assertRefused(StateDictBytes.safetensors("{" + content + "}", new byte[24]), sentence);
    }

    @Test
    void lengthsOfTheHeaderAreChecked() throws IOException {
        byte[] right = StateDictBytes.torchvision("").safetensors();
        for (long length : new long[] {right.length, 1L << 31, 1L << 39, -1, Long.MIN_VALUE}) {
            byte[] changed = right.clone();
            System.arraycopy(StateDictBytes.length(length), 0, changed, 0, 8);
            assertRefused(changed, "announces a header of " + Long.toUnsignedString(length));
        }
        for (int length : new int[] {9, 20, 500}) {
            assertRefused(Arrays.copyOf(right, length), "announces a header");
        }
        assertRefused(Arrays.copyOf(right, right.length - 1), "bytes of numbers");
        assertRefused(StateDictBytes.length(3), "no file of weights");
        assertRefused(
                StateDictBytes.safetensors("{" + " ".repeat(1 << 24) + "}", new byte[0]),
                "has a header of 16777218 bytes; Facet reads up to 8388608");
    }

    @Test
    void aHeaderThatIsNotUtf8IsASentence() throws IOException {
        byte[] text = "{\"\u00e4\":{}}".getBytes(StandardCharsets.ISO_8859_1);

        assertRefused(CaffeBytes.joined(StateDictBytes.length(text.length), text), "is not UTF-8");
    }

    @Test
    void moreThanOneObjectIsASentence() throws IOException {
        assertRefused(StateDictBytes.safetensors("{}{}", new byte[0]), "not the JSON");
    }

    @Test
    void endlessTensorsAreASentence() throws IOException {
        StringBuilder header = new StringBuilder("{");
        for (int i = 0; i < 60_000; i++) {
            header.append(
                    "\"%d\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},"
                            .formatted(i));
        }
        header.setCharAt(header.length() - 1, '}');

        assertRefused(
                StateDictBytes.safetensors(header.toString(), new byte[0]),
                "more than 50000 tensors");
    }

    @Test
    void integersAreNoWeights() throws IOException {
        String kernel = field("\"I8\"", "[1,3,3,3]", "[0,27]").replace("\"a\"", "\"0.weight\"");

        assertRefused(
                StateDictBytes.safetensors("{" + kernel + "}", new byte[27]),
                "holds 0.weight as I8, not as floating-point numbers");
    }

    private void assertRefused(byte[] bytes, String sentence) throws IOException {
        Path file = Files.write(folder.resolve("weights.safetensors"), bytes);
        assertThatThrownBy(() -> VggWeightFile.open(file, TINY))
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(sentence)
                .hasMessageEndingWith(".");
    }
}
