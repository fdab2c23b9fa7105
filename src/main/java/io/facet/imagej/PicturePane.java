package io.facet.imagej;

import java.awt.Canvas;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A picture in a dialog, scaled to fit a square, with a caption in its corner. */
final class PicturePane extends Canvas {

    private static final long serialVersionUID = 1L;

    /** Side of the square, in pixels. */
    private static final int SIDE = 256;

    private static final int MARGIN = 6;

    /** Maximum number of characters in a line of text. */
    private static final int LETTERS = 32;

    private final String word;
    private transient volatile BufferedImage picture;
    private volatile String sentence = "";

    PicturePane(String word) {
        this.word = word;
        setPreferredSize(new Dimension(SIDE, SIDE));
        setMinimumSize(new Dimension(SIDE, SIDE));
        setName("facet-" + word);
    }

    void show(BufferedImage newer) {
        picture = newer;
        sentence = "";
        repaint();
    }

    /** Shows a message in place of a picture. */
    void tell(String said) {
        picture = null;
        sentence = said;
        repaint();
    }

    /** Paints without clearing the background first, which would flicker. */
    @Override
    public void update(Graphics graphics) {
        paint(graphics);
    }

    @Override
    public void paint(Graphics graphics) {
        BufferedImage frame = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = frame.createGraphics();
        drawing.setColor(Color.DARK_GRAY);
        drawing.fillRect(0, 0, SIDE, SIDE);
        BufferedImage shown = picture;
        if (shown != null) {
            draw(shown, drawing);
        }
        drawing.setColor(Color.WHITE);
        drawing.drawString(word, MARGIN, SIDE - MARGIN);
        int line = drawing.getFontMetrics().getHeight();
        String[] lines = WrappedText.of(sentence, LETTERS).split("\n");
        for (int i = 0; i < lines.length; i++) {
            drawing.drawString(lines[i], MARGIN, (i + 1) * line);
        }
        drawing.dispose();
        graphics.drawImage(frame, 0, 0, null);
    }

    private static void draw(BufferedImage shown, Graphics2D drawing) {
        double scale = (double) SIDE / Math.max(shown.getWidth(), shown.getHeight());
        int width = (int) Math.round(shown.getWidth() * scale);
        int height = (int) Math.round(shown.getHeight() * scale);
        drawing.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        drawing.drawImage(shown, (SIDE - width) / 2, (SIDE - height) / 2, width, height, null);
    }
}
