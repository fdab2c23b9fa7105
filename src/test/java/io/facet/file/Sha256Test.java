package io.facet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import io.facet.image.Photograph;
import io.facet.image.Pictures;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "8, 9f61042f5210c1c776e20cf05ce04aa6",
        "16, 259ac43786732b08279b35d29e012e32",
        "32, 2d55cf3b73d6ddb2e8f3c8ee8ba16b20"
    })
    // Computed by Python: hashlib.sha256(b"2 1 3 8 0\n" + struct.pack("<6B", 1, 3, 5, 2, 4, 250)).
    void aPhotographIsDigestedAsItIsSaid(int bitDepth, String beginning) {
        Photograph photograph =
                Photograph.ofPlanes(
                        2,
                        1,
                        bitDepth,
                        new float[] {1, 2},
                        new float[] {3, 4},
                        new float[] {5, 250});

        assertThat(photograph.sha256()).startsWith(beginning);
    }

    @Test
    void aPhotographHasOneDigestWhateverIsSaidOfItsWhite() {
        Photograph photograph = Pictures.noise(5, 4, 16, 3, true);

        assertThat(photograph.withRange(3, 4095).sha256()).isEqualTo(photograph.sha256());
        assertThat(photograph.withAlpha(new float[20]).sha256()).isNotEqualTo(photograph.sha256());
    }

    @Test
    void theSamplesOfAnotherShapeAreAnotherPhotograph() {
        Photograph wide = Photograph.ofPlanes(3, 1, 8, new float[] {1, 2, 3});
        Photograph tall = Photograph.ofPlanes(1, 3, 8, new float[] {1, 2, 3});
        Photograph coloured =
                Photograph.ofPlanes(1, 1, 8, new float[] {1}, new float[] {2}, new float[] {3});

        assertThat(Set.of(wide.sha256(), tall.sha256(), coloured.sha256())).hasSize(3);
    }
}
