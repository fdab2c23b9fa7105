package io.facet.guide.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.facet.face.EyePositions;
import io.facet.face.mask.Mask;
import io.facet.guide.GuideSet;
import io.facet.guide.GuideSet.Kind;
import io.facet.guide.MadeUp;
import io.facet.guide.canvas.CropCanvas;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.canvas.PhotographCanvas;
import io.facet.guide.tone.FaceTone;
import io.facet.image.Photograph;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests compositions of synthetic guides on a synthetic face with an interpupillary distance of 50
 * pixels.
 */
class CompositionTest {

    private static final int WIDTH = 190;
    private static final int HEIGHT = 200;

    private static final FaceGeometry FACE =
            FaceGeometry.of(
                    MadeUp.inPhotograph(MadeUp.otherFace(), new EyePositions(70, 70, 120, 72)));

    private static final Photograph PHOTOGRAPH = MadeUp.photograph(WIDTH, HEIGHT, 32, FACE);
    private static final FaceTone TONE = FaceTone.of(PHOTOGRAPH, FACE);
    private static final GuideSet SMILES = MadeUp.smileSet(5);

    private static List<Effect> smile(double amount) {
        return List.of(new Effect(SMILES, SMILES.guides(), amount));
    }

    /** Returns all effects of guides except smiles. */
    private static List<Effect> others() {
        return List.of(
                MadeUp.effect(Kind.OVERLAY, MadeUp.worn(), 1),
                MadeUp.effect(Kind.GROUPS, MadeUp.group(), 0.8));
    }

    private static Composition of(List<Effect> effects) {
        return Composition.of(FACE, TONE, effects);
    }

    private static CropCanvas crop(Mask mask) {
        return CropCanvas.of(MadeUp.crop(FACE), FACE, mask);
    }

    private static PhotographCanvas canvas(Photograph photograph, IntToDoubleFunction mask) {
        return PhotographCanvas.of(photograph, FACE, mask);
    }

    static Stream<Arguments> effects() {
        List<Effect> all = new ArrayList<>(smile(0.7));
        all.addAll(others());
        return Stream.of(
                Arguments.of("smile", smile(1)),
                Arguments.of("no smile", smile(-1)),
                Arguments.of("worn and group", others()),
                Arguments.of("everything", all));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("effects")
    void derivatives_by_every_parameter_are_those_of_the_loss(String name, List<Effect> effects) {
        Composition x = of(effects);
        CropCanvas crop = crop(null);
        double[] theta = x.unfolded(x.defaults());
        for (int k = 0; k < theta.length; k++) {
            if (x.parameters().get(k).name().equals("mouth sharpness")) {
                // The crop is so coarse that it shows no sharper mouth, only a softer one.
                theta[k] = -1;
            }
        }
        SumOfSquares loss = new SumOfSquares(3 * MadeUp.CROP * MadeUp.CROP);

        double[] gradient = x.pullBack(crop, theta, loss.slopes(x.atCrop(crop, theta)));

        assertThat(gradient).hasSameSizeAs(x.parameters());
        for (int k = 0; k < theta.length; k++) {
            // Another step than the composition's own, so that they agree only if both are
            // small enough.
            double step = 1.3e-4 * x.parameters().get(k).deviation();
            double[] moved = theta.clone();
            moved[k] = theta[k] + step;
            double[] up = x.atCrop(crop, moved);
            moved[k] = theta[k] - step;
            double[] down = x.atCrop(crop, moved);
            double expected = loss.difference(up, down) / (2 * step);
            assertThat(Math.abs(expected)).isGreaterThan(1);
            assertThat(gradient[k])
                    .as(x.parameters().get(k).name())
                    .isCloseTo(expected, within(1e-6 * Math.abs(expected)));
        }
    }

    /** J(x) = Σ w (x - t)² / 2 with weights from 0 to 1 and targets around grey. */
    private static final class SumOfSquares {
        private final double[] weights;
        private final double[] targets;

        SumOfSquares(int length) {
            weights = new Random(5).doubles(length, 0, 1).toArray();
            targets = new Random(6).doubles(length, 90, 160).toArray();
        }

        double[] slopes(double[] x) {
            double[] slopes = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                slopes[i] = weights[i] * (x[i] - targets[i]);
            }
            return slopes;
        }

        /** J(up) - J(down) without the cancellation of two large sums. */
        double difference(double[] up, double[] down) {
            double sum = 0;
            for (int i = 0; i < up.length; i++) {
                sum += weights[i] * (up[i] - down[i]) * ((up[i] + down[i]) / 2 - targets[i]);
            }
            return sum;
        }
    }

    @Test
    void parameters_have_names_of_their_own_and_hold_their_initial_values() {
        List<Effect> all = new ArrayList<>(smile(0.7));
        all.addAll(others());
        List<Composition.Parameter> parameters = of(all).parameters();

        assertThat(parameters)
                .extracting(Composition.Parameter::name)
                .doesNotHaveDuplicates()
                .contains("smile shape", "smile direction 1", "group shape", "shading");
        assertThat(parameters)
                .allSatisfy(
                        parameter -> {
                            assertThat(parameter.deviation()).isPositive();
                            assertThat(parameter.initial())
                                    .isBetween(parameter.low(), parameter.high());
                        });
        assertThat(of(all).defaults())
                .containsExactly(
                        parameters.stream().mapToDouble(Composition.Parameter::initial).toArray());
    }

    @Test
    void a_smile_moves_the_landmarks_as_the_guides_do() {
        Composition x = of(smile(1));

        double[] moved = x.landmarks(x.defaults());

        double[] before = FACE.landmarks();
        assertThat(before[2 * 48 + 1] - moved[2 * 48 + 1]).as("left corner").isGreaterThan(0.03);
        assertThat(before[2 * 54 + 1] - moved[2 * 54 + 1]).as("right corner").isGreaterThan(0.03);
        assertThat(opening(moved)).isGreaterThan(opening(before) + 0.03);
        assertThat(moved[2 * 36]).as("eye").isCloseTo(before[2 * 36], within(0.01));
        assertThat(of(smile(-1)).landmarks(of(smile(-1)).defaults()))
                .satisfies(closed -> assertThat(opening(closed)).isLessThan(0.01));
    }

    @Test
    void pressed_lips_part_as_far_as_lips_that_meet() {
        double[] pressed = MadeUp.face();
        double[] meeting = MadeUp.face();
        for (int[] pair : new int[][] {{61, 67}, {62, 66}, {63, 65}}) {
            double middle = (pressed[2 * pair[0] + 1] + pressed[2 * pair[1] + 1]) / 2;
            pressed[2 * pair[0] + 1] = middle + 0.02;
            pressed[2 * pair[1] + 1] = middle - 0.02;
            meeting[2 * pair[0] + 1] = middle;
            meeting[2 * pair[1] + 1] = middle;
        }

        assertThat(opening(smiling(pressed))).isCloseTo(opening(smiling(meeting)), within(1e-9));
    }

    private static double[] smiling(double[] face) {
        Composition x = Composition.of(MadeUp.geometry(face), TONE, smile(1));
        return x.landmarks(x.defaults());
    }

    private static double opening(double[] landmarks) {
        return landmarks[2 * 66 + 1] - landmarks[2 * 62 + 1];
    }

    @Test
    void displacements_that_fold_are_eased_until_they_do_not() {
        // At eight times their strength the guides' lips pass through the nose.
        Composition x = of(smile(8));
        double[] theta = x.defaults();
        double[] before = theta.clone();

        double[] eased = x.unfolded(theta);

        assertThat(theta).containsExactly(before);
        assertThat(eased[0]).isPositive().isLessThan(8 * 0.9);
        assertThat(x.leastDeterminant(theta)).isLessThan(0.2);
        // Below 0.2 skin is squeezed until it shows.
        assertThat(x.leastDeterminant(eased)).isGreaterThanOrEqualTo(0.2);
        // One step back towards the whole displacement folds.
        double[] less = eased.clone();
        for (int k = 0; k < 3; k++) {
            less[k] /= 0.92;
        }
        assertThat(x.leastDeterminant(less)).isLessThan(0.2);
        // What does not move is not eased.
        for (int k = 3; k < theta.length; k++) {
            assertThat(eased[k]).isEqualTo(theta[k]);
        }
    }

    @Test
    void defaults_that_do_not_fold_stay() {
        Composition x = of(smile(0.5));

        assertThat(x.unfolded(x.defaults())).containsExactly(x.defaults());
    }

    @Test
    void a_composition_without_effects_is_the_photograph_itself() {
        for (List<Effect> none : List.of(List.<Effect>of(), smile(0))) {
            Composition x = of(none);

            assertThat(x.parameters()).isEmpty();
            assertThat(x.atPhotograph(canvas(PHOTOGRAPH, i -> 1), new double[0]))
                    .isEqualTo(PHOTOGRAPH);
            assertThat(x.landmarks(new double[0])).containsExactly(FACE.landmarks());
            float[] samples = MadeUp.crop(FACE).crop().samples();
            double[] crop = x.atCrop(crop(null), new double[0]);
            for (int i = 0; i < crop.length; i++) {
                assertThat(crop[i]).isCloseTo(samples[i], within(1e-5));
            }
        }
    }

    static Stream<Photograph> photographs() {
        float[] opacity = new float[WIDTH * HEIGHT];
        List<Photograph> all = new ArrayList<>();
        for (int bitDepth : new int[] {8, 16, 32}) {
            float[][] planes = MadeUp.scaled(MadeUp.planes(WIDTH, HEIGHT, FACE), bitDepth);
            Photograph colours = Photograph.ofPlanes(WIDTH, HEIGHT, bitDepth, planes);
            Photograph grey = Photograph.ofPlanes(WIDTH, HEIGHT, bitDepth, planes[1]);
            for (int i = 0; i < opacity.length; i++) {
                opacity[i] = i % 200;
            }
            all.add(colours);
            all.add(grey);
            all.add(colours.withAlpha(opacity));
            all.add(grey.withAlpha(opacity));
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("photographs")
    void samples_outside_the_mask_and_the_frame_stay_bit_for_bit(Photograph photograph) {
        List<Effect> all = new ArrayList<>(smile(0.7));
        all.addAll(others());
        Composition x = of(all);
        double[] theta = x.unfolded(x.defaults());
        // A disc around the nose and mouth, half of it soft.
        IntToDoubleFunction mask =
                i -> {
                    double distance = Math.hypot(i % WIDTH - 95, i / WIDTH - 110);
                    return distance >= 40 ? 0 : Math.min(1, (40 - distance) / 20);
                };

        Photograph masked = x.atPhotograph(canvas(photograph, mask), theta);
        Photograph whole = x.atPhotograph(canvas(photograph, i -> 1), theta);

        assertThat(changed(photograph, masked, i -> mask.applyAsDouble(i) > 0)).isGreaterThan(1000);
        assertThat(
                        changed(
                                photograph,
                                whole,
                                i -> {
                                    double fx = FACE.photoToFace().x(i % WIDTH, i / WIDTH);
                                    double fy = FACE.photoToFace().y(i % WIDTH, i / WIDTH);
                                    return FaceGeometry.FRAME.covers(fx, fy);
                                }))
                .isGreaterThan(5000);
        assertThat(masked.alpha().isPresent()).isEqualTo(photograph.alpha().isPresent());
        photograph
                .alpha()
                .ifPresent(alpha -> assertThat(masked.alpha().orElseThrow()).isEqualTo(alpha));
        assertThat(masked.bitDepth()).isEqualTo(photograph.bitDepth());
    }

    /** Returns the number of samples that differ; none may differ where a pixel must not change. */
    private static int changed(
            Photograph before, Photograph after, java.util.function.IntPredicate open) {
        int changed = 0;
        int closed = 0;
        for (int band = 0; band < before.bands(); band++) {
            float[] was = before.plane(band);
            float[] is = after.plane(band);
            for (int i = 0; i < was.length; i++) {
                if (!open.test(i)) {
                    closed++;
                    assertThat(Float.floatToRawIntBits(is[i]))
                            .as("sample %d of band %d", i, band)
                            .isEqualTo(Float.floatToRawIntBits(was[i]));
                } else if (was[i] != is[i]) {
                    changed++;
                }
            }
        }
        assertThat(closed).isGreaterThan(1000);
        return changed;
    }

    @Test
    void two_runs_are_equal() {
        List<Effect> all = new ArrayList<>(smile(0.7));
        all.addAll(others());
        Composition one = of(all);
        Composition other = Composition.of(FACE, FaceTone.of(PHOTOGRAPH, FACE), all);
        double[] theta = one.defaults();

        assertThat(other.atPhotograph(canvas(PHOTOGRAPH, i -> 1), theta))
                .isEqualTo(one.atPhotograph(canvas(PHOTOGRAPH, i -> 1), theta));
        assertThat(other.atCrop(crop(null), theta)).containsExactly(one.atCrop(crop(null), theta));
    }

    @Test
    void two_gradients_are_equal() {
        Composition x = of(smile(1));
        double[] slopes = new double[3 * MadeUp.CROP * MadeUp.CROP];
        slopes[3 * (75 * MadeUp.CROP + 56)] = 1;

        double[] gradient = x.pullBack(crop(null), x.defaults(), slopes);

        assertThat(x.pullBack(crop(null), x.defaults(), slopes)).containsExactly(gradient);
        assertThat(gradient[0]).isNotZero();
    }

    @Test
    void a_crops_mask_holds_its_pixels() {
        float[] values = new float[MadeUp.CROP * MadeUp.CROP];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % MadeUp.CROP < 56 ? 1 : 0;
        }
        Composition x = of(smile(1));

        double[] masked = x.atCrop(crop(new Mask(MadeUp.CROP, values)), x.defaults());

        double[] before = of(List.of()).atCrop(crop(null), new double[0]);
        int changed = 0;
        for (int i = 0; i < masked.length; i++) {
            if (values[i / 3] == 0) {
                assertThat(masked[i]).isEqualTo(before[i]);
            } else if (Math.abs(masked[i] - before[i]) > 1) {
                changed++;
            }
        }
        assertThat(changed).isGreaterThan(300);
    }

    @Test
    void crop_and_photograph_show_the_same() {
        // Both are the same face computed at its own resolution; what finer grain and sampling
        // do differently stays below a few grey levels on average.
        Composition x = of(smile(1));
        double[] theta = x.unfolded(x.defaults());
        double[] cropped = x.atCrop(crop(null), theta);
        double[] before = of(List.of()).atCrop(crop(null), new double[0]);
        Photograph edited = x.atPhotograph(canvas(PHOTOGRAPH, i -> 1), theta);
        float[] green = edited.plane(1);
        float[] greenBefore = PHOTOGRAPH.plane(1);
        var toPhoto = MadeUp.crop(FACE).cropToPhoto();
        double difference = 0;
        double change = 0;
        int count = 0;
        for (int y = 55; y < 105; y++) {
            for (int column = 25; column < 90; column++) {
                int i = 3 * (y * MadeUp.CROP + column) + 1;
                int px = (int) Math.round(toPhoto.x(column, y));
                int py = (int) Math.round(toPhoto.y(column, y));
                double byCrop = cropped[i] - before[i];
                double byPhoto = 255 * (green[py * WIDTH + px] - greenBefore[py * WIDTH + px]);
                difference += Math.abs(byCrop - byPhoto);
                change += Math.abs(byCrop);
                count++;
            }
        }
        assertThat(change / count).isGreaterThan(8);
        assertThat(difference / count).isLessThan(0.35 * change / count);
    }

    @Test
    void refuses_another_number_of_parameters() {
        Composition x = of(smile(1));

        assertThatThrownBy(() -> x.atCrop(crop(null), new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 numbers for");
    }
}
