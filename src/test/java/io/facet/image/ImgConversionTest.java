package io.facet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.FacetException;
import java.util.Arrays;
import java.util.Random;
import net.imglib2.FinalInterval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.cell.CellImgFactory;
import net.imglib2.loops.LoopBuilder;
import net.imglib2.type.NativeType;
import net.imglib2.type.Type;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.util.Cast;
import net.imglib2.util.ConstantUtils;
import net.imglib2.util.ImgUtil;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImgConversionTest {

    /** Compares the samples at each position of the image and the photograph. */
    @ParameterizedTest
    @CsvSource({"8, 1", "8, 3", "16, 1", "16, 3", "32, 1", "32, 3"})
    void aPhotographComesBackSampleForSample(int bitDepth, int bands) {
        Photograph photograph = Pictures.noise(5, 4, bitDepth, bands, false);

        Img<?> image = ImgConversion.toImg(photograph);

        assertThat(image.numDimensions()).isEqualTo(bands == 1 ? 2 : 3);
        assertThat(sample(image, 2, 3, bands - 1)).isEqualTo(photograph.plane(bands - 1)[17]);
        assertThat(ImgConversion.toPhotograph(image)).isEqualTo(photograph);
        assertThat(equal(ImgConversion.toImg(photograph, image), image)).isTrue();
    }

    private static float sample(Img<?> image, long... position) {
        Object sample = image.getAt(Arrays.copyOf(position, image.numDimensions()));
        return ((RealType<?>) sample).getRealFloat();
    }

    @Test
    void floatsComeBackBitForBitBeyondTheRangeToo() {
        float[] samples = {-0.0f, Float.MIN_VALUE, 1 / 3f, 70_000, -1e30f, 255};

        Photograph photograph = ImgConversion.toPhotograph(ArrayImgs.floats(samples, 3, 2));

        assertThat(photograph.plane(0)).containsExactly(samples);
        assertThat(photograph.maxValue()).isEqualTo(70_000);
    }

    @Test
    void oneChannelIsGreyAndStaysADimension() {
        Img<UnsignedByteType> image = ArrayImgs.unsignedBytes(new byte[] {1, 2, -1}, 3, 1, 1);

        Photograph photograph = ImgConversion.toPhotograph(image);

        assertThat(photograph.bands()).isEqualTo(1);
        assertThat(photograph.plane(0)).containsExactly(1, 2, 255);
        assertThat(ImgConversion.toImg(photograph, image).dimensionsAsLongArray())
                .containsExactly(3, 1, 1);
    }

    @Test
    void coloursAreRedGreenAndBlueAndOpaqueOnesHaveNoAlpha() {
        Img<ARGBType> image = ArrayImgs.argbs(new int[] {0xff010203, 0xfffefdfc}, 2, 1);

        Photograph photograph = ImgConversion.toPhotograph(image);

        assertThat(photograph)
                .isEqualTo(
                        Photograph.ofPlanes(
                                2,
                                1,
                                8,
                                new float[] {1, 254},
                                new float[] {2, 253},
                                new float[] {3, 252}));
        assertThat(equal(ImgConversion.toImg(photograph, image), image)).isTrue();
    }

    @Test
    void opacityIsKept() {
        Img<ARGBType> image = ArrayImgs.argbs(new int[] {0x00010203, 0x80fefdfc}, 2, 1);

        Photograph photograph = ImgConversion.toPhotograph(image);

        assertThat(photograph.alpha())
                .hasValueSatisfying(a -> assertThat(a).containsExactly(0, 128));
        assertThat(equal(ImgConversion.toImg(photograph, image), image)).isTrue();
    }

    @Test
    void everyColourAndOpacityIsWrittenToItsOwnChannel() {
        Photograph photograph = Pictures.noise(5, 4, 8, 3, true);

        Img<ARGBType> image = ImgConversion.toImg(photograph, ArrayImgs.argbs(5, 4));

        for (int i = 0; i < 20; i++) {
            int pixel = image.getAt(i % 5, i / 5).get();
            assertThat(
                            new float[] {
                                ARGBType.red(pixel), ARGBType.green(pixel),
                                ARGBType.blue(pixel), ARGBType.alpha(pixel)
                            })
                    .containsExactly(
                            photograph.plane(0)[i],
                            photograph.plane(1)[i],
                            photograph.plane(2)[i],
                            photograph.alpha().orElseThrow()[i]);
        }
    }

    @Test
    void cellsAreReadAsArraysAre() {
        Photograph photograph = Pictures.noise(7, 5, 16, 3, false);
        Img<?> array = ImgConversion.toImg(photograph);

        assertThat(ImgConversion.toPhotograph(inCells(array))).isEqualTo(photograph);
    }

    private static <T extends NativeType<T>> Img<T> inCells(Img<?> image) {
        Img<T> array = Cast.unchecked(image);
        Img<T> cells = new CellImgFactory<>(array.getType(), 3, 2, 1).create(array);
        ImgUtil.copy(array, cells);
        return cells;
    }

    @Test
    void aViewStartsAtItsOwnMinimum() {
        byte[] samples = new byte[6 * 4];
        new Random(1).nextBytes(samples);
        Img<UnsignedByteType> image = ArrayImgs.unsignedBytes(samples, 6, 4);
        RandomAccessibleInterval<UnsignedByteType> part =
                Views.translate(
                        Views.rotate(
                                Views.interval(image, Intervals.createMinMax(2, 1, 5, 2)), 0, 1),
                        -40,
                        9);

        Photograph photograph = ImgConversion.toPhotograph(part);

        assertThat(photograph.width()).isEqualTo(2);
        assertThat(photograph.height()).isEqualTo(4);
        int[] first = {0, 0};
        Views.flatIterable(part)
                .forEach(
                        pixel ->
                                assertThat(photograph.plane(0)[first[0]++]).isEqualTo(pixel.get()));
        Img<UnsignedByteType> back = ImgConversion.toImg(photograph, part);
        assertThat(back.minAsLongArray()).containsExactly(0, 0);
        assertThat(equal(back, part)).isTrue();
    }

    @Test
    void neitherSeesWhatIsWrittenToTheOtherLater() {
        byte[] samples = {1, 2, 3, 4};
        Img<UnsignedByteType> image = ArrayImgs.unsignedBytes(samples, 2, 2);
        Photograph photograph = ImgConversion.toPhotograph(image);
        Img<UnsignedByteType> back = ImgConversion.toImg(photograph, image);

        samples[0] = 77;
        back.getAt(1, 1).set(99);

        assertThat(photograph.plane(0)).containsExactly(1, 2, 3, 4);
        assertThat(back.getAt(0, 0).get()).isEqualTo(1);
    }

    @Test
    void typesThatNoPhotographHasAreNamed() {
        assertThatThrownBy(() -> ImgConversion.toPhotograph(ArrayImgs.doubles(4, 4)))
                .isInstanceOf(FacetException.class)
                .hasMessage(
                        "An image of DoubleType is not a photograph. Convert it to"
                                + " UnsignedByteType, UnsignedShortType, FloatType or ARGBType, for"
                                + " example by Converters.convert.");
    }

    @Test
    void dimensionsThatNoPhotographHasAreNamed() {
        assertThatThrownBy(() -> ImgConversion.toPhotograph(ArrayImgs.floats(4, 3, 2)))
                .isInstanceOf(FacetException.class)
                .hasMessage(
                        "An image of FloatType of 4 x 3 x 2 is not a photograph, which is columns x"
                                + " rows or columns x rows x 1 or 3 channels. Take a part of it, for"
                                + " example by Views.hyperSlice.");
        assertThatThrownBy(() -> ImgConversion.toPhotograph(ArrayImgs.argbs(4, 3, 3)))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("which is columns x rows. Take");
        assertThatThrownBy(() -> ImgConversion.toPhotograph(ArrayImgs.floats(4)))
                .isInstanceOf(FacetException.class);
        assertThatThrownBy(() -> ImgConversion.toPhotograph(constant(0, 4)))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("An image of 0 x 4 is not a photograph, which has from 1 to");
    }

    @Test
    void aViewTooLargeToCopyIsRefusedBeforeMemoryIsAllocated() {
        long side = 1L << 32;

        assertThatThrownBy(() -> ImgConversion.toPhotograph(constant(side, side)))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("4294967296 x 4294967296");
    }

    private static RandomAccessibleInterval<UnsignedByteType> constant(long... size) {
        return ConstantUtils.constantRandomAccessibleInterval(
                new UnsignedByteType(), new FinalInterval(size));
    }

    @Test
    void aSampleThatIsNoNumberIsRefused() {
        assertThatThrownBy(
                        () ->
                                ImgConversion.toPhotograph(
                                        ArrayImgs.floats(new float[] {1, Float.NaN}, 2, 1)))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("infinite or no numbers");
    }

    @Test
    void aPhotographFitsOnlyImagesThatHoldIt() {
        Photograph photograph = Pictures.noise(3, 2, 8, 3, false);

        assertThatThrownBy(() -> ImgConversion.toImg(photograph, ArrayImgs.unsignedBytes(3, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not an image of UnsignedByteType of 3 x 2");
        assertThatThrownBy(() -> ImgConversion.toImg(photograph, ArrayImgs.unsignedShorts(3, 2, 3)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                ImgConversion.toImg(
                                        Pictures.noise(3, 2, 8, 3, true),
                                        ArrayImgs.unsignedBytes(3, 2, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("alpha");
    }

    @Test
    void aMaskIncludesWhereItIsTrue() {
        Img<BitType> bits = ArrayImgs.bits(3, 2);
        bits.getAt(1, 0).set(true);
        bits.getAt(0, 1).set(true);

        PhotoMask mask = ImgConversion.toMask(Views.translate(bits, 5, 5));

        assertThat(mask).isEqualTo(new PhotoMask(3, 2, new float[] {0, 1, 0, 1, 0, 0}));
        assertThatThrownBy(() -> ImgConversion.toMask(ArrayImgs.bits(3, 2, 1)))
                .isInstanceOf(FacetException.class)
                .hasMessage("A mask is columns x rows, and this one is 3 x 2 x 1.");
    }

    private static <T extends Type<T>> boolean equal(
            RandomAccessibleInterval<?> one, RandomAccessibleInterval<?> other) {
        RandomAccessibleInterval<T> first = Cast.unchecked(one);
        RandomAccessibleInterval<T> second = Cast.unchecked(other);
        boolean[] equal = {Intervals.equalDimensions(one, other)};
        LoopBuilder.setImages(first, second).forEachPixel((a, b) -> equal[0] &= a.valueEquals(b));
        return equal[0];
    }
}
