package io.facet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {

    /** The example "abc" of FIPS 180-2, appendix B.1. */
    private static final String ABC =
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir Path folder;

    @Test
    void bytesHaveTheDigestOfTheStandard() {
        assertThat(Sha256.of("abc".getBytes(StandardCharsets.US_ASCII))).isEqualTo(ABC);
    }

    @Test
    void aFileHasTheDigestOfItsBytes() throws Exception {
        byte[] long200k = new byte[200_000];
        long200k[150_000] = 1;
        Files.writeString(folder.resolve("abc"), "abc");
        Files.write(folder.resolve("long"), long200k);

        assertThat(Sha256.of(folder.resolve("abc"))).isEqualTo(ABC);
        assertThat(Sha256.of(folder.resolve("long"))).isEqualTo(Sha256.of(long200k));
    }

    @Test
    void floatsAreDigestedLowByteFirst() {
        float[] values = new float[40_000];
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 3f;
            bytes.putFloat(values[i]);
        }

        assertThat(Sha256.of(values)).isEqualTo(Sha256.of(bytes.array()));
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> Sha256.of(folder.resolve("gone.png")))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("gone.png: there is no such file.");
    }
}
