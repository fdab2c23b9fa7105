package io.facet.image.ij;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.ImagePlus;
import ij.gui.EllipseRoi;
import ij.gui.ImageRoi;
import ij.gui.Line;
import ij.gui.OvalRoi;
import ij.gui.PointRoi;
import ij.gui.PolygonRoi;
import ij.gui.Roi;
import ij.gui.RotatedRectRoi;
import ij.gui.ShapeRoi;
import ij.gui.TextRoi;
import ij.io.RoiEncoder;
import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import io.facet.FacetException;
import io.facet.image.PhotoMask;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("sentences")
class SelectionTest {

    private static final int WIDTH = 30;
    private static final int HEIGHT = 20;

    @TempDir Path folder;

    static Stream<Roi> areas() {
        float[] x = {3.5f, 18, 9};
        float[] y = {2, 5.5f, 14};
        return Stream.of(
                new Roi(3, 4, 10, 12),
                new Roi(25, 15, 20, 20),
                new OvalRoi(3, 4, 10, 12),
                new EllipseRoi(4, 4, 20, 12, 0.5),
                new RotatedRectRoi(4, 4, 20, 12, 6),
                new PolygonRoi(x, y, Roi.POLYGON),
                new PolygonRoi(x, y, Roi.FREEROI),
                new PolygonRoi(new int[] {3, 18, 18, 3}, new int[] {2, 2, 9, 9}, 4, Roi.TRACED_ROI),
                new ShapeRoi(new Rectangle(2, 2, 9, 9)).not(new ShapeRoi(new OvalRoi(4, 4, 4, 4))));
    }

    static Stream<Roi> others() {
        float[] x = {3, 18, 9};
        float[] y = {2, 5, 14};
        return Stream.of(
                new Line(1, 2, 8, 9),
                new PolygonRoi(x, y, Roi.POLYLINE),
                new PolygonRoi(x, y, Roi.FREELINE),
                new PolygonRoi(x, y, Roi.ANGLE),
                new TextRoi(2, 3, "smile"),
                new ImageRoi(2, 3, new ByteProcessor(4, 4)));
    }

    /**
     * Returns the pixels that ImageJ itself fills, an independent oracle that does not use a mask.
     */
    private static ImageProcessor filled(Roi roi) {
        ByteProcessor picture = new ByteProcessor(WIDTH, HEIGHT);
        picture.setValue(255);
        picture.fill(roi);
        return picture;
    }

    @ParameterizedTest
    @MethodSource("areas")
    void anAreaHasThePixelsThatImageJFills(Roi roi) {
        ImagePlus image = new ImagePlus("area", new ByteProcessor(WIDTH, HEIGHT));
        image.setRoi(roi);
        Selection selection = ImageJPicture.of(image).selection(0).orElseThrow();

        PhotoMask mask = selection.area(WIDTH, HEIGHT);

        assertThat(selection.kind()).isEqualTo(Selection.Kind.AREA);
        ImageProcessor filled = filled(roi);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            assertThat(mask.includes(i)).as("pixel %d", i).isEqualTo(filled.get(i) != 0);
        }
    }

    @ParameterizedTest
    @MethodSource("areas")
    void theSameAreaInAFileIsTheSame(Roi roi) throws IOException {
        Path file = folder.resolve("area.roi");
        Files.write(file, RoiEncoder.saveAsByteArray(roi));

        assertThat(SelectionFile.area(file, WIDTH, HEIGHT))
                .isEqualTo(Selection.of(roi).area(WIDTH, HEIGHT));
    }

    @Test
    void pointsComeAsTheyWereMarkedInTheirOrder() {
        Selection selection =
                Selection.of(
                        new PointRoi(
                                new float[] {40.25f, 20.5f, 30}, new float[] {7.75f, 8, 60.125f}));

        assertThat(selection.kind()).isEqualTo(Selection.Kind.POINTS);
        assertThat(selection.points()).containsExactly(40.25, 7.75, 20.5, 8, 30, 60.125);
    }

    @Test
    void onePointIsOnePoint() {
        assertThat(Selection.of(new PointRoi(12, 7)).points()).containsExactly(12, 7);
    }

    @ParameterizedTest
    @MethodSource("others")
    void linesTextsAndPicturesAreRefusedByTheirKind(Roi roi) {
        Selection selection = Selection.of(roi);
        String kind =
                roi instanceof TextRoi
                        ? "Text"
                        : roi instanceof ImageRoi ? "Image" : roi.getTypeAsString();

        assertThatThrownBy(selection::kind)
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("The selection is of the kind " + kind)
                .hasMessageContaining("multi-point tool");
        assertThatThrownBy(selection::points).hasMessageContaining("of the kind " + kind);
        assertThatThrownBy(() -> selection.area(WIDTH, HEIGHT))
                .hasMessageContaining("of the kind " + kind)
                .hasMessageEndingWith("freehand tool for example.");
    }

    @Test
    void anAreaBesideThePhotographIsRefused() {
        assertThatThrownBy(() -> Selection.of(new Roi(40, 4, 10, 12)).area(WIDTH, HEIGHT))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("10 x 12 pixels from (40, 4)");
    }
}
