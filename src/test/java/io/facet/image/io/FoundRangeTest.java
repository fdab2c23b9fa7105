package io.facet.image.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.CompositeImage;
import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.process.ShortProcessor;
import io.facet.FacetException;
import io.facet.image.Photograph;
import io.facet.image.ValueRange;
import io.facet.image.format.PngMetadataChunks;
import io.facet.image.metadata.FileBytes;
import io.facet.image.tiff.TiffBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which samples are black and white where the bit depth does not define it. */
class FoundRangeTest {

    @TempDir Path folder;

    private static TiffBytes grey(int... samples) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length);
        for (int sample : samples) {
            bytes.putShort((short) sample);
        }
        return TiffBytes.picture(ByteOrder.BIG_ENDIAN, samples.length, 1, 1, 16)
                .strip(bytes.array());
    }

    private Photograph read(TiffBytes tiff) throws IOException {
        return PhotographFile.read(tiff.writeTo(folder.resolve("range.tif")));
    }

    private static void assertRange(Photograph photograph, float black, float white) {
        assertThat(photograph.minValue()).isEqualTo(black);
        assertThat(photograph.maxValue()).isEqualTo(white);
    }

    @ParameterizedTest
    @CsvSource({
        "255, 255",
        "256, 1023",
        "1023, 1023",
        "1024, 4095",
        "4095, 4095",
        "4096, 16383",
        "16383, 16383",
        "16384, 65535",
        "65535, 65535"
    })
    void theFewestBitsThatHoldAllSamplesSayWhatWhiteIs(int largest, float white)
            throws IOException {
        Photograph photograph = read(grey(0, 100, largest));

        assertRange(photograph, 0, white);
        assertThat(photograph.notes()).hasSize(white == 65535 ? 0 : 1);
    }

    @Test
    void theRangeIsNamedWithItsReason() throws IOException {
        assertThat(read(grey(0, 4000)).notes())
                .containsExactly(
                        "0 counts as black and 4095 as white. All its samples fit into 12 bits.");
    }

    @Test
    void aPictureOfOneValueSaysNothing() throws IOException {
        assertRange(read(grey(7, 7)), 0, 65535);
    }

    @Test
    void tagsSayWhatBlackAndWhiteAre() throws IOException {
        assertRange(read(grey(20, 900).with(280, 10).with(281, 3000)), 10, 3000);
        assertRange(read(grey(20, 900).with(340, 20).with(341, 2000)), 20, 2000);
        assertRange(read(grey(20, 900).with(281, 65535)), 0, 65535);
    }

    @Test
    void tagsThatTheSamplesContradictAreIgnored() throws IOException {
        assertRange(read(grey(20, 4000).with(281, 1)), 0, 4095);
        assertRange(read(grey(20, 4000).with(280, 100).with(281, 4095)), 0, 4095);
    }

    @Test
    void omesSignificantBitsCount() throws IOException {
        byte[] text =
                "<OME><Pixels SignificantBits=\"13\"/></OME>\0".getBytes(StandardCharsets.UTF_8);

        assertRange(read(grey(20, 900).with(270, 2, text.length, text)), 0, 8191);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatImageJDisplayedCounts(int channels) {
        ImageStack stack = new ImageStack(20, 10);
        for (int channel = 0; channel < channels; channel++) {
            ShortProcessor plane = new ShortProcessor(20, 10);
            for (int i = 0; i < 200; i++) {
                plane.set(i, 150 + i * (channel + 1));
            }
            stack.addSlice(plane);
        }
        ImagePlus image = new ImagePlus("twelve", stack);
        Path file = folder.resolve("imagej.tif");
        if (channels == 1) {
            image.setDisplayRange(100, 3000);
            new FileSaver(image).saveAsTiff(file.toString());
        } else {
            image.setDimensions(3, 1, 1);
            CompositeImage composite = new CompositeImage(image, IJ.COMPOSITE);
            for (int channel = 1; channel <= 3; channel++) {
                composite.setC(channel);
                composite.setDisplayRange(100, 2999 + channel);
            }
            composite.setC(1);
            new FileSaver(composite).saveAsTiffStack(file.toString());
        }

        for (int page = 0; page < channels; page++) {
            assertRange(PhotographFile.read(file, page), 100, 3000 + page);
        }
    }

    @ParameterizedTest
    @CsvSource({"12, 4000, 4095", "12, 65520, 65535", "10, 4000, 65535", "16, 4000, 4095"})
    void pngsSignificantBitsCountIfTheSamplesAreNotStretched(int bits, int largest, float white)
            throws IOException {
        Path file = folder.resolve("bits.png");
        PhotographFile.write(Photograph.ofPlanes(2, 1, 16, new float[] {1, largest}), file, false);
        FileBytes.insert(
                file, PngMetadataChunks.OFFSET, FileBytes.chunk("sBIT", new byte[] {(byte) bits}));

        assertRange(PhotographFile.read(file), 1 - 1, white);
    }

    @Test
    void whatTheUserSaysCountsMore() throws IOException {
        Path file = grey(20, 900).with(281, 3000).writeTo(folder.resolve("range.tif"));

        Photograph photograph =
                PhotographPages.of(file).read(0, Optional.of(ValueRange.parse("0,4095")));

        assertRange(photograph, 0, 4095);
        assertThat(photograph.notes()).isEmpty();
    }

    @Test
    void aRangeThatTheDepthCannotHoldIsRefused() throws IOException {
        Path file = grey(20, 900).writeTo(folder.resolve("range.tif"));

        assertThatThrownBy(
                        () ->
                                PhotographPages.of(file)
                                        .read(0, Optional.of(ValueRange.parse("-1,70000"))))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("16 bits")
                .hasMessageContaining("-1,70000");
    }

    @Test
    void anEditedPictureOfTwelveBitsIsReadInTheSameRangeAgain() throws IOException {
        Photograph photograph =
                PhotographPages.of(grey(20, 900).writeTo(folder.resolve("range.tif")))
                        .read(0, Optional.of(ValueRange.parse("0,4095")));
        Path out = folder.resolve("out.tif");

        PhotographFile.write(photograph.withPlanes(new float[] {-7, 800}), out, false);

        Photograph back = PhotographFile.read(out);
        assertThat(back.plane(0)).containsExactly(0, 800);
        assertRange(back, 0, 4095);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4095", "a,b", "0;4095", "5,5", "9,1", "0,1e99", "", "1,2,3"})
    void whatIsNotARangeIsRefused(String text) {
        assertThatThrownBy(() -> ValueRange.parse(text)).isInstanceOf(FacetException.class);
    }

    @Test
    void aRangeIsShownAsItIsRead() {
        assertThat(ValueRange.parse("0, 4095")).hasToString("0,4095");
        assertThat(ValueRange.parse("-0.5,1")).hasToString("-0.5,1");
    }
}
