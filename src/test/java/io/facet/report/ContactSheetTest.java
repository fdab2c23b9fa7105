package io.facet.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.image.Photograph;
import io.facet.report.ContactSheet.Cell;
import io.facet.report.ContactSheet.Row;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactSheetTest {

    private static final int SIDE = 64;
    private static final int WHITE = 0xffffffff;

    @Test
    void picturesOfTheCellsSizeAreInTheirCellsPixelByPixel() {
        BufferedImage[] pictures = {pattern(1), pattern(2), pattern(3)};
        ContactSheet sheet =
                new ContactSheet(
                        List.of(
                                new Row(
                                        "first",
                                        List.of(
                                                new Cell(pictures[0], "a"),
                                                new Cell(pictures[1], "b"))),
                                new Row("second", List.of(new Cell(pictures[2], "c")))),
                        SIDE);

        BufferedImage image = sheet.toImage();

        assertThat(cut(image, sheet.area(0, 0))).isEqualTo(pixels(pictures[0]));
        assertThat(cut(image, sheet.area(0, 1))).isEqualTo(pixels(pictures[1]));
        assertThat(cut(image, sheet.area(1, 0))).isEqualTo(pixels(pictures[2]));
    }

    @Test
    void cellsLieOnTheSheetAndApart() {
        Cell cell = new Cell(pattern(1), "label");
        ContactSheet sheet =
                new ContactSheet(
                        List.of(
                                new Row("one", List.of(cell)),
                                new Row("two", List.of(cell, cell, cell))),
                        SIDE);

        BufferedImage image = sheet.toImage();

        Rectangle paper = new Rectangle(image.getWidth(), image.getHeight());
        assertThat(paper.contains(sheet.area(1, 2))).isTrue();
        assertThat(sheet.area(1, 1).x - sheet.area(1, 0).x).isGreaterThan(SIDE);
        assertThat(sheet.area(1, 0).y - sheet.area(0, 0).y).isGreaterThan(SIDE);
    }

    @Test
    void aLargePictureIsShrunkToItsMeans() {
        BufferedImage stripes = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 256; y++) {
            for (int x = 0; x < 256; x++) {
                stripes.setRGB(x, y, x % 2 == 0 ? 0xffffff : 0x000000);
            }
        }

        int[] shown = shown(stripes);

        // Four columns, two of them white, make one: (255 + 0) / 2, rounded half up.
        assertThat(shown).containsOnly(0xff808080);
    }

    @Test
    void aSizeThatIsNoMultipleKeepsTheMeanToo() {
        BufferedImage step = new BufferedImage(96, 96, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 96; y++) {
            step.setRGB(0, y, 0xffffff);
        }

        int[] shown = shown(step);

        // A new pixel covers 1.5 old ones: the first a white one and half a black one.
        assertThat(shown[0]).isEqualTo(0xff000000 | 170 * 0x010101);
        assertThat(shown[1]).isEqualTo(0xff000000);
    }

    @Test
    void aSmallPictureIsEnlargedSmoothly() {
        BufferedImage halves = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
        halves.setRGB(1, 0, 0xffffff);
        halves.setRGB(1, 1, 0xffffff);

        int[] shown = shown(halves);

        int[] row = Arrays.copyOfRange(shown, SIDE * SIDE / 2, SIDE * SIDE / 2 + SIDE);
        assertThat(row[2] & 0xff).isLessThan(20);
        assertThat(row[SIDE - 3] & 0xff).isGreaterThan(235);
        assertThat(row[SIDE / 2] & 0xff).isBetween(100, 160);
    }

    @Test
    void aWidePictureKeepsItsProportionsInTheMiddle() {
        BufferedImage wide = new BufferedImage(128, 32, BufferedImage.TYPE_INT_RGB);

        int[] shown = shown(wide);

        // 128 x 32 at half the size is 64 x 16, with 24 rows free above and below.
        assertThat(column(shown, 5, 24, 40)).containsOnly(0xff000000);
        assertThat(column(shown, 5, 0, 23)).containsOnly(WHITE);
        assertThat(column(shown, 5, 41, 64)).containsOnly(WHITE);
    }

    @Test
    void greysAreNotBrightened() {
        float[] plane = new float[SIDE * SIDE];
        Arrays.fill(plane, 100);

        int[] shown = shown(Photograph.ofPlanes(SIDE, SIDE, 8, plane).toBufferedImage());

        assertThat(shown).containsOnly(0xff646464);
    }

    @Test
    void whatIsTransparentIsWhite() {
        float[] black = new float[SIDE * SIDE];
        float[] alpha = new float[SIDE * SIDE];
        alpha[0] = 65535;
        alpha[1] = 65535 / 5;

        int[] shown =
                shown(
                        Photograph.ofPlanes(SIDE, SIDE, 16, black)
                                .withAlpha(alpha)
                                .toBufferedImage());

        assertThat(shown[0]).isEqualTo(0xff000000);
        assertThat(shown[1]).isEqualTo(0xffcccccc);
        assertThat(shown[2]).isEqualTo(WHITE);
    }

    @Test
    void labelsAreWrittenBelowTheirPicturesAndTitlesAbove() {
        BufferedImage picture = pattern(1);
        ContactSheet silent =
                new ContactSheet(List.of(new Row("", List.of(new Cell(picture, "")))), SIDE);
        ContactSheet labelled =
                new ContactSheet(
                        List.of(new Row("Title", List.of(new Cell(picture, "label")))), SIDE);

        Rectangle area = labelled.area(0, 0);
        BufferedImage image = labelled.toImage();

        assertThat(inked(image, 0, area.y - 1)).isTrue();
        assertThat(inked(image, area.y + SIDE + 1, image.getHeight())).isTrue();
        assertThat(inked(silent.toImage(), 0, silent.area(0, 0).y - 1)).isFalse();
        assertThat(area.y).isGreaterThan(silent.area(0, 0).y);
    }

    @Test
    void aLabelWiderThanItsCellIsBrokenIntoLines() {
        String label = "a label that is much wider than its picture";
        int single = sheet(pattern(1), "a label").toImage().getHeight();

        BufferedImage image = sheet(pattern(1), label).toImage();

        assertThat(image.getWidth()).isEqualTo(sheet(pattern(1), "a label").toImage().getWidth());
        assertThat(image.getHeight()).isGreaterThan(single + 20);
    }

    @Test
    void sheetsThatWouldShowNothingAreRefused() {
        List<Row> rows = List.of(new Row("", List.of(new Cell(pattern(1), ""))));

        assertThatThrownBy(() -> new ContactSheet(List.of(), SIDE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ContactSheet(rows, 15))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Row("", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ContactSheet sheet(BufferedImage picture, String label) {
        return new ContactSheet(List.of(new Row("", List.of(new Cell(picture, label)))), SIDE);
    }

    /** Returns the pixels of a cell that shows a picture. */
    private static int[] shown(BufferedImage picture) {
        ContactSheet sheet = sheet(picture, "");
        return cut(sheet.toImage(), sheet.area(0, 0));
    }

    private static int[] cut(BufferedImage image, Rectangle area) {
        return pixels(image.getSubimage(area.x, area.y, area.width, area.height));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /** Returns the pixels of a column from one row up to, but excluding, another. */
    private static int[] column(int[] pixels, int x, int from, int to) {
        int[] column = new int[to - from];
        for (int y = from; y < to; y++) {
            column[y - from] = pixels[y * SIDE + x];
        }
        return column;
    }

    private static boolean inked(BufferedImage image, int from, int to) {
        for (int y = from; y < to; y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xff) < 0x80) {
                    return true;
                }
            }
        }
        return false;
    }

    private static BufferedImage pattern(int seed) {
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                picture.setRGB(x, y, (x * 4 << 16 | y * 4 << 8 | x ^ y) * seed & 0xffffff);
            }
        }
        return picture;
    }
}
