package io.facet.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledPicturesTest {

    @TempDir Path folder;
    private Path labels;
    private Path split;

    @BeforeEach
    void writeTables() throws IOException {
        labels = folder.resolve("labels.csv");
        split = folder.resolve("split.csv");
        Files.writeString(
                labels,
                "path,Smiling,Frowning,Male\n"
                        + "Ann/1.jpg,1,0,0\nAnn/2.jpg,0,1,0\nBob/1.jpg,1,1,1\nCid/1.jpg,0,0,1\n"
                        + "Dan/1.jpg,0,1,1\n");
        Files.writeString(
                split,
                "path,split\nAnn/1.jpg,train\nAnn/2.jpg,train\nBob/1.jpg,test\nDan/1.jpg,test\n");
    }

    @Test
    void only_pictures_that_both_tables_name_are_taken() {
        LabelledPictures table = LabelledPictures.read(folder, labels, split);
        assertThat(table.pictures())
                .extracting(LabelledPictures.Picture::path)
                .containsExactly("Ann/1.jpg", "Ann/2.jpg", "Bob/1.jpg", "Dan/1.jpg");
        assertThat(table.part(true)).hasSize(2);
        assertThat(table.part(false)).extracting("person").containsExactly("Bob", "Dan");
    }

    @Test
    void tables_that_a_spreadsheet_wrote_on_windows_are_read() throws IOException {
        Files.writeString(
                labels, "\uFEFFpath,Smiling\r\n\"Ann, B\\1.jpg\",1\r\n./=x.jpg,0\r\n\r\n");
        Files.writeString(split, "path,split\r\n\"Ann, B/1.jpg\",train\r\n=x.jpg,test\r\n");

        LabelledPictures table = LabelledPictures.read(folder, labels, split);

        assertThat(table.pictures())
                .extracting(LabelledPictures.Picture::path)
                .containsExactly("Ann, B/1.jpg", "=x.jpg");
        assertThat(table.part(true)).extracting("person").containsExactly("Ann, B");
    }

    @Test
    void a_row_that_lacks_cells_and_a_table_in_another_encoding_are_refused() throws IOException {
        Files.writeString(labels, "path,Smiling\nAnn/1.jpg,1\nZoe/1.jpg\n");
        assertThatThrownBy(() -> LabelledPictures.read(folder, labels, split))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("The row of 'Zoe/1.jpg'")
                .hasMessageContaining("has 1 cells, and its first row has 2");
        Files.write(labels, new byte[] {'Z', 'o', (byte) 0xeb, ',', '1', '\n'});
        assertThatThrownBy(() -> LabelledPictures.read(folder, labels, split))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("is not text in UTF-8");
    }

    @Test
    void a_contrast_is_sure_only_where_exactly_one_side_holds() {
        LabelledPictures table = LabelledPictures.read(folder, labels, split);
        Contrast smile = new Contrast("smile", List.of("Smiling"), List.of("Frowning"));
        assertThat(table.pictures())
                .extracting(p -> smile.sign(table, p))
                .containsExactly(1, -1, 0, -1);
        Contrast ofMen =
                new Contrast("smile", List.of("Smiling"), List.of("Frowning"), List.of("Male"));
        assertThat(table.pictures())
                .extracting(p -> ofMen.sign(table, p))
                .containsExactly(0, 0, 0, -1);
    }

    @Test
    void an_unknown_label_lists_those_there_are() {
        LabelledPictures table = LabelledPictures.read(folder, labels, split);
        assertThatThrownBy(() -> table.column("Happy"))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("Smiling");
    }

    @Test
    void tables_that_share_no_picture_are_refused() throws IOException {
        Files.writeString(split, "path,split\nEve/1.jpg,train\n");
        assertThatThrownBy(() -> LabelledPictures.read(folder, labels, split))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("also named");
    }

    @Test
    void a_missing_table_is_named() {
        assertThatThrownBy(() -> LabelledPictures.read(folder, folder.resolve("none.csv"), split))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("none.csv");
    }
}
