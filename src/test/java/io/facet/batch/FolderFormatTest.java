package io.facet.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderFormatTest {

    @ParameterizedTest
    @CsvSource({
        "AS_INPUT, a/b.PNG, a/b.PNG",
        "AS_INPUT, a.b/c.tiff, a.b/c.tiff",
        "AS_INPUT, b.jpeg, b.png",
        "AS_INPUT, b.old.gif, b.old.png",
        "PNG, b.tif, b.png",
        "PNG, b.Png, b.Png",
        "TIFF, b.bmp, b.tif",
        "TIFF, b.TIFF, b.TIFF"
    })
    void aResultIsNamedAfterItsPictureAndItsFormat(
            FolderFormat format, String picture, String result) {
        assertThat(format.nameFor(picture)).isEqualTo(result);
    }
}
