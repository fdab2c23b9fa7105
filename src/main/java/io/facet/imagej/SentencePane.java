package io.facet.imagej;

import java.awt.Canvas;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;

/** A message in a dialog. Its size is fixed, because a growing dialog would move its fields. */
final class SentencePane extends Canvas {

    private static final long serialVersionUID = 1L;

    private static final Color COLOUR = new Color(160, 0, 0);
    private static final int LINES = 2;

    /** Sample text whose width is that of the pane. */
    private static final String LINE = "A line has room for as many letters as this one has.";

    private volatile String sentence = "";

    SentencePane() {
        setName("facet-complaint");
    }

    /** Shows another message, truncated to the space available. */
    void tell(String said) {
        if (!said.equals(sentence)) {
            sentence = said;
            repaint();
        }
    }

    /** Returns the message shown. */
    @Override
    public String toString() {
        return sentence;
    }

    /** Returns the size according to the font, which ImageJ scales. */
    @Override
    public Dimension getPreferredSize() {
        FontMetrics letters = getFontMetrics(getFont());
        return new Dimension(letters.stringWidth(LINE), LINES * letters.getHeight());
    }

    @Override
    public Dimension getMinimumSize() {
        return getPreferredSize();
    }

    @Override
    public void paint(Graphics graphics) {
        graphics.setColor(COLOUR);
        FontMetrics letters = graphics.getFontMetrics();
        String[] lines = WrappedText.of(sentence, LINE.length()).split("\n");
        for (int i = 0; i < Math.min(lines.length, LINES); i++) {
            boolean goesOn = i == LINES - 1 && lines.length > LINES;
            graphics.drawString(
                    lines[i] + (goesOn ? " …" : ""),
                    0,
                    i * letters.getHeight() + letters.getAscent());
        }
    }
}
