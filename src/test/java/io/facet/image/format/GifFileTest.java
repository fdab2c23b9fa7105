package io.facet.image.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.image.io.PhotographFile;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GifFileTest {

    @TempDir Path folder;
    private Path file;
    private byte[] whole;

    /** Writes two pictures with extensions and a colour table each, as in an animation. */
    @BeforeEach
    void writeAnimation() throws IOException {
        file = folder.resolve("animation.gif");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(picture(1), null, null), null);
            writer.writeToSequence(new IIOImage(picture(2), null, null), null);
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        whole = Files.readAllBytes(file);
    }

    private static BufferedImage picture(int step) {
        BufferedImage image = new BufferedImage(12, 10, BufferedImage.TYPE_BYTE_INDEXED);
        for (int i = 0; i < 120; i++) {
            image.getRaster().setSample(i % 12, i / 12, 0, i * step * 7919 % 216);
        }
        return image;
    }

    @Test
    void aWholeFileIsRead() {
        assertThatCode(() -> GifFile.read(file, ReadingTime.start())).doesNotThrowAnyException();
        assertThat(PhotographFile.read(file)).hasToString("Photograph[12 x 10, 8 bits, RGB]");
    }

    @Test
    void anAnimationSaysThatOnePictureIsRead() {
        assertThat(PhotographFile.read(file).notes())
                .containsExactly("Only the first of its 2 pictures is read.");
    }

    @Test
    void whateverStandsBehindTheTrailerIsNotLookedAt() throws IOException {
        Files.write(file, Arrays.copyOf(whole, whole.length + 5));

        assertThatCode(() -> GifFile.read(file, ReadingTime.start())).doesNotThrowAnyException();
    }

    @Test
    void everyCutBeforeTheTrailerIsNoticed() throws IOException {
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> GifFile.read(file, ReadingTime.start()))
                    .as("the first %d of %d bytes", length, whole.length)
                    .isInstanceOf(EOFException.class);
        }
    }
}
