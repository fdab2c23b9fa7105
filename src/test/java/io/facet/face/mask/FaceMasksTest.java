package io.facet.face.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.FacetException;
import io.facet.face.EyePositions;
import io.facet.face.FaceLocation;
import io.facet.face.FacePart;
import io.facet.face.Landmarks;
import io.facet.face.MeanFace;
import io.facet.face.Scene;
import io.facet.face.align.AlignedFace;
import io.facet.image.FloatImage;
import io.facet.image.PhotoMask;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.warp.Similarity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaceMasksTest {

    private static final int SIZE = Scene.SIZE;
    private static final FaceTemplate TEMPLATE = Scene.TEMPLATE;
    private static final FaceTemplate DOUBLE_TEMPLATE = new FaceTemplate(76.4, 104.8, 145.6, 104.8);
    private static final Similarity IDENTITY = new Similarity(1, 0, 0, 0);

    /** Interpupillary distance in the crop, in pixels. */
    private static final double UNIT = 72.8 - 38.2;

    /** Distance from the border, in pixels, beyond which the border does not affect the mask. */
    private static final int INSIDE = 10;

    private static final Landmarks MEAN = MeanFace.in(TEMPLATE);

    /** The mean face with its mouth wide open, the chin following the lower lip. */
    private static final Landmarks OPEN = opened(0.35 * UNIT);

    private static Landmarks opened(double down) {
        double[] points = MEAN.coordinates();
        int[] lowerLip = {55, 56, 57, 58, 59, 65, 66, 67};
        for (int point : lowerLip) {
            points[2 * point + 1] += down;
        }
        for (int point = 5; point <= 11; point++) {
            points[2 * point + 1] += down * (1 - Math.abs(point - 8) / 4.0);
        }
        return new Landmarks(points);
    }

    private static FaceMasks masks(FaceLocation location, FaceTemplate template, int size) {
        FloatImage crop = new FloatImage(size, size, 3, new float[size * size * 3]);
        return FaceMasks.of(location, new AlignedFace(crop, IDENTITY), template);
    }

    private static FaceMasks masks(FaceLocation location) {
        return masks(location, TEMPLATE, SIZE);
    }

    private static int[] range(int first, int last) {
        return IntStream.rangeClosed(first, last).toArray();
    }

    private static int[] all(int[]... points) {
        return Arrays.stream(points).flatMapToInt(Arrays::stream).toArray();
    }

    static Stream<Arguments> partsWithLandmarksInAndOut() {
        int[] brows = range(17, 26);
        int[] eyes = range(36, 47);
        int[] mouth = range(48, 67);
        int[] nose = range(27, 35);
        int[] jaw = all(range(0, 4), range(12, 16));
        // At the ends of the brows the face's outline begins to count.
        int[] insideBrows = range(18, 25);
        List<Arguments> parts = new ArrayList<>();
        for (Landmarks face : List.of(MEAN, OPEN)) {
            parts.addAll(
                    List.of(
                            arguments(FacePart.FACE, face, all(insideBrows, range(27, 67)), none()),
                            arguments(FacePart.SKIN, face, range(28, 30), all(brows, eyes, mouth)),
                            arguments(
                                    FacePart.UPPER_FACE,
                                    face,
                                    all(insideBrows, eyes, range(27, 27)),
                                    all(mouth, range(3, 13))),
                            arguments(
                                    FacePart.LOWER_FACE,
                                    face,
                                    all(mouth, range(31, 35), range(3, 5), range(11, 13)),
                                    all(brows, eyes)),
                            arguments(FacePart.EYES, face, eyes, all(brows, nose, mouth, jaw)),
                            arguments(
                                    FacePart.BROWS, face, insideBrows, all(eyes, nose, mouth, jaw)),
                            arguments(
                                    FacePart.GLASSES,
                                    face,
                                    all(brows, eyes, range(27, 28)),
                                    all(mouth, range(31, 35), range(3, 13))),
                            arguments(
                                    FacePart.NOSE,
                                    face,
                                    nose,
                                    all(brows, eyes, range(54, 67), jaw)),
                            arguments(
                                    FacePart.UPPER_LIP,
                                    face,
                                    all(range(31, 35), range(48, 54)),
                                    all(brows, eyes, range(27, 29), range(56, 58), jaw)),
                            arguments(
                                    FacePart.MOUTH,
                                    face,
                                    mouth,
                                    all(brows, eyes, range(27, 32), jaw)),
                            arguments(
                                    FacePart.CHIN,
                                    face,
                                    all(range(4, 5), range(11, 12)),
                                    all(brows, eyes, nose, range(48, 54), range(60, 67)))));
        }
        return parts.stream();
    }

    private static int[] none() {
        return new int[0];
    }

    private static Arguments arguments(FacePart part, Landmarks face, int[] in, int[] out) {
        return Arguments.of(part, face, in, out);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("partsWithLandmarksInAndOut")
    void aPartCoversItsLandmarksAndLeavesThoseOfOthers(
            FacePart part, Landmarks face, int[] in, int[] out) {
        Mask mask = masks(face).of(List.of(part));

        int covered = 0;
        for (int point : in) {
            if (isInside(face, point)) {
                assertThat(at(mask, face.x(point), face.y(point)))
                        .as("landmark %d", point)
                        .isGreaterThan(0.9f);
                covered++;
            }
        }
        for (int point : out) {
            if (isInside(face, point)) {
                assertThat(at(mask, face.x(point), face.y(point)))
                        .as("landmark %d", point)
                        .isLessThan(0.13f);
            }
        }
        assertThat(covered).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void aPartIsExactlyNothingInTheBorderOfTheCropAndHasNoStep(FacePart part) {
        float[] values = masks(MEAN).of(List.of(part)).values();
        double steepest = 0;
        int nothing = 0;
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                float value = values[y * SIZE + x];
                if (Math.min(x, y) < 3 || Math.max(x, y) > SIZE - 4) {
                    assertThat(value).isZero();
                } else {
                    steepest = Math.max(steepest, Math.abs(value - values[y * SIZE + x - 1]));
                    steepest = Math.max(steepest, Math.abs(value - values[(y - 1) * SIZE + x]));
                }
                nothing += value == 0 ? 1 : 0;
            }
        }
        // A smoothstep is at most 1.5 times as steep as a straight rise. The narrowest is that of
        // the border, a sixteenth of the crop; where it meets a part's rim, a quarter of the
        // pupils' distance wide, they add up at most.
        assertThat(steepest).isLessThan(1.5 * 16 / SIZE + 1.5 / (0.25 * UNIT));
        assertThat(nothing).isGreaterThan(SIZE * SIZE / 3);
    }

    @ParameterizedTest
    @EnumSource
    void aPartIsTheSameInACropOfTwiceTheSize(FacePart part) {
        Mask mask = masks(MEAN).of(List.of(part));
        Mask large =
                masks(MeanFace.in(DOUBLE_TEMPLATE), DOUBLE_TEMPLATE, 2 * SIZE).of(List.of(part));

        for (int y = INSIDE; y < SIZE - INSIDE; y++) {
            for (int x = INSIDE; x < SIZE - INSIDE; x++) {
                assertThat(at(large, 2 * x, 2 * y)).isCloseTo(at(mask, x, y), within(1e-5f));
            }
        }
    }

    @Test
    void theWholeFaceIsThatOfTheOtherMask() {
        Mask expected = Mask.wholeFace(TEMPLATE, SIZE);

        assertThat(masks(MEAN).wholeFace()).isEqualTo(expected);
        assertThat(masks(MEAN).of(List.of(FacePart.FACE)).values())
                .containsExactly(expected.values(), within(1e-6f));
    }

    @Test
    void severalPartsTogetherCoverWhatEachOfThemDoes() {
        FaceMasks masks = masks(MEAN);
        float[] mouth = masks.of(List.of(FacePart.MOUTH)).values();
        float[] nose = masks.of(List.of(FacePart.NOSE)).values();

        float[] both = masks.of(List.of(FacePart.MOUTH, FacePart.NOSE)).values();

        for (int y = INSIDE; y < SIZE - INSIDE; y++) {
            for (int x = INSIDE; x < SIZE - INSIDE; x++) {
                int i = y * SIZE + x;
                assertThat(both[i]).isCloseTo(1 - (1 - mouth[i]) * (1 - nose[i]), within(1e-6f));
            }
        }
    }

    @Test
    void partsFollowTheLandmarksOfAFaceThatIsTurnedInItsPhotograph() {
        Similarity cropToPhoto = new Similarity(2.1, 0.6, 300, 120);
        double[] points = OPEN.coordinates();
        FloatImage crop = new FloatImage(SIZE, SIZE, 3, new float[SIZE * SIZE * 3]);
        Landmarks inPhoto = new Landmarks(points).through(cropToPhoto);

        Mask turned =
                FaceMasks.of(inPhoto, new AlignedFace(crop, cropToPhoto), TEMPLATE)
                        .of(List.of(FacePart.MOUTH));

        assertThat(turned.values())
                .containsExactly(masks(OPEN).of(List.of(FacePart.MOUTH)).values(), within(1e-5f));
        assertThat(turned).isNotEqualTo(masks(MEAN).of(List.of(FacePart.MOUTH)));
    }

    @Test
    void aFaceOfWhichOnlyThePupilsAreKnownHasItsPartsWhereAnAverageFaceHasThem() {
        EyePositions pupils = new EyePositions(38.2, 52.4, 72.8, 52.4);

        assertThat(masks(pupils).of(List.of(FacePart.MOUTH, FacePart.BROWS)))
                .isEqualTo(masks(MEAN).of(List.of(FacePart.MOUTH, FacePart.BROWS)));
    }

    @Test
    void noPartsAtAllAreAnError() {
        Collection<FacePart> none = List.of();

        assertThatThrownBy(() -> masks(MEAN).of(none))
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith("The mask is empty");
    }

    @Test
    void aDrawnRegionIsBroughtToTheCropPixelByPixel() {
        float[] drawn = new float[SIZE * SIZE];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = rectangle(i % SIZE, i / SIZE, 40, 60, 75, 95) ? 1 : 0;
        }

        Mask mask = masks(MEAN).of(new PhotoMask(SIZE, SIZE, drawn));

        // At one pixel of the photograph for one of the crop a cubic reads the sample itself.
        assertThat(mask.values()).containsExactly(drawn);
    }

    @Test
    void aPixelOfTheCropCountsAsMuchAsTheRegionCoversOfIt() {
        // Four pixels of the photograph to one of the crop: pixel 40 lies around 160 and goes from
        // 158 to 162. The region begins at 160.5, the rim between columns 160 and 161.
        Similarity cropToPhoto = new Similarity(4, 0, 0, 0);
        int side = 4 * SIZE;
        float[] drawn = new float[side * side];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = i % side >= 160.5 ? 1 : 0;
        }
        FloatImage crop = new FloatImage(SIZE, SIZE, 3, new float[SIZE * SIZE * 3]);
        FaceMasks masks =
                FaceMasks.of(
                        MEAN.through(cropToPhoto), new AlignedFace(crop, cropToPhoto), TEMPLATE);

        Mask mask = masks.of(new PhotoMask(side, side, drawn));

        assertThat(at(mask, 36, 60)).isZero();
        assertThat(at(mask, 40, 60)).isCloseTo(1.5f / 4, within(0.01f));
        assertThat(at(mask, 44, 60)).isCloseTo(1, within(1e-5f));
    }

    @Test
    void aDrawnRegionIsNothingInTheBorderOfTheCrop() {
        float[] everything = new float[SIZE * SIZE];
        Arrays.fill(everything, 1);

        assertThat(masks(MEAN).of(new PhotoMask(SIZE, SIZE, everything)).values())
                .containsExactly(Mask.everything(SIZE).values(), within(1e-6f));
    }

    @ParameterizedTest
    @MethodSource("rectanglesBesideTheFace")
    void aDrawnRegionBesideTheFaceIsAnErrorThatSaysWhereTheFaceIs(int left, int top) {
        // A photograph that goes on right of and below the crop.
        int side = 3 * SIZE;
        float[] drawn = new float[side * side];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = rectangle(i % side, i / side, left, top, left + 10, top + 10) ? 1 : 0;
        }

        assertThatThrownBy(() -> masks(MEAN).of(new PhotoMask(side, side, drawn)))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("does not touch the face")
                .hasMessageContaining("(38, 52) and (73, 52)");
    }

    static Stream<Arguments> rectanglesBesideTheFace() {
        return Stream.of(
                Arguments.of(200, 200), // far from the crop
                Arguments.of(5, 5)); // in the crop, but on the hair
    }

    private static boolean rectangle(int x, int y, int left, int top, int right, int bottom) {
        return x >= left && x < right && y >= top && y < bottom;
    }

    private static boolean isInside(Landmarks face, int point) {
        double x = face.x(point);
        double y = face.y(point);
        return Math.min(x, y) >= INSIDE - 1 && Math.max(x, y) <= SIZE - INSIDE + 0.4;
    }

    private static float at(Mask mask, double x, double y) {
        return mask.values()[(int) Math.round(y) * mask.size() + (int) Math.round(x)];
    }
}
