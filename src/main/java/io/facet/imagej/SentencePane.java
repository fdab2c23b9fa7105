package io.facet.imagej;

import java.awt.Canvas;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.FontMetrics;
import java.awt.Graphics;

/** A sentence in a dialog, of a fixed size, because a dialog that grows moves its fields. */
final class SentencePane extends Canvas {

    private static final long serialVersionUID = 1L;

    private static final Color COLOUR = new Color(160, 0, 0);
    private static final int LINES = 2;

    /** As wide as the fields are. */
    private static final String LINE = "A line has room for as many letters as this one has.";

    private volatile String sentence = "";

    SentencePane() {
        setName("facet-complaint");
    }

    /** Shows another sentence; as much of it as there is room for. */
    void tell(String said) {
        if (!said.equals(sentence)) {
            sentence = said;
            repaint();
        }
    }

    /** What it shows. */
    @Override
    public String toString() {
        return sentence;
    }

    /** By the font, which ImageJ scales. */
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
