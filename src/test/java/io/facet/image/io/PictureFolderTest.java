package io.facet.image.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.facet.FacetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFolderTest {

    @TempDir Path folder;

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private List<String> pictures() {
        PictureFolder pictures = new PictureFolder(folder, true);
        return pictures.pictures().stream().map(pictures::path).toList();
    }

    @Test
    void everyPictureCountsWhetherItIsReadOrNotAndNothingElse() throws IOException {
        write("a.HEIC", "");
        write("b.txt", "GIF89a");
        write("c.jpg", "a text");
        write("d.jpg.webp", "");
        write("sub/e", "8BPS\0\1");
        write("notes.txt", "a text");
        write("table.csv", "BM,age\n");
        write("Thumbs.db", "");
        write(".DS_Store", "");
        write("._c.jpg", "\0\5\26\7");
        write("png", "");
        write("record.json", "{}");
        Files.createDirectories(folder.resolve("folder.png"));

        assertThat(pictures()).containsExactly("a.HEIC", "b.txt", "c.jpg", "d.jpg.webp", "sub/e");
    }

    @Test
    void aLinkThatLeadsNowhereIsNotPassedOver() throws IOException {
        write("a.png", "");
        try {
            Files.createSymbolicLink(folder.resolve("b.png"), folder.resolve("missing.png"));
            Files.createSymbolicLink(folder.resolve("c.txt"), folder.resolve("missing.txt"));
        } catch (UnsupportedOperationException | IOException e) {
            assumeTrue(false, "this system makes no links");
        }

        assertThat(pictures()).containsExactly("a.png", "b.png");
    }

    @Test
    void aFolderWithoutAnyIsRefused() throws IOException {
        write("notes.txt", "a text");

        assertThatThrownBy(this::pictures)
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("There is no picture in " + folder);
    }
}
