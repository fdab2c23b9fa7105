package io.facet.image.ij;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.io.RoiEncoder;
import ij.process.ByteProcessor;
import io.facet.FacetException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests reading selections that were written by ImageJ's own encoder. */
@Tag("sentences")
class SelectionFileTest {

    @TempDir Path folder;

    private Path saved(Roi selection) throws IOException {
        return Files.write(folder.resolve("selection.roi"), RoiEncoder.saveAsByteArray(selection));
    }

    @Test
    void pointsBetweenPixelsComeAsTheyWereMarkedInTheirOrder() throws IOException {
        PointRoi points =
                new PointRoi(new float[] {40.25f, 20.5f, 30}, new float[] {7.75f, 8, 60.125f});

        assertThat(SelectionFile.points(saved(points)))
                .containsExactly(40.25, 7.75, 20.5, 8, 30, 60.125);
    }

    @Test
    void pointsOnWholePixelsComeAsTheyWereMarked() throws IOException {
        PointRoi points = new PointRoi(new int[] {40, 20}, new int[] {7, 8}, 2);

        assertThat(SelectionFile.points(saved(points))).containsExactly(40, 7, 20, 8);
    }

    @Test
    void aPointLeftOfThePictureKeepsItsSign() throws IOException {
        PointRoi points = new PointRoi(new float[] {-2.5f, 20}, new float[] {-0.5f, 8});

        assertThat(SelectionFile.points(saved(points))).containsExactly(-2.5, -0.5, 20, 8);
    }

    @Test
    void imageJDrawsAPointOnThePixelWhoseMiddleItIsAndSoFacetsOriginIsImageJs() throws IOException {
        for (double shift : new double[] {0, 0.4, -0.4}) {
            ByteProcessor picture = new ByteProcessor(8, 6);
            picture.setColor(255);

            new PointRoi(3 + shift, 2 + shift).drawPixels(picture);

            // If (0, 0) were the corner of the first pixel, 2.6 would be in pixel 2 and 3.4 in
            // pixel 3.
            assertThat(picture.get(3, 2)).as("a point at 3 and %s", shift).isEqualTo(255);
        }
        assertThat(SelectionFile.points(saved(new PointRoi(3, 2)))).containsExactly(3, 2);
    }

    @Test
    void pointsOfAnImageJWithoutFractionsAreReadToo() throws IOException {
        // Written by hand after the format's description in ImageJ's RoiDecoder: version 217 knows
        // short numbers only, relative to the upper left corner of the box around them.
        ByteBuffer bytes = ByteBuffer.allocate(64 + 8);
        bytes.put(new byte[] {'I', 'o', 'u', 't'}).putShort((short) 217).put((byte) 10);
        bytes.putShort(8, (short) 7).putShort(10, (short) 20);
        bytes.putShort(12, (short) 9).putShort(14, (short) 41).putShort(16, (short) 2);
        bytes.putShort(64, (short) 20).putShort(66, (short) 0);
        bytes.putShort(68, (short) 0).putShort(70, (short) 1);
        Path file = Files.write(folder.resolve("old.roi"), bytes.array());

        assertThat(SelectionFile.points(file)).containsExactly(40, 7, 20, 8);
    }

    static Stream<Roi> otherSelections() {
        return Stream.of(
                new Roi(3, 4, 10, 12),
                new OvalRoi(3, 4, 10, 12),
                new Line(1, 2, 8, 9),
                new PolygonRoi(new float[] {1, 9, 5}, new float[] {1, 2, 8}, Roi.POLYGON));
    }

    @ParameterizedTest
    @MethodSource("otherSelections")
    void areasAndLinesAreRefusedByTheirKind(Roi selection) throws IOException {
        Path file = saved(selection);

        assertThatThrownBy(() -> SelectionFile.points(file))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("of the kind " + selection.getTypeAsString())
                .hasMessageContaining("multi-point tool");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 63, 64, 70})
    void aSelectionThatEndsEarlyIsRefusedAsDamaged(int length) throws IOException {
        byte[] whole = RoiEncoder.saveAsByteArray(new PointRoi(new int[] {4, 2}, new int[2], 2));
        Path file = Files.write(folder.resolve("cut.roi"), Arrays.copyOf(whole, length));

        assertThatThrownBy(() -> SelectionFile.points(file))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("cut.roi is damaged")
                .hasMessageContaining("Save the selection again");
    }

    @Test
    void aHeaderThatAnnouncesTwoBillionPointsMakesNoRoomForThem() throws IOException {
        byte[] bytes = RoiEncoder.saveAsByteArray(new PointRoi(new int[] {4, 2}, new int[2], 2));
        ByteBuffer.wrap(bytes).putShort(16, (short) 0).putInt(18, Integer.MAX_VALUE);
        Path file = Files.write(folder.resolve("huge.roi"), bytes);

        assertThatThrownBy(() -> SelectionFile.points(file))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("huge.roi is damaged");
    }

    @Test
    void randomBytesBehindAGoodBeginningNeverCauseAnythingButASentence() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[40 + random.nextInt(200)];
            random.nextBytes(bytes);
            bytes[0] = 'I';
            bytes[1] = 'o';
            bytes[6] = (byte) (i % 11);
            Path file = Files.write(folder.resolve("random.roi"), bytes);
            try {
                assertThat(SelectionFile.points(file).length % 2).isZero();
            } catch (FacetException e) {
                assertThat(e).hasMessageContaining("random.roi");
            }
        }
    }

    @Test
    void anotherFileIsRefusedAndSoIsOneThatIsNotThere() throws IOException {
        Path text = Files.writeString(folder.resolve("text.roi"), "210,180,290,182");

        assertThatThrownBy(() -> SelectionFile.points(text))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("text.roi is no selection that ImageJ saved");
        assertThatThrownBy(() -> SelectionFile.points(folder.resolve("none.roi")))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("none.roi: there is no such file");
        assertThatThrownBy(() -> SelectionFile.points(folder))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("is a folder");
    }
}
