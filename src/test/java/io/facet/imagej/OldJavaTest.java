package io.facet.imagej;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the classes that an ImageJ with an old Java loads first. */
class OldJavaTest {

    /** The version of class files that Java 8 reads, JVM specification, table 4.1-A. */
    private static final int JAVA_8 = 52;

    @ParameterizedTest
    @ValueSource(classes = {Facet_.class, Facet.class, FacetClasses.class})
    void java8CanReadThem(Class<?> type) throws IOException {
        try (DataInputStream file =
                new DataInputStream(type.getResourceAsStream(type.getSimpleName() + ".class"))) {
            assertThat(file.readInt()).isEqualTo(0xCAFEBABE);
            file.readUnsignedShort();
            assertThat(file.readUnsignedShort()).isEqualTo(JAVA_8);
        }
    }

    /** ImageJ's dialog is as wide as its longest line. */
    @Test
    void theSentenceFitsOnAScreen() {
        assertThat(Facet_.tooOld(8).lines()).hasSizeGreaterThan(1).allMatch(l -> l.length() < 80);
    }

    @Test
    void versionsOfJavaAreReadInBothNotations() {
        assertThat(Facet_.javaVersion("1.8")).isEqualTo(8);
        assertThat(Facet_.javaVersion("17")).isEqualTo(17);
        assertThat(Facet_.javaVersion("25")).isEqualTo(25);
    }
}
