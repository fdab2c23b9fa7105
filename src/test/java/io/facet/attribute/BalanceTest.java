package io.facet.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.facet.dataset.Contrast;
import io.facet.dataset.LabelledPictures;
import io.facet.dataset.LabelledPictures.Picture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BalanceTest {

    private static final Contrast SMILE =
            new Contrast("smile", List.of("Smiling"), List.of("Frowning"));
    private static final Contrast SEX = new Contrast("sex", List.of("Male"), List.of("Female"));

    private final List<Picture> pictures = new ArrayList<>();

    @Test
    void both_sides_weigh_each_sex_alike() {
        add(30, true, false);
        add(10, true, true);
        add(20, false, false);
        add(60, false, true);
        Balance balance = balance();

        double womenSmiling = 30 * balance.weight(picture(true, false), 1);
        double menSmiling = 10 * balance.weight(picture(true, true), 1);
        double womenSober = 20 * balance.weight(picture(false, false), -1);
        double menSober = 60 * balance.weight(picture(false, true), -1);
        // Women are 3/4 of the smiling and 1/4 of the sober: half of both after balancing.
        assertThat(womenSmiling).isCloseTo(20, within(1e-9));
        assertThat(menSmiling).isCloseTo(20, within(1e-9));
        assertThat(womenSober).isCloseTo(40, within(1e-9));
        assertThat(menSober).isCloseTo(40, within(1e-9));
    }

    @Test
    void who_is_on_one_side_only_does_not_count() {
        add(5, true, false);
        add(5, true, true);
        add(5, false, false);

        assertThat(balance().weight(picture(true, true), 1)).isZero();
        assertThat(balance().weight(picture(true, false), 1)).isEqualTo(1);
    }

    private Balance balance() {
        return new Balance(table(), pictures, SMILE, List.of(SEX));
    }

    private LabelledPictures table() {
        List<String> labels = List.of("Smiling", "Frowning", "Male", "Female");
        return new LabelledPictures(Path.of("none"), labels, pictures);
    }

    private void add(int count, boolean smiles, boolean male) {
        for (int i = 0; i < count; i++) {
            pictures.add(picture(smiles, male));
        }
    }

    private static Picture picture(boolean smiles, boolean male) {
        return new Picture("a/a.png", "a", true, new boolean[] {smiles, !smiles, male, !male});
    }
}
