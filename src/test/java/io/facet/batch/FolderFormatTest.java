package io.facet.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderFormatTest {

    @ParameterizedTest
    @CsvSource({
        "AS_INPUT, a/b.PNG, false, a/b.PNG",
        "AS_INPUT, a.b/c.tiff, true, a.b/c.tiff",
        "AS_INPUT, a.b/c.tiff, false, a.b/c.tiff",
        "AS_INPUT, b.jpeg, false, b.png",
        "AS_INPUT, b.old.gif, false, b.old.png",
        "AS_INPUT, b.png, true, b.tif",
        "AS_INPUT, b.txt, true, b.tif",
        "AS_INPUT, b.txt, false, b.png",
        "AS_INPUT, a.b/c, false, a.b/c.png",
        "PNG, b.tif, true, b.png",
        "PNG, b.Png, false, b.Png",
        "TIFF, b.bmp, false, b.tif",
        "TIFF, b.TIFF, true, b.TIFF"
    })
    void aResultIsNamedAfterItsPictureAndItsFormat(
            FolderFormat format, String picture, boolean holdsTiff, String result) {
        assertThat(format.nameFor(picture, holdsTiff)).isEqualTo(result);
    }
}
