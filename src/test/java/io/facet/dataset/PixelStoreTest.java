package io.facet.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.FacetException;
import io.facet.dataset.LabelledPictures.Picture;
import io.facet.image.Photograph;
import io.facet.image.io.PhotographFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PixelStoreTest {

    @TempDir Path folder;

    private Picture ramp(String name, int width) {
        float[] plane = new float[width * 10];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = 10 * (i % width);
        }
        PhotographFile.write(
                Photograph.ofPlanes(width, 10, 8, plane, plane, plane), folder.resolve(name), true);
        return new Picture(name, "Ann", true, new boolean[0]);
    }

    @Test
    void a_frame_of_the_whole_picture_samples_its_own_pixels() {
        PixelStore store = PixelStore.read(folder, List.of(ramp("a.png", 10)));
        float[] samples = new float[300];
        store.sample(0, new Frame(0, 0, 10).grid(10, false), 10, samples, 0);
        assertThat(samples[3 * 42]).isEqualTo(20);
        store.sample(0, new Frame(0, 0, 10).grid(10, true), 10, samples, 0);
        assertThat(samples[3 * 42]).isEqualTo(70);
    }

    @Test
    void a_smaller_frame_is_interpolated_and_its_points_map_back() {
        PixelStore store = PixelStore.read(folder, List.of(ramp("a.png", 10)));
        Frame frame = new Frame(2, 3, 5);
        float[] samples = new float[300];
        store.sample(0, frame.grid(10, false), 10, samples, 0);
        assertThat(samples[3 * 44]).isCloseTo((float) (10 * frame.pictureX(4, 10)), within(1e-3f));
        assertThat(frame.pictureX(-0.5, 10)).isEqualTo(1.5);
        assertThat(frame.pictureY(9.5, 10)).isEqualTo(7.5);
    }

    @Test
    void pictures_of_two_sizes_are_refused() {
        List<Picture> pictures = List.of(ramp("a.png", 10), ramp("b.png", 12));
        assertThatThrownBy(() -> PixelStore.read(folder, pictures))
                .hasStackTraceContaining("must be cut to one size")
                .isInstanceOf(FacetException.class);
    }
}
