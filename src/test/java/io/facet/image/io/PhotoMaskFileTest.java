package io.facet.image.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.io.RoiEncoder;
import ij.process.ByteProcessor;
import io.facet.FacetException;
import io.facet.image.PhotoMask;
import io.facet.image.Photograph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("sentences")
class PhotoMaskFileTest {

    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;

    @TempDir Path folder;

    private final Photograph photo =
            Photograph.ofPlanes(WIDTH, HEIGHT, 8, new float[WIDTH * HEIGHT]);

    private Path saved(Roi selection) throws IOException {
        return Files.write(folder.resolve("area.roi"), RoiEncoder.saveAsByteArray(selection));
    }

    private Path saved(Photograph mask, String name) {
        Path file = folder.resolve(name);
        PhotographFile.write(mask, file, true);
        return file;
    }

    static Stream<Roi> areas() {
        return Stream.of(
                new Roi(3, 4, 10, 12),
                new Roi(3, 4, 20, 14, 8), // with round corners
                new OvalRoi(3, 4, 21, 12),
                new PolygonRoi(
                        new float[] {2.5f, 30, 17.25f}, new float[] {3, 8.5f, 25}, Roi.POLYGON),
                new PolygonRoi(new int[] {5, 25, 30, 9}, new int[] {4, 6, 20, 25}, 4, Roi.FREEROI),
                new ShapeRoi(new Roi(2, 2, 30, 20)).xor(new ShapeRoi(new OvalRoi(8, 6, 12, 9))),
                new Roi(-5, -6, 20, 15), // begins left of and above the photograph
                new OvalRoi(25, 20, 30, 25)); // ends beyond it
    }

    @ParameterizedTest
    @MethodSource("areas")
    void anAreaSelectsThePixelsThatImageJFillsWithIt(Roi area) throws IOException {
        ByteProcessor filled = new ByteProcessor(WIDTH, HEIGHT);
        filled.setColor(255);
        filled.fill(area);

        PhotoMask mask = PhotoMaskFile.read(saved(area), photo);

        int selected = 0;
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            assertThat(mask.includes(i)).as("pixel %d", i).isEqualTo(filled.get(i) != 0);
            selected += mask.includes(i) ? 1 : 0;
        }
        assertThat(selected).isBetween(1, WIDTH * HEIGHT - 1);
    }

    @Test
    void anAreaBesideThePhotographIsRefusedAndSoIsOneOfAMuchLargerPicture() throws IOException {
        for (Roi area : new Roi[] {new Roi(50, 4, 10, 12), new OvalRoi(0, 0, 9000, 20)}) {
            Path file = saved(area);

            assertThatThrownBy(() -> PhotoMaskFile.read(file, photo))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("area.roi")
                    .hasMessageContaining("do not fit the photograph of 40 x 30");
        }
    }

    static Stream<Roi> otherSelections() {
        return Stream.of(
                new PointRoi(3, 4),
                new Line(1, 2, 8, 9),
                new PolygonRoi(new float[] {1, 9, 5}, new float[] {1, 2, 8}, Roi.POLYLINE));
    }

    @ParameterizedTest
    @MethodSource("otherSelections")
    void pointsAndLinesAreRefusedByTheirKind(Roi selection) throws IOException {
        Path file = saved(selection);

        assertThatThrownBy(() -> PhotoMaskFile.read(file, photo))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("holds no area")
                .hasMessageContaining("of the kind " + selection.getTypeAsString());
    }

    @Test
    void aDamagedSelectionIsRefused() throws IOException {
        byte[] whole = RoiEncoder.saveAsByteArray(new OvalRoi(3, 4, 10, 12));
        Path file = Files.write(folder.resolve("cut.ROI"), Arrays.copyOf(whole, 20));

        assertThatThrownBy(() -> PhotoMaskFile.read(file, photo))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("cut.ROI is damaged");
    }

    @Test
    void aGreyPictureLetsChangeByItsBrightness() {
        float[] grey = new float[WIDTH * HEIGHT];
        grey[5] = 255;
        grey[6] = 51;
        Photograph mask = Photograph.ofPlanes(WIDTH, HEIGHT, 8, grey);

        PhotoMask read = PhotoMaskFile.read(saved(mask, "mask.png"), photo);

        assertThat(read.values()[5]).isEqualTo(1);
        assertThat(read.values()[6]).isCloseTo(0.2f, within(1e-6f));
        assertThat(read.includes(7)).isFalse();
    }

    @Test
    void aPictureOf16BitsHasItsOwnWhite() {
        float[] grey = new float[WIDTH * HEIGHT];
        grey[5] = 65535;
        grey[6] = 13107;
        Photograph mask = Photograph.ofPlanes(WIDTH, HEIGHT, 16, grey);

        PhotoMask read = PhotoMaskFile.read(saved(mask, "mask.tif"), photo);

        assertThat(read.values()[5]).isEqualTo(1);
        assertThat(read.values()[6]).isCloseTo(0.2f, within(1e-6f));
    }

    @Test
    void ofAColouredPictureTheBrightestBandCountsAndAlphaDoesNot() {
        float[] red = new float[WIDTH * HEIGHT];
        red[5] = 255;
        float[] blue = new float[WIDTH * HEIGHT];
        blue[6] = 51;
        Photograph mask =
                Photograph.ofPlanes(WIDTH, HEIGHT, 8, red, new float[red.length], blue)
                        .withAlpha(new float[red.length]);

        PhotoMask read = PhotoMaskFile.read(saved(mask, "mask.png"), photo);

        assertThat(read.values()[5]).isEqualTo(1);
        assertThat(read.values()[6]).isCloseTo(0.2f, within(1e-6f));
    }

    @Test
    void aPictureOfAnotherSizeIsRefused() {
        Photograph mask = Photograph.ofPlanes(HEIGHT, WIDTH, 8, new float[WIDTH * HEIGHT]);
        Path file = saved(mask, "mask.png");

        assertThatThrownBy(() -> PhotoMaskFile.read(file, photo))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("mask.png has 30 x 40 pixels and the photograph 40 x 30");
    }

    @Test
    void aPictureThatIsBlackOrCountsWhiteAsOneIsRefused() {
        for (float brightest : new float[] {0, 1}) {
            float[] grey = new float[WIDTH * HEIGHT];
            grey[5] = brightest;
            Path file = saved(Photograph.ofPlanes(WIDTH, HEIGHT, 8, grey), "mask.png");

            assertThatThrownBy(() -> PhotoMaskFile.read(file, photo))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("mask.png is black everywhere");
        }
    }

    @Test
    void whatIsNeitherIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("mask.txt"), "mouth");

        assertThatThrownBy(() -> PhotoMaskFile.read(text, photo))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("mask.txt");
        assertThatThrownBy(() -> PhotoMaskFile.read(folder.resolve("none.roi"), photo))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("there is no such file");
    }
}
