package io.facet.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.facet.dataset.Frame;
import io.facet.dataset.LabelledPictures.Picture;
import io.facet.dataset.PixelStore;
import io.facet.image.Photograph;
import io.facet.image.io.PhotographFile;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AugmentationTest {

    @TempDir Path folder;
    private PixelStore store;

    @BeforeEach
    void makePicture() {
        float[] plane = new float[400];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = (i * 37) % 256;
        }
        Path file = folder.resolve("a.png");
        PhotographFile.write(Photograph.ofPlanes(20, 20, 8, plane, plane, plane), file, true);
        store = PixelStore.read(folder, List.of(new Picture("a.png", "Ann", true, new boolean[0])));
    }

    private float[] altered(Augmentation augmentation, long seed) {
        float[] samples = new float[3 * 16 * 16];
        augmentation.apply(store, 0, new SplittableRandom(seed), samples, 0);
        return samples;
    }

    @Test
    void the_same_random_source_alters_alike_and_another_does_not() {
        Augmentation standard = Augmentation.standard(new Frame(2, 2, 16), 16);
        assertThat(altered(standard, 1)).isEqualTo(altered(standard, 1));
        assertThat(altered(standard, 1)).isNotEqualTo(altered(standard, 2));
    }

    @Test
    void samples_stay_grey_levels() {
        Augmentation wild = new Augmentation(new Frame(2, 2, 16), 16, 9, 1, 0.5, 0.9, 90);
        for (float sample : altered(wild, 5)) {
            assertThat(sample).isBetween(0f, 255f);
        }
    }

    @Test
    void without_any_alteration_a_picture_is_itself_or_its_mirror_image() {
        Augmentation none = new Augmentation(new Frame(2, 2, 16), 16, 0, 0, 0, 0, 0);
        float[] plain = new float[3 * 16 * 16];
        float[] mirrored = new float[3 * 16 * 16];
        store.sample(0, new Frame(2, 2, 16).grid(16, false), 16, plain, 0);
        store.sample(0, new Frame(2, 2, 16).grid(16, true), 16, mirrored, 0);
        for (int seed = 0; seed < 8; seed++) {
            assertThat(altered(none, seed)).isIn(plain, mirrored);
        }
    }
}
