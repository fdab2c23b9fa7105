package io.facet.report;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;

/**
 * Text wrapped to a width. It is measured without a picture, so that the size of a sheet is known
 * before it is drawn.
 */
record TextBlock(List<TextLayout> lines, int height) {

    private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, false);

    /** Wraps a text at its line ends, between words, and within words that are too wide. */
    static TextBlock of(String text, Font font, int width) {
        List<TextLayout> lines = new ArrayList<>();
        text.lines().filter(line -> !line.isBlank()).forEach(l -> wrap(l, font, width, lines));
        float height = 0;
        for (TextLayout line : lines) {
            height += lineHeight(line);
        }
        return new TextBlock(List.copyOf(lines), (int) Math.ceil(height));
    }

    void draw(Graphics2D graphics, float left, float top) {
        float y = top;
        for (TextLayout line : lines) {
            line.draw(graphics, left, y + line.getAscent());
            y += lineHeight(line);
        }
    }

    void drawCentred(Graphics2D graphics, float left, float top, float width) {
        float y = top;
        for (TextLayout line : lines) {
            line.draw(graphics, left + (width - line.getAdvance()) / 2, y + line.getAscent());
            y += lineHeight(line);
        }
    }

    private static void wrap(String text, Font font, int width, List<TextLayout> lines) {
        AttributedString attributed = new AttributedString(text);
        attributed.addAttribute(TextAttribute.FONT, font);
        LineBreakMeasurer measurer = new LineBreakMeasurer(attributed.getIterator(), SMOOTH);
        while (measurer.getPosition() < text.length()) {
            lines.add(measurer.nextLayout(width));
        }
    }

    private static float lineHeight(TextLayout line) {
        return line.getAscent() + line.getDescent() + line.getLeading();
    }
}
