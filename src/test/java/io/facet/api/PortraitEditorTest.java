package io.facet.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import io.facet.edit.EditRequest;
import io.facet.edit.FaceEditor;
import io.facet.edit.Preset;
import io.facet.edit.target.AttributeStrengths;
import io.facet.image.ImgConversion;
import io.facet.image.Photograph;
import io.facet.job.SamplePortrait;
import io.facet.models.LoadedNetworks;
import io.facet.models.Models;
import io.facet.models.NetworkFolder;
import io.facet.network.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.Type;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Cast;
import net.imglib2.view.Views;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Edits the bundled portrait with two evaluations, in images of each type. */
class PortraitEditorTest {

    private static final Preset QUICK = Preset.RECOMMENDED.withEvaluations(2);
    private static final EditOptions OPTIONS = EditOptions.DEFAULT.withPreset(QUICK);
    private static final Map<String, Integer> SERIOUS = Map.of("smile", -1);

    private static final Photograph PORTRAIT = SamplePortrait.ASTRONAUT.picture().photograph();
    private static final Img<UnsignedByteType> BYTES =
            Cast.unchecked(ImgConversion.toImg(PORTRAIT));

    private static PortraitEditor editor;
    private static EditedPortrait<UnsignedByteType> bytes;

    @BeforeAll
    static void open() {
        editor = PortraitEditor.open();
        bytes = editor.edit(BYTES, SERIOUS, OPTIONS);
    }

    @AfterAll
    static void close() {
        editor.close();
    }

    /** The same edit of a photograph, without ImgLib2. */
    private static Photograph edited(Photograph photograph) {
        Models models = Models.installed();
        NetworkFolder folder = NetworkFolder.open(models.find(Models.EMBEDDED), Precision.FLOAT32);
        LoadedNetworks networks = LoadedNetworks.shared();
        try (LoadedNetworks.Lease lease = networks.lease(folder)) {
            EditRequest request =
                    new EditRequest(
                            photograph,
                            networks.faceFinder(models).locate(photograph).orElseThrow(),
                            folder.target(AttributeStrengths.of("smile", -1)),
                            QUICK);
            return new FaceEditor(lease.network()).edit(request).photograph();
        }
    }

    private static Photograph scaled(int bitDepth, double factor) {
        float[][] planes = new float[3][];
        for (int band = 0; band < 3; band++) {
            planes[band] = PORTRAIT.plane(band);
            for (int i = 0; i < planes[band].length; i++) {
                planes[band][i] *= (float) factor;
            }
        }
        return Photograph.ofPlanes(PORTRAIT.width(), PORTRAIT.height(), bitDepth, planes);
    }

    private static <T> Photograph edited(RandomAccessibleInterval<T> image) {
        return ImgConversion.toPhotograph(editor.edit(image, SERIOUS, OPTIONS).image());
    }

    @Test
    void bytesEqualWhatAnEditOfThePhotographGives() {
        assertThat(ImgConversion.toPhotograph(bytes.image())).isEqualTo(edited(PORTRAIT));
        assertThat(bytes.image().dimensionsAsLongArray()).containsExactly(512, 512, 3);
    }

    @Test
    void shortsEqualWhatAnEditOfThePhotographGives() {
        Photograph deep = scaled(16, 257);
        Img<UnsignedShortType> image = Cast.unchecked(ImgConversion.toImg(deep));

        assertThat(edited(image)).isEqualTo(edited(deep));
    }

    @Test
    void floatsInCentredViewsEqualWhatAnEditOfThePhotographGives() {
        Photograph fractions = scaled(32, 1 / 255.0);
        Img<FloatType> image = Cast.unchecked(ImgConversion.toImg(fractions));

        assertThat(edited(Views.translate(image, -256, -256, 0))).isEqualTo(edited(fractions));
    }

    @Test
    void coloursAreEditedAsBytesAreAndKeepTheirOpacity() {
        float[] opacity = new float[512 * 512];
        opacity[0] = 64;
        Img<ARGBType> image =
                ImgConversion.toImg(PORTRAIT.withAlpha(opacity), ArrayImgs.argbs(512, 512));

        Img<ARGBType> result = editor.edit(image, SERIOUS, OPTIONS).image();

        assertThat(differing(Converters.argbChannels(result, 1, 2, 3), bytes.image())).isZero();
        assertThat(differing(Converters.argbChannels(result, 0), Converters.argbChannels(image, 0)))
                .isZero();
    }

    @Test
    void theInputStaysAndTheChangeIsMeasured() {
        assertThat(ImgConversion.toPhotograph(BYTES)).isEqualTo(PORTRAIT);
        assertThat(bytes.change().share()).isBetween(0.001, 0.2);
        assertThat(bytes.faces()).hasSize(1);
        assertThat(bytes.faces().get(0).evaluations()).isBetween(1, 2);
        assertThat(bytes.faces().get(0).face().location().landmarks()).isPresent();
        assertThat(bytes.summary()).singleElement().asString().contains("evaluations");
    }

    @Test
    void outsideTheMaskEverySampleIsTheImages() {
        Img<BitType> mask = ArrayImgs.bits(512, 512);
        // The left half of the mouth and its surroundings.
        Views.interval(mask, new long[] {150, 110}, new long[] {225, 180})
                .forEach(pixel -> pixel.set(true));

        Img<UnsignedByteType> result = editor.edit(BYTES, SERIOUS, OPTIONS.withMask(mask)).image();

        int[] outside = {0};
        int[] inside = {0};
        for (int band = 0; band < 3; band++) {
            LoopBuilder.setImages(
                            mask,
                            Views.hyperSlice(BYTES, 2, band),
                            Views.hyperSlice(result, 2, band))
                    .forEachPixel(
                            (marked, before, after) ->
                                    (marked.get() ? inside : outside)[0] +=
                                            before.valueEquals(after) ? 0 : 1);
        }
        assertThat(outside[0]).isZero();
        assertThat(inside[0]).isGreaterThan(100);
    }

    private static <T extends Type<T>> int differing(
            RandomAccessibleInterval<T> one, RandomAccessibleInterval<T> other) {
        int[] count = {0};
        LoopBuilder.setImages(one, other)
                .forEachPixel((a, b) -> count[0] += a.valueEquals(b) ? 0 : 1);
        return count[0];
    }

    @Test
    void strengthZeroReturnsACopyOfTheImage() {
        EditedPortrait<UnsignedByteType> result = editor.edit(BYTES, Map.of("smile", 0));

        assertThat(differing(result.image(), BYTES)).isZero();
        assertThat(result.image()).isNotSameAs(BYTES);
        assertThat(result.change().share()).isZero();
    }

    @Test
    void whatDoesNotFitIsReportedInASentence() {
        assertThat(editor.attributes()).contains("smile", "age");
        assertThatThrownBy(() -> editor.edit(BYTES, Map.of("grin", 1)))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("There is no attribute 'grin'. There are: age");
        assertThatThrownBy(() -> editor.edit(BYTES, Map.of("smile", 11)))
                .isInstanceOf(FacetException.class)
                .hasMessage("The strength of smile is 11.0; give a number from -10 to 10.");
        assertThatThrownBy(
                        () -> editor.edit(BYTES, SERIOUS, EditOptions.DEFAULT.withRange(0, 4095)))
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith("The image has samples of 8 bits, among which 0,4095");
        assertThatThrownBy(() -> editor.edit(BYTES, SERIOUS, EditOptions.DEFAULT.withFaceAt(9, 9)))
                .isInstanceOf(FacetException.class)
                .hasMessageStartingWith("No face lies at (9, 9).");
        Img<BitType> small = ArrayImgs.bits(1, 1);
        small.forEach(BitType::setOne);
        assertThatThrownBy(() -> editor.edit(BYTES, SERIOUS, OPTIONS.withMask(small)))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("The mask is for a photograph of 1 x 1 pixels");
    }

    @Test
    void anEditIsFollowedAndStoppedAtTheFirstImage() {
        List<Img<UnsignedByteType>> seen = new ArrayList<>();
        Progress<Img<UnsignedByteType>> progress =
                new Progress<>() {
                    @Override
                    public void report(Step step) {}

                    @Override
                    public void reached(Supplier<? extends Img<UnsignedByteType>> soFar) {
                        seen.add(soFar.get());
                    }
                };

        EditedPortrait<UnsignedByteType> result =
                editor.edit(
                        BYTES,
                        SERIOUS,
                        OPTIONS,
                        progress,
                        Cancellation.when(() -> !seen.isEmpty()));

        assertThat(seen).hasSize(1);
        assertThat(differing(seen.get(0), result.image())).isZero();
    }

    @Test
    void anEditorThatWasClosedEditsNothing() {
        PortraitEditor other = PortraitEditor.open();
        other.close();
        other.close();

        assertThatThrownBy(() -> other.edit(BYTES, SERIOUS))
                .isInstanceOf(IllegalStateException.class);
    }
}
