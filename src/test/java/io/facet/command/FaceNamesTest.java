package io.facet.command;

import static org.assertj.core.api.Assertions.assertThat;

import ij.gui.Roi;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaceNamesTest {

    private static List<Roi> named(String... names) {
        return Stream.of(names).map(FaceNamesTest::named).toList();
    }

    private static Roi named(String name) {
        Roi roi = new Roi(0, 0, 1, 1);
        roi.setName(name);
        return roi;
    }

    @Test
    void numbersContinueThoseOfTheList() {
        List<Roi> added = named("face 1", "face 1 landmarks", "face 2", "face 2 landmarks");

        FaceNames.continueAfter(named("face 9 landmarks", "face 10", "0012-0034", "cell"), added);

        assertThat(added)
                .extracting(Roi::getName)
                .containsExactly("face 11", "face 11 landmarks", "face 12", "face 12 landmarks");
    }

    @Test
    void withoutFacesInTheListNamesStayAsTheyAre() {
        List<Roi> added = named("face 1", "face 1 landmarks");

        FaceNames.continueAfter(named("surface 7", null, "face", "face of 3"), added);

        assertThat(added).extracting(Roi::getName).containsExactly("face 1", "face 1 landmarks");
    }
}
