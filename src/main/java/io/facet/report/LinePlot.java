package io.facet.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.DoubleStream;

/** Draws lines over a common axis, the first of them in bold. */
final class LinePlot {

    /**
     * Black, then the colours of Okabe and Ito (2008), which colour-blind people can distinguish
     * too.
     */
    private static final List<Color> COLOURS =
            List.of(
                    new Color(0x000000),
                    new Color(0x0072b2),
                    new Color(0xd55e00),
                    new Color(0x009e73),
                    new Color(0xcc79a7),
                    new Color(0xe69f00),
                    new Color(0x56b4e9));

    private static final Color TEXT = new Color(0x303030);
    private static final Color GRID = new Color(0xd8d8d8);
    private static final Color FAINT_GRID = new Color(0xf0f0f0);
    private static final int MARGIN = 12;
    private static final int KEY = 24;

    private final Graphics2D graphics;
    private final FontMetrics metrics;
    private final Axis across;
    private final Axis up;
    private final Rectangle frame;

    /**
     * One line of a plot.
     *
     * @param values one value for each position on the common axis; NaN interrupts the line
     */
    record Line(String name, double[] values) {}

    private LinePlot(Graphics2D graphics, Axis across, Axis up, Rectangle frame) {
        this.graphics = graphics;
        this.metrics = graphics.getFontMetrics();
        this.across = across;
        this.up = up;
        this.frame = frame;
    }

    static BufferedImage draw(
            String acrossName,
            double[] places,
            String upName,
            List<Line> lines,
            int width,
            int height) {
        BufferedImage paper = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = Drawing.on(paper);
        try {
            graphics.setFont(Drawing.font(Font.PLAIN, 12));
            int legendBottom = drawLegend(graphics, lines, width);
            Axis across = Axis.counting(places);
            Axis up =
                    Axis.fitting(
                            lines.stream()
                                    .flatMapToDouble(l -> DoubleStream.of(l.values()))
                                    .toArray());
            Rectangle frame = frame(graphics.getFontMetrics(), up, legendBottom, width, height);
            LinePlot plot = new LinePlot(graphics, across, up, frame);
            plot.drawGrid();
            plot.drawNames(acrossName, upName);
            plot.drawLines(places, lines);
        } finally {
            graphics.dispose();
        }
        return paper;
    }

    /**
     * Draws the legend above the plot, where it does not hide a line, and wraps it if the plot is
     * narrow.
     */
    private static int drawLegend(Graphics2D graphics, List<Line> lines, int width) {
        FontMetrics metrics = graphics.getFontMetrics();
        int x = MARGIN;
        int y = MARGIN;
        for (int i = 0; i < lines.size(); i++) {
            int needed = KEY + 6 + metrics.stringWidth(lines.get(i).name());
            if (x > MARGIN && x + needed > width - MARGIN) {
                x = MARGIN;
                y += metrics.getHeight();
            }
            int middle = y + metrics.getHeight() / 2;
            graphics.setColor(colour(i));
            graphics.setStroke(stroke(i));
            graphics.draw(new Line2D.Double(x, middle, x + KEY, middle));
            graphics.setColor(TEXT);
            graphics.drawString(lines.get(i).name(), x + KEY + 6, y + metrics.getAscent());
            x += needed + 18;
        }
        return y + metrics.getHeight();
    }

    private static Rectangle frame(
            FontMetrics metrics, Axis up, int legendBottom, int width, int height) {
        int labels = 0;
        for (double tick : up.ticks()) {
            labels = Math.max(labels, metrics.stringWidth(Axis.label(tick)));
        }
        int left = MARGIN + metrics.getHeight() + 6 + labels + 6;
        int top = legendBottom + MARGIN;
        int bottom = height - MARGIN - 2 * metrics.getHeight() - 6;
        return new Rectangle(left, top, width - 2 * MARGIN - left, bottom - top);
    }

    private void drawGrid() {
        graphics.setStroke(new BasicStroke(1));
        graphics.setColor(FAINT_GRID);
        up.minorTicks().forEach(tick -> graphics.draw(level(tick)));
        for (double tick : up.ticks()) {
            graphics.setColor(GRID);
            graphics.draw(level(tick));
            graphics.setColor(TEXT);
            String label = Axis.label(tick);
            float left = frame.x - 6 - metrics.stringWidth(label);
            graphics.drawString(label, left, (float) y(tick) + metrics.getAscent() / 2f - 1);
        }
        for (double tick : across.ticks()) {
            graphics.setColor(GRID);
            graphics.draw(upright(tick));
            graphics.setColor(TEXT);
            String label = Axis.label(tick);
            float left = (float) x(tick) - metrics.stringWidth(label) / 2f;
            graphics.drawString(label, left, (float) frame.getMaxY() + 4 + metrics.getAscent());
        }
        graphics.setColor(TEXT);
        graphics.draw(
                new Rectangle2D.Double(frame.x + 0.5, frame.y + 0.5, frame.width, frame.height));
    }

    private void drawNames(String acrossName, String upName) {
        float middle = (float) frame.getCenterX() - metrics.stringWidth(acrossName) / 2f;
        float below = (float) frame.getMaxY() + 6 + metrics.getHeight() + metrics.getAscent();
        graphics.drawString(acrossName, middle, below);
        Graphics2D turned = (Graphics2D) graphics.create();
        turned.rotate(-Math.PI / 2);
        float along = (float) -frame.getCenterY() - metrics.stringWidth(upName) / 2f;
        turned.drawString(upName, along, MARGIN + metrics.getAscent());
        turned.dispose();
    }

    /** Draws the lines, the first one last, so that no other line covers it. */
    private void drawLines(double[] places, List<Line> lines) {
        if (places.length == 0) {
            String none = "nothing was optimised";
            float left = (float) frame.getCenterX() - metrics.stringWidth(none) / 2f;
            graphics.drawString(none, left, (float) frame.getCenterY());
        }
        for (int i = lines.size() - 1; i >= 0; i--) {
            graphics.setColor(colour(i));
            graphics.setStroke(stroke(i));
            drawLine(places, lines.get(i).values());
        }
    }

    private void drawLine(double[] places, double[] values) {
        Path2D path = new Path2D.Double();
        boolean drawing = false;
        for (int i = 0; i < values.length; i++) {
            boolean shown = Double.isFinite(up.position(values[i]));
            boolean nextShown =
                    i + 1 < values.length && Double.isFinite(up.position(values[i + 1]));
            if (shown && drawing) {
                path.lineTo(x(places[i]), y(values[i]));
            } else if (shown && nextShown) {
                path.moveTo(x(places[i]), y(values[i]));
            } else if (shown) {
                // A value between gaps would be a line of zero length and therefore invisible.
                graphics.fill(new Ellipse2D.Double(x(places[i]) - 2.5, y(values[i]) - 2.5, 5, 5));
            }
            drawing = shown;
        }
        graphics.draw(path);
    }

    /** Returns a grid line through pixel centres; otherwise it would be blurred over two pixels. */
    private Line2D level(double value) {
        double middle = Math.floor(y(value)) + 0.5;
        return new Line2D.Double(frame.x, middle, frame.getMaxX(), middle);
    }

    private Line2D upright(double value) {
        double middle = Math.floor(x(value)) + 0.5;
        return new Line2D.Double(middle, frame.y, middle, frame.getMaxY());
    }

    private double x(double value) {
        return frame.x + across.position(value) * frame.width;
    }

    private double y(double value) {
        return frame.getMaxY() - up.position(value) * frame.height;
    }

    private static Color colour(int line) {
        return line == 0 ? COLOURS.get(0) : COLOURS.get(1 + (line - 1) % (COLOURS.size() - 1));
    }

    private static BasicStroke stroke(int line) {
        float width = line == 0 ? 2.4f : 1.5f;
        // When all colours are used, they are repeated with dashed lines.
        float[] dash = line >= COLOURS.size() ? new float[] {6, 4} : null;
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
    }
}
