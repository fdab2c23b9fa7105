package io.facet.cli;

import io.facet.face.EyePositions;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/** Cuts the square around a face out of its photograph, to look at the face closely. */
final class FaceSquare {

    /** Side of the square, in distances of the pupils: a face with some hair. */
    private static final double SIDE = 3.6;

    /** Height of the pupils in the square, from its top, as a part of its side. */
    private static final double EYE_HEIGHT = 0.42;

    private FaceSquare() {}

    /** The part of the picture around the face; no square where the picture ends before it does. */
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
