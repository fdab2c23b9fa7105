package io.facet.image.ij;

import static org.assertj.core.api.Assertions.assertThat;

import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.io.RoiDecoder;
import ij.io.RoiEncoder;
import io.facet.image.PhotoMask;
import org.junit.jupiter.api.Test;

class DrawnSelectionTest {

    @Test
    void aBoxCoversThePixelsWhoseMiddlesItHolds() {
        // From the left edge of column 3 to the right edge of column 6, counted from middles.
        Roi box = DrawnSelection.box("face 1", 2.5, 1.5, 4, 2);

        PhotoMask mask = Selection.of(box).area(10, 6);

        assertThat(box.getName()).isEqualTo("face 1");
        for (int i = 0; i < 60; i++) {
            boolean inside = i % 10 >= 3 && i % 10 <= 6 && i / 10 >= 2 && i / 10 <= 3;
            assertThat(mask.includes(i)).isEqualTo(inside);
        }
    }

    @Test
    void aBoxBetweenPixelsStaysThereWhenItIsSaved() {
        Roi box = DrawnSelection.box("face 1", 2.25, 1.75, 4.5, 2.125);

        Roi saved = RoiDecoder.openFromByteArray(RoiEncoder.saveAsByteArray(box));

        for (Roi roi : new Roi[] {box, saved}) {
            assertThat(roi.getXBase()).isEqualTo(2.75);
            assertThat(roi.getYBase()).isEqualTo(2.25);
            assertThat(roi.getFloatWidth()).isEqualTo(4.5);
            assertThat(roi.getFloatHeight()).isEqualTo(2.125);
        }
    }

    @Test
    void pointsComeBackAsTheyWereGiven() {
        double[] coordinates = {40.25, 7.75, 20, 8, 30.5, 60.125};

        PointRoi points = DrawnSelection.points("landmarks", coordinates);

        assertThat(points.getName()).isEqualTo("landmarks");
        assertThat(Selection.of(points).points()).containsExactly(coordinates);
        Roi saved = RoiDecoder.openFromByteArray(RoiEncoder.saveAsByteArray(points));
        assertThat(Selection.of(saved).points()).containsExactly(coordinates);
    }
}
