package io.facet.report;

import io.facet.image.Photograph;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A table of pictures for comparison side by side: a row may be a face, a column a strength.
 *
 * <pre>{@code
 * Row row = new Row("Ann", List.of(Cell.of(before, "before"), Cell.of(after, "smiling, 2.5")));
 * BufferedImage sheet = new ContactSheet(List.of(row), 256).toImage();
 * }</pre>
 *
 * <p>A picture is scaled to its square cell with its aspect ratio preserved: shrunk by area
 * averaging, or enlarged bicubically. Transparent parts are white, like the sheet.
 *
 * @param rows the rows from top to bottom, at least one; they may differ in length
 * @param cellSize the side of a cell, in pixels, at least 16
 */
public record ContactSheet(List<Row> rows, int cellSize) {

    private static final Color TITLE = new Color(0x202020);
    private static final Color LABEL = new Color(0x404040);
    private static final Color FRAME = new Color(0xd0d0d0);

    /**
     * A row of pictures.
     *
     * @param title the text above the pictures; may be empty
     * @param cells the pictures from left to right, at least one
     */
    public record Row(String title, List<Cell> cells) {

        /**
         * @throws IllegalArgumentException if there are no cells
         */
        public Row {
            cells = List.copyOf(cells);
            if (cells.isEmpty()) {
                throw new IllegalArgumentException("a row needs a picture");
            }
        }
    }

    /**
     * A picture and its label.
     *
     * @param picture of any size, grey or RGB
     * @param label the text below the picture, wrapped to the width of the cell; may be empty
     */
    public record Cell(BufferedImage picture, String label) {

        /** Creates a cell from a photograph and its label. */
        public static Cell of(Photograph photograph, String label) {
            return new Cell(photograph.toBufferedImage(), label);
        }
    }

    /**
     * @throws IllegalArgumentException if there are no rows or the cells are too small
     */
    public ContactSheet {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a contact sheet needs a row");
        }
        if (cellSize < 16) {
            throw new IllegalArgumentException("cells of " + cellSize + " pixels show nothing");
        }
    }

    /** Draws the sheet: 8-bit RGB on white. */
    public BufferedImage toImage() {
        int height = rowTop(rows.size());
        BufferedImage sheet = new BufferedImage(width(), height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = Drawing.on(sheet);
        try {
            for (int row = 0; row < rows.size(); row++) {
                drawRow(graphics, row);
            }
        } finally {
            graphics.dispose();
        }
        return sheet;
    }

    /**
     * Returns the square of a cell on the sheet, in pixels. The picture is centred in it.
     *
     * @throws IndexOutOfBoundsException if there is no such cell
     */
    public Rectangle area(int row, int column) {
        rows.get(row).cells().get(column);
        int left = margin() + column * (cellSize + gap());
        return new Rectangle(left, rowTop(row) + titleHeight(row), cellSize, cellSize);
    }

    private void drawRow(Graphics2D graphics, int row) {
        graphics.setColor(TITLE);
        title(row).draw(graphics, margin(), rowTop(row));
        List<Cell> cells = rows.get(row).cells();
        for (int column = 0; column < cells.size(); column++) {
            Rectangle area = area(row, column);
            drawPicture(graphics, cells.get(column).picture(), area);
            graphics.setColor(LABEL);
            label(cells.get(column))
                    .drawCentred(graphics, area.x, area.y + cellSize + gap() / 2, cellSize);
        }
    }

    private void drawPicture(Graphics2D graphics, BufferedImage picture, Rectangle area) {
        BufferedImage fitted = FittedPicture.of(picture, cellSize);
        int left = area.x + (cellSize - fitted.getWidth()) / 2;
        int top = area.y + (cellSize - fitted.getHeight()) / 2;
        graphics.setColor(FRAME);
        graphics.fillRect(left - 1, top - 1, fitted.getWidth() + 2, fitted.getHeight() + 2);
        graphics.drawImage(fitted, left, top, null);
    }

    /**
     * Returns the upper edge of a row including its title. For the row after the last one, this is
     * the lower edge of the sheet.
     */
    private int rowTop(int row) {
        int top = margin();
        for (int above = 0; above < row; above++) {
            int labels = 0;
            for (Cell cell : rows.get(above).cells()) {
                labels = Math.max(labels, label(cell).height());
            }
            top += titleHeight(above) + cellSize + gap() / 2 + labels + margin();
        }
        return top;
    }

    private int width() {
        int columns = 0;
        for (Row row : rows) {
            columns = Math.max(columns, row.cells().size());
        }
        return 2 * margin() + columns * (cellSize + gap()) - gap();
    }

    private int titleHeight(int row) {
        int height = title(row).height();
        return height == 0 ? 0 : height + gap() / 2;
    }

    private TextBlock title(int row) {
        Font font = Drawing.font(Font.BOLD, fontSize() + 2);
        return TextBlock.of(rows.get(row).title(), font, width() - 2 * margin());
    }

    private TextBlock label(Cell cell) {
        return TextBlock.of(cell.label(), Drawing.font(Font.PLAIN, fontSize()), cellSize);
    }

    private int fontSize() {
        return Math.max(11, Math.min(26, cellSize / 14));
    }

    private int margin() {
        return Math.max(10, cellSize / 16);
    }

    private int gap() {
        return Math.max(6, cellSize / 24);
    }
}
