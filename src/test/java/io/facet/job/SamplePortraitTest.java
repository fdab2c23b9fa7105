package io.facet.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.FacetException;
import io.facet.face.EyePositions;
import io.facet.face.find.FaceFinder;
import io.facet.face.find.FoundFace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SamplePortraitTest {

    /**
     * Tolerance in pixels: the astronaut's pupils were located by eye, and the others are rounded.
     */
    private static final double TOLERANCE = 2;

    @Test
    void theFaceFinderFindsOneFaceInEachWithThePupilsThatAreStored() {
        try (FaceFinder finder = FaceFinder.open(Path.of("models", "face-finder"))) {
            for (SamplePortrait sample : SamplePortrait.values()) {
                List<FoundFace> faces = finder.find(sample.picture().photograph());

                assertThat(faces).as(sample.title()).hasSize(1);
                EyePositions found = faces.get(0).landmarks().eyes();
                EyePositions stored = sample.eyes();
                assertThat(found.leftX()).isCloseTo(stored.leftX(), within(TOLERANCE));
                assertThat(found.leftY()).isCloseTo(stored.leftY(), within(TOLERANCE));
                assertThat(found.rightX()).isCloseTo(stored.rightX(), within(TOLERANCE));
                assertThat(found.rightY()).isCloseTo(stored.rightY(), within(TOLERANCE));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLicenceBesideThePicturesNamesEachOfThem(SamplePortrait sample) throws IOException {
        try (InputStream in =
                SamplePortrait.class.getResourceAsStream("/io/facet/sample/LICENCE.txt")) {
            String licence = new String(in.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(licence).contains(sample.file(), "10.6084/m9.figshare.4055130", "CC BY 4.0");
        }
        assertThat(sample.attribution()).containsAnyOf("public domain", "CC BY 4.0");
    }

    @ParameterizedTest
    @EnumSource
    void aLabelMeansItsPortraitAndIsOneWord(SamplePortrait sample) {
        assertThat(SamplePortrait.labelled(sample.label())).isSameAs(sample);
        assertThat(sample.label()).matches("[a-z-]+");
    }

    @Test
    void anUnknownLabelIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> SamplePortrait.labelled("cat"))
                .isInstanceOf(FacetException.class)
                .hasMessage(
                        "There is no sample portrait 'cat'. There are: astronaut, woman-white,"
                                + " woman-african, man-white, man-east-asian.");
    }
}
