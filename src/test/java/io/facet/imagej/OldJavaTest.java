package io.facet.imagej;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The class that an ImageJ with an old Java starts. */
class OldJavaTest {

    /** The version of class files that Java 8 reads, JVM specification, table 4.1-A. */
    private static final int JAVA_8 = 52;

    @Test
    void java8CanReadIt() throws IOException {
        try (DataInputStream file =
                new DataInputStream(Facet_.class.getResourceAsStream("Facet_.class"))) {
            assertThat(file.readInt()).isEqualTo(0xCAFEBABE);
            file.readUnsignedShort();
            assertThat(file.readUnsignedShort()).isEqualTo(JAVA_8);
        }
    }

    @Test
    void versionsOfJavaAreReadInBothNotations() {
        assertThat(Facet_.javaVersion("1.8")).isEqualTo(8);
        assertThat(Facet_.javaVersion("17")).isEqualTo(17);
        assertThat(Facet_.javaVersion("25")).isEqualTo(25);
    }
}
