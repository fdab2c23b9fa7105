package io.facet.cli;

import io.facet.face.EyePositions;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/** Crops the square around a face from its photograph, for a close view. */
final class FaceSquare {

    /** Side length of the square, in interpupillary distances; includes some hair. */
    private static final double SIDE = 3.6;

    /** Distance of the pupils from the top of the square, as a fraction of its side length. */
    private static final double EYE_HEIGHT = 0.42;

    private FaceSquare() {}

    /**
     * Returns the part of the picture around the face. The square is cropped at the picture's
     * border.
     */
    static BufferedImage cut(BufferedImage picture, EyePositions eyes) {
        double side = SIDE * eyes.distance();
        double left = (eyes.leftX() + eyes.rightX() - side) / 2;
        double top = (eyes.leftY() + eyes.rightY()) / 2 - EYE_HEIGHT * side;
        Rectangle square =
                new Rectangle(
                        (int) Math.round(left),
                        (int) Math.round(top),
                        (int) Math.round(side),
                        (int) Math.round(side));
        Rectangle inside =
                square.intersection(new Rectangle(picture.getWidth(), picture.getHeight()));
        return picture.getSubimage(inside.x, inside.y, inside.width, inside.height);
    }
}
