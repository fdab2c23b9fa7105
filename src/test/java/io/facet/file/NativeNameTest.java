package io.facet.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.facet.FacetException;
import io.facet.image.io.PhotographFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests names that are not in the character set of the locale, with Latin-1 as the example. */
class NativeNameTest {

    @TempDir Path folder;

    private Path latin() throws IOException {
        assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("unix"),
                "names are bytes on Unix alone");
        return Paths.get(URI.create(folder.toUri() + "b%E4r%FF.png"));
    }

    @Test
    void aNameInAnotherCharacterSetIsShownByItsBytes() throws IOException {
        NativeName name = new NativeName(latin());

        assertThat(name.isText()).isFalse();
        assertThat(name.text()).isEqualTo("b%E4r%FF.png");
        assertThat(new NativeName(folder).isText()).isTrue();
        assertThat(new NativeName(folder).text()).isEqualTo(folder.toString());
    }

    @Test
    void aPictureOfSuchANameIsRefusedWithTheLocaleAsTheCause() throws IOException {
        Path file = latin();
        Files.write(file, new byte[] {1});

        assertThatThrownBy(() -> PhotographFile.read(file))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("'b%E4r%FF.png'")
                .hasMessageContaining("character set of this locale")
                .hasMessageContaining("ename the file");
    }

    @Test
    void whatCanBeNoNameIsRefusedWithASentence() {
        assertThat(NativeName.parse("a b,\"c\".png")).isEqualTo(Path.of("a b,\"c\".png"));
        assertThatThrownBy(() -> NativeName.parse("a\0.png"))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("cannot be the name of a file on this system");
        assertThatThrownBy(() -> NativeName.parse("b\ufffdr.png"))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("character set of this locale");
    }
}
