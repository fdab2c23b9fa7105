package io.facet.file;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests against "Naming Files, Paths, and Namespaces" in Microsoft's documentation. */
class OutputNameTest {

    @ParameterizedTest
    @CsvSource({
        "con.png, for a device",
        "AUX, for a device",
        "out/nul.tif, for a device",
        "com1.old.png, for a device",
        "lpt9.png, for a device",
        "PRN/a.png, for a device",
        "a.png., drops full stops",
        "'a ', drops full stops",
        "'b./a.png', drops full stops",
        "a?.png, does not allow",
        "'a\"b.png', does not allow"
    })
    void whatWindowsCannotHoldIsRefusedThereAlone(String name, String reason) {
        assertThatThrownBy(() -> new OutputName(Path.of(name), true).requireAllowed())
                .isInstanceOf(FacetException.class)
                .hasMessageContaining(reason);
        assertThatCode(() -> new OutputName(Path.of(name), false).requireAllowed())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "console.png",
                "com10.png",
                "../a.png",
                "./a b.png",
                "a.con",
                "nul-1.png",
                ""
            })
    void otherNamesAreAllowed(String name) {
        assertThatCode(() -> new OutputName(Path.of(name), true).requireAllowed())
                .doesNotThrowAnyException();
    }

    @Test
    void aNameThatNoSystemHoldsIsRefused() {
        String umlauts = "ä".repeat(126);

        assertThatCode(
                        () ->
                                new OutputName(Path.of("x".repeat(251) + ".png"), false)
                                        .requireAllowed())
                .doesNotThrowAnyException();
        assertThatThrownBy(
                        () ->
                                new OutputName(Path.of("x".repeat(252) + ".png"), false)
                                        .requireAllowed())
                .hasMessageContaining("has 256 bytes, and a file's name can have 255");
        assertThatThrownBy(() -> new OutputName(Path.of(umlauts + ".png"), false).requireAllowed())
                .hasMessageContaining("has 256 bytes");
        assertThatCode(() -> new OutputName(Path.of(umlauts + ".png"), true).requireAllowed())
                .doesNotThrowAnyException();
    }
}
