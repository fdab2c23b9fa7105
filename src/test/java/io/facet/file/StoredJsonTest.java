package io.facet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("sentences")
class StoredJsonTest {

    private record Inner(double x) {}

    private record Outer(
            String name,
            int count,
            Integer most,
            boolean good,
            double[] numbers,
            List<Inner> inner) {}

    private static final String GOOD =
            "{\"name\":\"a\",\"count\":1,\"most\":2,\"good\":true,\"numbers\":[1,2.5],\"inner\":[{\"x\":3}]}";

    private static Outer read(String json) throws IOException {
        return StoredJson.read(json.getBytes(StandardCharsets.UTF_8), Outer.class);
    }

    @Test
    void aRecordIsReadAsItIsWritten() throws IOException {
        Outer read = read(GOOD);
        assertThat(read.name()).isEqualTo("a");
        assertThat(read.count()).isEqualTo(1);
        assertThat(read.most()).isEqualTo(2);
        assertThat(read.good()).isTrue();
        assertThat(read.numbers()).containsExactly(1, 2.5);
        assertThat(read.inner()).containsExactly(new Inner(3));
        assertThat(read("{\"count\":1,\"good\":false}").most()).isNull();
        assertThat(read(GOOD.replace("2,", "null,")).most()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"a\" | 7 | name is number instead of text",
                "\"a\" | [] | name is list instead of text",
                ":1, | :\"1\", | count is text instead of number",
                ":1, | :1.5, | count is 1.5",
                ":1, | :3000000000, | count is 3000000000",
                ":1, | :null, | count is null instead of number",
                "\"count\" | \"counts\" | 'count' is missing",
                "true | \"true\" | good is text instead of boolean",
                "true | 1 | good is number instead of boolean",
                "2.5 | NaN | numbers[1] is text instead of number",
                "2.5 | \"2.5\" | numbers[1] is text instead of number",
                "2.5 | null | numbers[1] is null instead of number",
                "[1,2.5] | {} | ",
                "\"x\" | \"y\" | 'x' is missing",
                "3 | [3] | x is list instead of number",
                "{\"x\":3} | 3 | ",
                "}]} | }] | ",
                "}]} | }]}} | ",
            })
    void whatIsOfAnotherKindIsRefused(String part, String other, String message) {
        String json = GOOD.replace(part, other);
        assertThat(json).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot be parsed")
                .hasMessageContaining(message == null ? "" : message);
    }

    @Test
    void nothingAndBytesThatAreNotUtf8AreRefused() {
        assertThatThrownBy(() -> read("null")).hasMessage("is empty");
        assertThatThrownBy(() -> read("")).hasMessage("is empty");
        byte[] latin = GOOD.replace("\"a\"", "\"ä\"").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> StoredJson.read(latin, Outer.class))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void endlessNestingIsRefused() {
        String deep = "[".repeat(200_000);
        for (String part : List.of("\"a\"", "true", "2.5", "[1,2.5]", "{\"x\":3}", "3")) {
            assertThatThrownBy(() -> read(GOOD.replace(part, deep)))
                    .isInstanceOf(IOException.class);
            String closed = deep + "]".repeat(200_000);
            assertThatThrownBy(() -> read(GOOD.replace(part, closed)))
                    .isInstanceOf(IOException.class);
        }
    }
}
