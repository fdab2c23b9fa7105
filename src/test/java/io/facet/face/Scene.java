package io.facet.face;

import io.facet.face.align.AlignedFace;
import io.facet.face.align.Alignment;
import io.facet.image.Photograph;
import io.facet.network.NetworkCard.FaceTemplate;
import io.facet.warp.Similarity;
import java.util.Random;

/**
 * The geometry of a square photograph with a crop of 112 pixels that lies entirely in its middle.
 *
 * @param side of the photograph, in pixels
 * @param cropToPhoto map from the crop to the photograph
 */
public record Scene(int side, Similarity cropToPhoto) {

    public static final int SIZE = 112;

    public static final FaceTemplate TEMPLATE = new FaceTemplate(38.2, 52.4, 72.8, 52.4);

    /** Defines the value drawn at a pixel of the photograph. */
    @FunctionalInterface
    public interface Drawing {
        double sample(int x, int y);
    }

    /**
     * Returns a scene in which a crop pixel is {@code scale} photograph pixels long and the crop is
     * rotated clockwise.
     */
    public static Scene of(double scale, double degrees) {
        double a = scale * Math.cos(Math.toRadians(degrees));
        double b = scale * Math.sin(Math.toRadians(degrees));
        // The crop's diagonal, and on every side the reach of the widest kernel.
        int side = (int) Math.ceil(SIZE * scale * Math.sqrt(2) + 5 * Math.max(1, scale));
        double middle = (SIZE - 1) / 2.0;
        double photoMiddle = (side - 1) / 2.0;
        return new Scene(
                side,
                new Similarity(
                        a, b, photoMiddle - (a - b) * middle, photoMiddle - (b + a) * middle));
    }

    /** Returns the template's pupils in the photograph, computed without any class under test. */
    public EyePositions eyes() {
        Similarity s = cropToPhoto;
        return new EyePositions(
                s.a() * TEMPLATE.leftX() - s.b() * TEMPLATE.leftY() + s.tx(),
                s.b() * TEMPLATE.leftX() + s.a() * TEMPLATE.leftY() + s.ty(),
                s.a() * TEMPLATE.rightX() - s.b() * TEMPLATE.rightY() + s.tx(),
                s.b() * TEMPLATE.rightX() + s.a() * TEMPLATE.rightY() + s.ty());
    }

    public Photograph grey(int bitDepth, Drawing drawing) {
        return Photograph.ofPlanes(side, side, bitDepth, plane(drawing));
    }

    /**
     * Returns noise that stays away from black and white, so that a change of 20 grey levels never
     * clamps.
     */
    public Photograph noise(PixelKind kind) {
        Random random = new Random(kind.ordinal());
        float[][] planes = new float[kind.bands()][];
        int unit = kind.bitDepth() == 8 ? 1 : 257;
        for (int band = 0; band < planes.length; band++) {
            planes[band] = plane((x, y) -> unit * 30 + random.nextInt(unit * 195));
        }
        Photograph opaque = Photograph.ofPlanes(side, side, kind.bitDepth(), planes);
        return kind.hasAlpha()
                ? opaque.withAlpha(plane((x, y) -> random.nextInt(unit * 255)))
                : opaque;
    }

    /** Returns the aligned crop of a photograph of this scene. */
    public AlignedFace align(Photograph photo) {
        return Alignment.align(photo, eyes(), TEMPLATE, SIZE);
    }

    private float[] plane(Drawing drawing) {
        float[] plane = new float[side * side];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = (float) drawing.sample(i % side, i / side);
        }
        return plane;
    }
}
