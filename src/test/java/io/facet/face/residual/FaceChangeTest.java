package io.facet.face.residual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.face.PixelKind;
import io.facet.face.Scene;
import io.facet.image.Photograph;
import io.facet.warp.DisplacementField;
import io.facet.warp.Similarity;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaceChangeTest {

    private static final int SIZE = Scene.SIZE;
    private static final Residual NO_RESIDUAL = new Residual(SIZE, new float[SIZE * SIZE * 3]);

    /**
     * Returns a change that moves a square of the crop, from 30 to 79 along each axis, by some
     * pixels.
     */
    private static FaceChange movedSquare(float x, float y) {
        float[] along = new float[SIZE * SIZE];
        float[] down = new float[SIZE * SIZE];
        for (int i = 0; i < along.length; i++) {
            boolean inside =
                    Math.min(i % SIZE, i / SIZE) >= 30 && Math.max(i % SIZE, i / SIZE) < 80;
            along[i] = inside ? x : 0;
            down[i] = inside ? y : 0;
        }
        return new FaceChange(new DisplacementField(SIZE, along, down), NO_RESIDUAL);
    }

    @ParameterizedTest
    @EnumSource
    void nothingMovedGivesThePhotographBackBitForBit(PixelKind kind) {
        Scene scene = Scene.of(2.3, 20);
        Photograph photo = scene.noise(kind);

        FaceChange nothing = new FaceChange(DisplacementField.none(SIZE), NO_RESIDUAL);

        assertThat(nothing.appliedTo(photo, scene.cropToPhoto())).isEqualTo(photo);
    }

    @ParameterizedTest
    @EnumSource
    void whatMovesKeepsThePhotographsOwnSamples(PixelKind kind) {
        // An unturned crop, three pixels of the photograph to one of its own: whole pixels move.
        Scene scene = Scene.of(3, 0);
        Similarity shift = new Similarity(3, 0, 20, 10);
        Photograph photo = scene.noise(kind);

        Photograph moved = movedSquare(2, -1).appliedTo(photo, shift);

        // Away from the square's rim, where the field is interpolated.
        for (int band = 0; band < photo.bands(); band++) {
            float[] before = photo.plane(band);
            float[] after = moved.plane(band);
            for (int y = 10 + 3 * 34; y < 10 + 3 * 74; y++) {
                for (int x = 20 + 3 * 34; x < 20 + 3 * 74; x++) {
                    int i = y * photo.width() + x;
                    assertThat(after[i]).isEqualTo(before[i - 3 * photo.width() + 6]);
                }
            }
        }
        photo.alpha().ifPresent(alpha -> assertThat(moved.alpha().orElseThrow()).isEqualTo(alpha));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.7, 1, 3})
    void leavesEverySampleOutsideItsSupportAlone(double scale) {
        Scene scene = Scene.of(scale, 20);
        Photograph photo = scene.noise(PixelKind.RGB_8);
        FaceChange change = movedSquare(1.3f, 0.4f);

        Photograph edited = change.appliedTo(photo, scene.cropToPhoto());

        boolean[] support = change.support(photo, scene.cropToPhoto());
        int inside = 0;
        for (int band = 0; band < photo.bands(); band++) {
            float[] before = photo.plane(band);
            float[] after = edited.plane(band);
            for (int i = 0; i < before.length; i++) {
                assertThat(support[i] || after[i] == before[i]).isTrue();
                inside += after[i] != before[i] ? 1 : 0;
            }
        }
        assertThat(inside).isGreaterThan((int) (3 * 45 * 45 * scale * scale * 0.9));
    }

    @ParameterizedTest
    @EnumSource
    void pixelsThatAreClosedStayBitForBitAndTheOthersChangeAsWithoutThem(PixelKind kind) {
        Scene scene = Scene.of(2.3, 20);
        Photograph photo = scene.noise(kind);
        float[] brighter = new float[SIZE * SIZE * 3];
        Arrays.fill(brighter, 12.6f);
        FaceChange change =
                new FaceChange(movedSquare(1.3f, 0.4f).movement(), new Residual(SIZE, brighter));
        // A chequered field: every open pixel has closed neighbours.
        IntPredicate open = pixel -> (pixel % scene.side() + pixel / scene.side()) % 2 == 0;

        Photograph some = change.appliedTo(photo, scene.cropToPhoto(), open);

        Photograph all = change.appliedTo(photo, scene.cropToPhoto());
        for (int band = 0; band < photo.bands(); band++) {
            float[] before = photo.plane(band);
            float[] everywhere = all.plane(band);
            float[] after = some.plane(band);
            for (int i = 0; i < after.length; i++) {
                assertThat(after[i]).isEqualTo(open.test(i) ? everywhere[i] : before[i]);
            }
            assertThat(after).isNotEqualTo(before).isNotEqualTo(everywhere);
        }
        assertThat(some.alpha().isPresent()).isEqualTo(kind.hasAlpha());
    }

    @Test
    void partsOfDifferentSizesAreRefused() {
        assertThatThrownBy(() -> new FaceChange(DisplacementField.none(SIZE + 1), NO_RESIDUAL))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
