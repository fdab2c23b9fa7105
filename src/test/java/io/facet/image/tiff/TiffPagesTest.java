package io.facet.image.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import io.facet.FacetException;
import io.facet.image.Photograph;
import io.facet.image.Pictures;
import io.facet.image.Region;
import io.facet.image.io.PhotographFile;
import io.facet.image.metadata.ExifBlock;
import io.facet.image.metadata.FileBytes;
import io.facet.image.metadata.PhotographMetadata;
import io.facet.image.metadata.PhotographMetadataTest;
import io.facet.image.metadata.TiffDirectory;
import io.facet.image.metadata.TiffEntry;
import io.facet.image.metadata.TiffTag;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests files of several pages as written by ImageJ and other programs. */
class TiffPagesTest {

    @TempDir Path folder;

    /**
     * Returns a stack of three 16-bit slices, 20 x 10, with the values 1000, 2000 and 3000 +
     * column.
     */
    private Path imageJStack() {
        ImageStack stack = new ImageStack(20, 10);
        for (int slice = 1; slice <= 3; slice++) {
            ImageProcessor pixels = new ShortProcessor(20, 10);
            for (int i = 0; i < 200; i++) {
                pixels.set(i, 1000 * slice + i % 20);
            }
            stack.addSlice("slice " + slice, pixels);
        }
        Path file = folder.resolve("stack.tif");
        new FileSaver(new ImagePlus("stack", stack)).saveAsTiffStack(file.toString());
        return file;
    }

    /** Returns a file of three pages that differ in size, kind and compression. */
    private Path mixedPages(String compression) throws IOException {
        Path file = folder.resolve("mixed.tif");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType(compression);
            parameters.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setTiling(16, 16, 0, 0);
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (BufferedImage page : pages()) {
                writer.writeToSequence(new IIOImage(page, null, null), parameters);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return file;
    }

    private static BufferedImage[] pages() {
        return new BufferedImage[] {
            Pictures.noise(37, 23, 8, 3, false).toBufferedImage(),
            Pictures.noise(20, 40, 16, 1, false).toBufferedImage(),
            Pictures.noise(33, 17, 8, 3, true).toBufferedImage()
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"LZW", "Deflate", "PackBits"})
    void everyPageIsAPictureOfItsOwn(String compression) throws IOException {
        Path file = mixedPages(compression);

        assertThat(PhotographFile.pages(file)).isEqualTo(3);
        for (int page = 0; page < 3; page++) {
            assertThat(PhotographFile.read(file, page)).isEqualTo(Photograph.of(pages()[page]));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LZW", "Deflate", "PackBits"})
    void theOtherPagesComeBackByteForByte(String compression) throws IOException {
        Path file = mixedPages(compression);
        Path out = folder.resolve("out.tif");
        Photograph changed = Pictures.noise(5, 6, 16, 3, false);

        PhotographFile.writePages(file, Map.of(1, changed), out, false);

        assertThat(PhotographFile.pages(out)).isEqualTo(3);
        assertThat(PhotographFile.read(out, 0)).isEqualTo(PhotographFile.read(file, 0));
        assertThat(PhotographFile.read(out, 1)).isEqualTo(changed);
        assertThat(PhotographFile.read(out, 2)).isEqualTo(PhotographFile.read(file, 2));
        for (int page : new int[] {0, 2}) {
            assertThat(tile(out, directory(out, page)))
                    .isEqualTo(tile(file, directory(file, page)));
        }
    }

    private static TiffDirectory directory(Path file, int page) throws IOException {
        try (FileChannel in = FileChannel.open(file)) {
            return TiffFile.of(in).page(page);
        }
    }

    /** Returns the bytes of the last tile. */
    private static byte[] tile(Path file, TiffDirectory page) throws IOException {
        TiffEntry offsets = page.find(TiffTag.TILE_OFFSETS).orElseThrow();
        TiffEntry lengths = page.find(TiffTag.TILE_BYTE_COUNTS).orElseThrow();
        int last = offsets.count() - 1;
        int from = (int) offsets.number(last);
        return Arrays.copyOfRange(
                Files.readAllBytes(file), from, from + (int) lengths.number(last));
    }

    @Test
    void imageJOpensAStackOfItsOwnWithOneSliceChanged() throws IOException {
        Path file = imageJStack();
        Path out = folder.resolve("out.tif");
        Photograph before = PhotographFile.read(file, 1);
        Photograph changed = before.withRegion(new Region(3, 2, 1, 1), new float[] {7});

        PhotographFile.writePages(file, Map.of(1, changed), out, false);

        ImagePlus opened = new Opener().openImage(out.toString());
        assertThat(opened.getStackSize()).isEqualTo(3);
        assertThat(opened.getBitDepth()).isEqualTo(16);
        assertThat(opened.getStack().getSliceLabel(2)).isEqualTo("slice 2");
        for (int slice = 1; slice <= 3; slice++) {
            short[] pixels = (short[]) opened.getStack().getPixels(slice);
            for (int i = 0; i < 200; i++) {
                boolean edited = slice == 2 && i == 2 * 20 + 3;
                assertThat(pixels[i]).isEqualTo((short) (edited ? 7 : 1000 * slice + i % 20));
            }
        }
    }

    @Test
    void aFloatPictureOfImageJKeepsItsSamplesAndItsScale() {
        Path file = folder.resolve("float.tif");
        Path out = folder.resolve("out.tif");
        float[] samples = new float[200];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i / 123f - 0.5f;
        }
        ImagePlus picture = new ImagePlus("float", new FloatProcessor(20, 10, samples));
        picture.getCalibration().setUnit("cm");
        picture.getCalibration().pixelWidth = 0.01;
        picture.getCalibration().pixelHeight = 0.02;
        new FileSaver(picture).saveAsTiff(file.toString());

        PhotographFile.write(PhotographFile.read(file), out, false);

        assertThat(PhotographFile.read(out).plane(0)).containsExactly(samples);
        ImagePlus opened = new Opener().openImage(out.toString());
        assertThat((float[]) opened.getProcessor().getPixels()).containsExactly(samples);
        assertThat(opened.getCalibration().getUnit()).isEqualTo("cm");
        assertThat(opened.getCalibration().pixelHeight).isEqualTo(0.02);
    }

    @Test
    void nothingIsLostInAFormatThatHoldsOnePicture() {
        Path file = imageJStack();
        Photograph page = PhotographFile.read(file, 1);

        assertThatThrownBy(
                        () ->
                                PhotographFile.writePages(
                                        file, Map.of(1, page), folder.resolve("out.png"), false))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("3 pages")
                .hasMessageContaining("name the output .tif");
        assertThat(folder.resolve("out.png")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3})
    void aPageThatIsNotThereIsRefused(int page) {
        Path file = imageJStack();

        assertThatThrownBy(() -> PhotographFile.read(file, page))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("has 3 pages; there is no page " + (page + 1));
    }

    @Test
    void otherFormatsHaveOnePage() {
        Path file = folder.resolve("one.png");
        Path out = folder.resolve("out.jpg");
        PhotographFile.write(Pictures.ramps(8, 8), file, false);

        PhotographFile.writePages(file, Map.of(0, Pictures.ramps(9, 8)), out, false);

        assertThat(PhotographFile.pages(file)).isEqualTo(1);
        assertThat(PhotographFile.read(out).width()).isEqualTo(9);
        assertThatThrownBy(() -> PhotographFile.read(file, 1))
                .hasMessageContaining("has one page; there is no page 2");
    }

    @Test
    void slicesWithoutADirectoryAreNotLostInSilence() {
        Path file = folder.resolve("large.tif");
        TiffDirectory description =
                new TiffDirectory(
                        List.of(
                                FileBytes.ascii(
                                        TiffTag.IMAGE_DESCRIPTION,
                                        ByteOrder.BIG_ENDIAN,
                                        "ImageJ=1.54p\nimages=70000\nslices=70000\n")));
        PhotographMetadata metadata =
                PhotographMetadataTest.ofExif(ExifBlock.of(description, ByteOrder.BIG_ENDIAN));
        PhotographFile.write(Pictures.noise(4, 4, 8, 1, false).withMetadata(metadata), file, false);

        assertThatThrownBy(() -> PhotographFile.read(file))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("70000 slices");
    }
}
