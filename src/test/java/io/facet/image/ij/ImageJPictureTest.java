package io.facet.image.ij;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.Undo;
import ij.VirtualStack;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.gui.PointRoi;
import ij.gui.Roi;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.measure.Calibration;
import ij.plugin.LutLoader;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.IntProcessor;
import ij.process.LUT;
import ij.process.ShortProcessor;
import io.facet.FacetException;
import io.facet.image.Photograph;
import io.facet.image.Pictures;
import io.facet.image.Region;
import io.facet.image.io.PhotographFile;
import java.awt.Color;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageJPictureTest {

    private static final int WIDTH = 7;
    private static final int HEIGHT = 5;

    /** The edited region: one pixel, at (3, 2). */
    private static final Region PIXEL = new Region(3, 2, 1, 1);

    private static final int EDITED = 2 * WIDTH + 3;

    @TempDir Path folder;

    @AfterEach
    void nothingIsLeftInFront() {
        WindowManager.setTempCurrentImage(null);
        Undo.setup(Undo.NOTHING, null);
    }

    /** Returns noise of a pixel type, different for every plane. */
    private static ImageProcessor noise(String kind, int plane) {
        Random random = new Random(plane);
        ImageProcessor pixels =
                switch (kind) {
                    case "8-bit" -> new ByteProcessor(WIDTH, HEIGHT);
                    case "16-bit" -> new ShortProcessor(WIDTH, HEIGHT);
                    case "float" -> new FloatProcessor(WIDTH, HEIGHT);
                    default -> new ColorProcessor(WIDTH, HEIGHT);
                };
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            switch (kind) {
                case "8-bit" -> pixels.set(i, random.nextInt(256));
                case "16-bit" -> pixels.set(i, random.nextInt(65536));
                case "float" -> pixels.setf(i, random.nextFloat() * 3 - 1);
                default -> pixels.set(i, 0xff000000 | random.nextInt(1 << 24));
            }
        }
        return pixels;
    }

    private static ImageStack stack(String kind, int planes) {
        ImageStack stack = new ImageStack(WIDTH, HEIGHT);
        for (int n = 1; n <= planes; n++) {
            stack.addSlice("plane " + n, noise(kind, n));
        }
        return stack;
    }

    private static ImagePlus picture(String kind, int channels, int slices, int frames) {
        int planes = channels * slices * frames;
        ImagePlus picture =
                planes == 1
                        ? new ImagePlus(kind, noise(kind, 1))
                        : new ImagePlus(kind, stack(kind, planes));
        picture.setDimensions(channels, slices, frames);
        picture.setOpenAsHyperStack(slices > 1 && channels * frames > 1 || frames > 1);
        return channels == 1 ? picture : new CompositeImage(picture, IJ.COMPOSITE);
    }

    static Stream<ImagePlus> everyKind() {
        ImagePlus inverted = picture("8-bit", 1, 1, 1);
        inverted.getProcessor().invertLut();
        ImagePlus invertedDeep = picture("16-bit", 1, 2, 1);
        invertedDeep.getProcessor().invertLut();
        ImagePlus invertedFloats = picture("float", 1, 1, 1);
        invertedFloats.getProcessor().invertLut();
        return Stream.of(
                picture("8-bit", 1, 1, 1),
                picture("16-bit", 1, 1, 1),
                picture("float", 1, 1, 1),
                picture("RGB", 1, 1, 1),
                picture("8-bit", 1, 4, 1),
                picture("16-bit", 1, 1, 3),
                picture("float", 1, 2, 3),
                picture("RGB", 1, 2, 2),
                picture("8-bit", 3, 1, 1),
                picture("16-bit", 3, 1, 1),
                picture("float", 3, 2, 1),
                picture("16-bit", 3, 2, 2),
                inverted,
                invertedDeep,
                invertedFloats);
    }

    /** Returns the photograph with the pixel at (3, 2) set halfway between black and white. */
    private static Photograph edit(Photograph photograph) {
        float[][] grey = new float[photograph.bands()][1];
        for (float[] plane : grey) {
            plane[0] = (photograph.minValue() + photograph.maxValue()) / 2;
        }
        return photograph.withRegion(PIXEL, grey);
    }

    private static Object pixels(ImagePlus picture, int plane) {
        return picture.getStack().getProcessor(plane).getPixels();
    }

    private static List<Integer> differing(ImagePlus one, ImagePlus other, int plane) {
        ImageProcessor before = one.getStack().getProcessor(plane);
        ImageProcessor after = other.getStack().getProcessor(plane);
        // For floats, get() returns the bits.
        return IntStream.range(0, WIDTH * HEIGHT)
                .filter(i -> before.get(i) != after.get(i))
                .boxed()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void onlyTheEditedPixelOfTheEditedSliceDiffersInTheNewPicture(ImagePlus before) {
        ImagePlus untouched = before.duplicate();
        ImageJPicture picture = ImageJPicture.of(before);
        int slice = picture.slices() - 1;

        ImagePlus after = picture.edited(Map.of(slice, edit(picture.photograph(slice))));

        for (int n = 1; n <= before.getStackSize(); n++) {
            boolean isEdited = picture.sliceOf(n) == slice;
            assertThat(differing(before, after, n))
                    .isEqualTo(isEdited ? List.of(EDITED) : List.of());
            assertThat(differing(before, untouched, n)).as("the former picture").isEmpty();
            assertThat(pixels(after, n)).isNotSameAs(pixels(before, n));
        }
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void aPhotographThatIsReadAndPutBackChangesNothing(ImagePlus before) {
        ImageJPicture picture = ImageJPicture.of(before);
        Photograph photograph = picture.photograph(0);
        float[][] samples = new float[photograph.bands()][];
        for (int band = 0; band < samples.length; band++) {
            samples[band] = photograph.plane(band);
        }

        ImagePlus after = picture.edited(Map.of(0, photograph.withPlanes(samples)));

        for (int n = 1; n <= before.getStackSize(); n++) {
            assertThat(differing(before, after, n)).isEmpty();
        }
        assertThat(ImageJPicture.of(after).photograph(0)).isEqualTo(photograph);
        assertThat(ImageJPicture.of(after).photograph(0).maxValue())
                .isEqualTo(photograph.maxValue());
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void aPhotographDoesNotFollowThePixelsOfThePicture(ImagePlus before) {
        Photograph photograph = ImageJPicture.of(before).photograph(0);
        String digest = photograph.sha256();

        before.getStack().getProcessor(1).set(0, 0, 1);
        before.getStack().getProcessor(1).set(1, 0, 2);

        assertThat(photograph.sha256()).isEqualTo(digest);
        assertThat(ImageJPicture.of(before).photograph(0).sha256()).isNotEqualTo(digest);
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void undoBringsTheFormerPixelsBack(ImagePlus before) {
        ImageJPicture picture = ImageJPicture.of(before);
        int slice = picture.slices() - 1;
        ImagePlus untouched = before.duplicate();
        WindowManager.setTempCurrentImage(before);

        picture.replace(slice, edit(picture.photograph(slice)));

        int first = before.getStackSize() / picture.slices() * slice + 1;
        assertThat(picture.currentSlice()).isEqualTo(slice);
        assertThat(before.changes).isTrue();
        assertThat(differing(before, untouched, first)).containsExactly(EDITED);

        Undo.undo();

        for (int n = 1; n <= before.getStackSize(); n++) {
            assertThat(differing(before, untouched, n)).isEmpty();
        }
    }

    @Test
    void undoingAgainBringsTheEditBackAsElsewhereInImageJ() {
        ImagePlus image = picture("16-bit", 1, 1, 1);
        ImageJPicture picture = ImageJPicture.of(image);
        WindowManager.setTempCurrentImage(image);
        picture.replace(0, edit(picture.photograph(0)));
        ImagePlus edited = image.duplicate();

        Undo.undo();
        Undo.undo();

        assertThat(differing(image, edited, 1)).isEmpty();
    }

    @Test
    void aSliceIsOnePlaneOrTheThreeChannelsOfOne() {
        ImageJPicture grey = ImageJPicture.of(picture("16-bit", 1, 2, 3));
        ImageJPicture coloured = ImageJPicture.of(picture("16-bit", 3, 2, 3));

        assertThat(grey.slices()).isEqualTo(6);
        assertThat(grey.photograph(4).bands()).isEqualTo(1);
        assertThat(grey.photograph(4).plane(0)[5]).isEqualTo(noise("16-bit", 5).getf(5));
        assertThat(coloured.slices()).isEqualTo(6);
        assertThat(coloured.photograph(4).bands()).isEqualTo(3);
        for (int band = 0; band < 3; band++) {
            assertThat(coloured.photograph(4).plane(band)[5])
                    .isEqualTo(noise("16-bit", 13 + band).getf(5));
        }
    }

    @Test
    void theSliceInFrontIsThatOfTheSlidersPosition() {
        ImagePlus coloured = picture("8-bit", 3, 2, 2);

        coloured.setPosition(2, 1, 2);

        // Frames follow slices: the first slice of the second frame is the third slice.
        assertThat(ImageJPicture.of(coloured).currentSlice()).isEqualTo(2);
    }

    @Test
    void redIsTheHighestByteOfAPixelAndTheByteAboveItStays() {
        ColorProcessor pixels = new ColorProcessor(2, 1, new int[] {0x120a141e, 0xffc8b4a0});
        ImageJPicture picture = ImageJPicture.of(new ImagePlus("RGB", pixels));
        Photograph photograph = picture.photograph(0);

        ImagePlus after =
                picture.edited(
                        Map.of(
                                0,
                                photograph.withRegion(
                                        new Region(1, 0, 1, 1),
                                        new float[] {1},
                                        new float[] {2},
                                        new float[] {3})));

        assertThat(photograph.plane(0)).containsExactly(10, 200);
        assertThat(photograph.plane(1)).containsExactly(20, 180);
        assertThat(photograph.plane(2)).containsExactly(30, 160);
        assertThat((int[]) after.getProcessor().getPixels())
                .containsExactly(0x120a141e, 0xff010203);
    }

    @Test
    void scaleLabelsRangesPositionPropertiesAndOverlayStay() {
        ImagePlus before = picture("16-bit", 3, 2, 2);
        Calibration scale = before.getCalibration();
        scale.pixelWidth = 0.25;
        scale.setUnit("mm");
        before.setProperty("Info", "taken on Monday");
        before.setProp("lens", "85 mm");
        before.setOverlay(new Overlay(new Roi(1, 2, 3, 2)));
        before.setRoi(1, 1, 2, 2);
        before.setPosition(2, 1, 2);
        before.setDisplayRange(100, 3000);

        ImagePlus after = ImageJPicture.of(before).edited(Map.of());

        assertThat(after.getTitle()).isEqualTo(before.getTitle());
        assertThat(after.getDimensions()).isEqualTo(before.getDimensions());
        assertThat(after.isHyperStack()).isTrue();
        assertThat(after.getDisplayMode()).isEqualTo(IJ.COMPOSITE);
        assertThat(scale.equals(after.getCalibration())).as("the scale").isTrue();
        assertThat(after.getCalibration()).isNotSameAs(scale);
        assertThat(after.getInfoProperty()).isEqualTo("taken on Monday");
        assertThat(after.getProp("lens")).isEqualTo("85 mm");
        assertThat(after.getOverlay().size()).isEqualTo(1);
        assertThat(after.getOverlay().get(0)).isNotSameAs(before.getOverlay().get(0));
        assertThat(after.getRoi()).isNull();
        assertThat(List.of(after.getC(), after.getZ(), after.getT())).containsExactly(2, 1, 2);
        assertThat(after.getStack().getSliceLabel(7)).isEqualTo("plane 7");
        for (int channel = 0; channel < 3; channel++) {
            assertThat(after.getLuts()[channel].getBytes())
                    .isEqualTo(before.getLuts()[channel].getBytes());
            assertThat(after.getLuts()[channel].min).isEqualTo(before.getLuts()[channel].min);
            assertThat(after.getLuts()[channel].max).isEqualTo(before.getLuts()[channel].max);
        }
        assertThat(after.getLuts()[1].max).isEqualTo(3000);
    }

    @ParameterizedTest
    @CsvSource({"16-bit, 1", "16-bit, 3", "float, 1"})
    void theTableAndRangeOfPlainPicturesStay(String kind, int slices) {
        ImagePlus before = picture(kind, 1, slices, 1);
        before.setSlice(slices);
        LUT green = LUT.createLutFromColor(Color.GREEN);
        before.getProcessor().setLut(green);
        before.setDisplayRange(0.5, 2);

        ImagePlus after = ImageJPicture.of(before).edited(Map.of());

        assertThat(after.getCurrentSlice()).isEqualTo(slices);
        assertThat(after.getProcessor().getLut().getBytes()).isEqualTo(green.getBytes());
        assertThat(after.getDisplayRangeMax()).isEqualTo(2);
        assertThat(after.getDisplayRangeMin()).isEqualTo(before.getDisplayRangeMin());
    }

    @Test
    void twelveBitsInSixteenHaveTheirOwnWhite() {
        ShortProcessor pixels = new ShortProcessor(3, 1, new short[] {0, 2048, 4095}, null);
        ImagePlus image = new ImagePlus("12 bits", pixels);
        image.setDisplayRange(0, 4095);

        Photograph photograph = ImageJPicture.of(image).photograph(0);

        assertThat(photograph.minValue()).isZero();
        assertThat(photograph.maxValue()).isEqualTo(4095);
        assertThat(photograph.plane(0)).containsExactly(0, 2048, 4095);
        assertThat(photograph.toFloatImage().sample(2, 0, 0)).isCloseTo(255, within(1e-4f));
    }

    @Test
    void channelsHaveOneRangeFromTheLowestToTheHighestOfTheirs() {
        ImagePlus image = picture("16-bit", 3, 1, 1);
        int[][] ranges = {{300, 4000}, {200, 3000}, {250, 4095}};
        for (int channel = 1; channel <= 3; channel++) {
            image.setPosition(channel, 1, 1);
            image.setDisplayRange(ranges[channel - 1][0], ranges[channel - 1][1]);
        }

        Photograph photograph = ImageJPicture.of(image).photograph(0);

        assertThat(photograph.minValue()).isEqualTo(200);
        assertThat(photograph.maxValue()).isEqualTo(4095);
    }

    @Test
    void anInvertingTableTurnsTheRangeRoundToo() {
        ShortProcessor pixels = new ShortProcessor(2, 1, new short[] {100, 4000}, null);
        pixels.invertLut();
        ImagePlus image = new ImagePlus("inverted", pixels);
        image.setDisplayRange(100, 4000);

        Photograph photograph = ImageJPicture.of(image).photograph(0);

        assertThat(photograph.plane(0)).containsExactly(65535 - 100, 65535 - 4000);
        assertThat(photograph.toFloatImage().sample(0, 0, 0)).isEqualTo(255);
        assertThat(photograph.toFloatImage().sample(1, 0, 0)).isEqualTo(0);
    }

    @Test
    void aRangeWithoutExtentSaysNothing() {
        ImagePlus flat = new ImagePlus("flat", new ShortProcessor(2, 1, new short[] {7, 7}, null));
        ImagePlus floats =
                new ImagePlus("flat", new FloatProcessor(2, 1, new float[] {0.5f, 0.5f}));

        assertThat(ImageJPicture.of(flat).photograph(0).maxValue()).isEqualTo(65535);
        assertThat(ImageJPicture.of(floats).photograph(0).maxValue()).isEqualTo(1);
    }

    @Test
    void theRangeOfEightBitsIsAWayToLookAtThem() {
        ImagePlus image = picture("8-bit", 1, 1, 1);
        image.setDisplayRange(50, 100);

        Photograph photograph = ImageJPicture.of(image).photograph(0);

        assertThat(photograph.minValue()).isZero();
        assertThat(photograph.maxValue()).isEqualTo(255);
        assertThat(ImageJPicture.of(image).edited(Map.of()).getDisplayRangeMax()).isEqualTo(100);
    }

    @Test
    void aPaletteBecomesRgbAsItIsShown() {
        ImagePlus image = picture("8-bit", 1, 2, 1);
        LUT palette = palette();
        image.setLut(palette);
        ImageJPicture picture = ImageJPicture.of(image);
        Photograph photograph = picture.photograph(1);

        ImagePlus after = picture.edited(Map.of(1, edit(photograph)));

        assertThat(photograph.bands()).isEqualTo(3);
        assertThat(after.getBitDepth()).isEqualTo(24);
        assertThat(after.getStack().getSliceLabel(2)).isEqualTo("plane 2");
        for (int n = 1; n <= 2; n++) {
            int[] pixels = (int[]) pixels(after, n);
            for (int i = 0; i < pixels.length; i++) {
                int shown = palette.getRGB(noise("8-bit", n).get(i));
                boolean isEdited = n == 2 && i == EDITED;
                assertThat(pixels[i]).isEqualTo(isEdited ? 0xff808080 : shown);
            }
        }
        assertThat(image.getBitDepth()).isEqualTo(8);
    }

    /** Returns the palette that ImageJ's 8-bit Color makes of a picture with many colours. */
    private static LUT palette() {
        int[] noise = (int[]) noise("RGB", 1).getPixels();
        byte[][] bands = new byte[3][256];
        for (int i = 0; i < 256; i++) {
            int rgb = noise[i % noise.length] ^ 0x9e3779b9 * i;
            for (int band = 0; band < 3; band++) {
                bands[band][i] = (byte) (rgb >> 8 * band);
            }
        }
        return new LUT(bands[0], bands[1], bands[2]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8-bit", "16-bit", "float"})
    void falseColoursAreAWayToLookAtGrey(String kind) {
        for (String name : List.of("fire", "ice", "spectrum", "redgreen", "cyan")) {
            ImagePlus image = picture(kind, 1, 1, 1);
            Photograph asGrey = ImageJPicture.of(image).photograph(0);
            LUT falseColours = new LUT(LutLoader.getLut(name), 0, 255);
            image.setLut(falseColours);
            ImageJPicture picture = ImageJPicture.of(image);
            Photograph photograph = picture.photograph(0);

            ImagePlus after = picture.edited(Map.of(0, edit(photograph)));

            assertThat(photograph.bands()).as(name).isEqualTo(1);
            assertThat(photograph.plane(0, new Region(0, 0, WIDTH, HEIGHT)))
                    .as(name)
                    .isEqualTo(asGrey.plane(0, new Region(0, 0, WIDTH, HEIGHT)));
            assertThat(after.getBitDepth()).isEqualTo(image.getBitDepth());
            assertThat(after.getProcessor().getLut().getBytes()).isEqualTo(falseColours.getBytes());
        }
    }

    @Test
    void whatImageJOpensOfADeepColourPictureIsOnePhotographWithTheSameDigest() {
        for (int bitDepth : new int[] {8, 16}) {
            for (int bands : new int[] {1, 3}) {
                Photograph photograph = Pictures.noise(WIDTH, HEIGHT, bitDepth, bands, false);
                for (String name : new String[] {"picture.png", "picture.tif"}) {
                    Path file = folder.resolve(bitDepth + "-" + bands + name);
                    PhotographFile.write(photograph, file, false);

                    ImagePlus opened = new Opener().openImage(file.toString());
                    Photograph seen = ImageJPicture.of(opened).photograph(0);

                    assertThat(seen).as(file.toString()).isEqualTo(photograph);
                    assertThat(seen.sha256())
                            .isEqualTo(PhotographFile.read(file).sha256())
                            .isEqualTo(photograph.sha256());
                }
            }
        }
    }

    @Test
    void aVirtualStackIsReadSliceBySliceAndNotChanged() {
        int[] reads = new int[4];
        VirtualStack stack =
                new VirtualStack(WIDTH, HEIGHT, null, folder.toString()) {
                    @Override
                    public ImageProcessor getProcessor(int n) {
                        reads[n]++;
                        return noise("16-bit", n);
                    }
                };
        IntStream.rangeClosed(1, 3).forEach(n -> stack.addSlice("page" + n));
        stack.setBitDepth(16);
        ImagePlus image = new ImagePlus("virtual", stack);
        ImageJPicture picture = ImageJPicture.of(image);
        reads[3] = 0;

        Photograph photograph = picture.photograph(2);
        ImagePlus after = picture.edited(Map.of(2, edit(photograph)));

        assertThat(photograph.plane(0)[4]).isEqualTo(noise("16-bit", 3).getf(4));
        assertThat(after.getStack().isVirtual()).isFalse();
        assertThat(differing(image, after, 2)).isEmpty();
        assertThat(differing(image, after, 3)).containsExactly(EDITED);
        assertThat(after.getDisplayRangeMax()).isEqualTo(image.getDisplayRangeMax());
        assertThatThrownBy(() -> picture.replace(2, photograph))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("'virtual' is a virtual stack")
                .hasMessageContaining("as a new image");
    }

    @Test
    void whatCannotBeUndoneIsNotReplaced() {
        ImagePlus palette = picture("8-bit", 1, 1, 1);
        palette.setLut(palette());
        ImagePlus oneByOne = picture("8-bit", 3, 1, 1);
        oneByOne.setDisplayMode(IJ.GRAYSCALE);

        assertThatThrownBy(() -> ImageJPicture.of(palette).requireReplaceable())
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("colours of a lookup table");
        assertThatThrownBy(() -> ImageJPicture.of(oneByOne).requireReplaceable())
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("one by one");
        ImagePlus large =
                new CompositeImage(
                        new ImagePlus(
                                "large",
                                new ImageStack(6000, 6000) {
                                    {
                                        float[] shared = new float[6000 * 6000];
                                        addSlice("r", shared);
                                        addSlice("g", shared);
                                        addSlice("b", shared);
                                    }
                                }),
                        IJ.COMPOSITE);
        assertThatThrownBy(() -> ImageJPicture.of(large).requireReplaceable())
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("more than 200 MB");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void channelsThatAreNotThreeAreRefused(int channels) {
        ImagePlus image = picture("8-bit", channels, 1, 1);

        assertThatThrownBy(() -> ImageJPicture.of(image))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("'8-bit' has " + channels + " channels");
    }

    @Test
    void channelsInOtherColoursAreRefused() {
        CompositeImage image = (CompositeImage) picture("8-bit", 3, 1, 1);
        image.setChannelLut(LUT.createLutFromColor(Color.MAGENTA), 2);

        assertThatThrownBy(() -> ImageJPicture.of(image))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("Channel 2 of '8-bit' is not shown in green");
    }

    @Test
    void floatsThatAreNoNumbersAndWholeNumbersOf32BitsAreRefused() {
        FloatProcessor pixels = new FloatProcessor(2, 1, new float[] {0, Float.NaN});
        ImageJPicture picture = ImageJPicture.of(new ImagePlus("NaN", pixels));

        assertThatThrownBy(() -> picture.photograph(0))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("no numbers");
        assertThatThrownBy(() -> ImageJPicture.of(new ImagePlus("int", new IntProcessor(2, 1))))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("whole numbers of 32 bits");
        assertThatThrownBy(() -> ImageJPicture.of(new ImagePlus()))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("no pixels");
    }

    @Test
    void photographsOfAnotherShapeAndSlicesThatAreNotThereAreRefused() {
        ImageJPicture picture = ImageJPicture.of(picture("16-bit", 1, 1, 1));
        Photograph coloured = Pictures.noise(WIDTH, HEIGHT, 16, 3, false);
        Photograph small = Pictures.noise(WIDTH - 1, HEIGHT, 16, 1, false);

        for (Photograph other : List.of(coloured, small)) {
            assertThatThrownBy(() -> picture.edited(Map.of(0, other)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> picture.replace(0, other))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> picture.photograph(1))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void samplesBeyondWhatIsShownSurviveAnEditBesideThem() {
        ShortProcessor pixels =
                new ShortProcessor(4, 1, new short[] {10, 500, 5000, (short) 60000}, null);
        ImagePlus image = new ImagePlus("hot", pixels);
        image.setDisplayRange(100, 4095);
        ImageJPicture picture = ImageJPicture.of(image);
        Photograph photograph = picture.photograph(0);

        Photograph edited = photograph.withPlanes(new float[] {10, 9000, 5000, 60000});

        assertThat((short[]) picture.edited(Map.of(0, edited)).getProcessor().getPixels())
                .containsExactly((short) 10, (short) 4095, (short) 5000, (short) 60000);
    }

    @Test
    void theResultIsSavedAndOpenedAsItIs() {
        ImagePlus before = picture("16-bit", 3, 2, 1);
        ImageJPicture picture = ImageJPicture.of(before);
        ImagePlus after = picture.edited(Map.of(1, edit(picture.photograph(1))));
        Path file = folder.resolve("result.tif");

        new FileSaver(after).saveAsTiff(file.toString());

        ImagePlus opened = new Opener().openImage(file.toString());
        assertThat(ImageJPicture.of(opened).slices()).isEqualTo(2);
        assertThat(ImageJPicture.of(opened).photograph(1))
                .isEqualTo(ImageJPicture.of(after).photograph(1));
    }

    @Test
    void aSelectionIsPlacedOnItsSlice() {
        ImagePlus hyper = picture("16-bit", 3, 2, 2);
        Roi onChannels = new Roi(1, 1, 2, 2);
        ImageJPicture.of(hyper).place(onChannels, 2);
        Roi onSlice = new PointRoi(1, 1);
        ImageJPicture.of(picture("8-bit", 1, 4, 1)).place(onSlice, 2);

        assertThat(
                        List.of(
                                onChannels.getCPosition(),
                                onChannels.getZPosition(),
                                onChannels.getTPosition()))
                .containsExactly(0, 1, 2);
        assertThat(onSlice.getPosition()).isEqualTo(3);
    }

    @Test
    void ofPointsInAStackThoseOfTheSliceAreTaken() {
        ImagePlus image = picture("8-bit", 1, 3, 1);
        ImageJPicture before = ImageJPicture.of(image);
        PointRoi points = new PointRoi();
        image.setSlice(1);
        points.addPoint(image, 1, 2);
        image.setSlice(3);
        points.addPoint(image, 4, 3.5);
        image.setRoi(points);
        ImageJPicture picture = ImageJPicture.of(image);

        assertThat(before.selection(0)).as("the selection of the moment").isEmpty();
        assertThat(picture.selection(0).orElseThrow().points()).containsExactly(1, 2);
        assertThat(picture.selection(1).orElseThrow().points()).isEmpty();
        assertThat(picture.selection(2).orElseThrow().points()).containsExactly(4, 3.5);
    }
}
