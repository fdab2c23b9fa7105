package io.facet.guide;

import io.facet.face.FaceFeature;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.raster.MapRaster;
import java.util.List;
import java.util.Optional;

/**
 * The effect of an attribute on a face, measured on one example. All positions and maps are in face
 * units (see {@link FaceGeometry}); light is linear, 0 black to 1 white.
 *
 * @param id unique in its set
 * @param person the person in the picture; equal for all pictures of one person
 * @param sources SHA-256 of the photographs from which it was made
 * @param shape landmarks of the geometry of its maps, 136 numbers
 * @param landmarks the face before the change, at which the displacement starts, 136 numbers
 * @param displacement displacement of the 68 landmarks, 136 numbers
 * @param skin mean linear colour of the cheeks before, red, green, blue
 * @param shading smooth log ratio after/before
 * @param relief log ratio at the resolution of hairs
 * @param contrasts log gains of the face's own detail
 * @param mouth the inside of an opening mouth
 * @param lips the lips before, closed
 * @param overlay objects on the face
 * @param hair hair that grows on the face
 */
public record Guide(
        String id,
        String person,
        List<String> sources,
        double[] shape,
        double[] landmarks,
        double[] displacement,
        double[] skin,
        Optional<MapRaster> shading,
        Optional<MapRaster> relief,
        List<Contrast> contrasts,
        Optional<MouthTexture> mouth,
        Optional<MouthTexture> lips,
        Optional<Overlay> overlay,
        Optional<Hair> hair) {

    /** A guide without hair, and without closed lips. */
    public Guide(
            String id,
            String person,
            List<String> sources,
            double[] shape,
            double[] landmarks,
            double[] displacement,
            double[] skin,
            Optional<MapRaster> shading,
            Optional<MapRaster> relief,
            List<Contrast> contrasts,
            Optional<MouthTexture> mouth,
            Optional<Overlay> overlay) {
        this(
                id,
                person,
                sources,
                shape,
                landmarks,
                displacement,
                skin,
                shading,
                relief,
                contrasts,
                mouth,
                Optional.empty(),
                overlay,
                Optional.empty());
    }

    /**
     * A log gain of the detail that a Gaussian removes.
     *
     * @param sigma standard deviation of the Gaussian, in IPD
     * @param gain log gain, one channel
     */
    public record Contrast(double sigma, MapRaster gain) {}

    /**
     * The photograph of a mouth.
     *
     * @param picture red, green, blue, encoded as in the photograph, 0..1
     * @param landmarks landmarks of the face, 136 numbers
     * @param light light on the face in the same photograph, see {@code FaceTone}
     * @param skin linear colour of the cheeks in the same photograph
     */
    public record MouthTexture(
            MapRaster picture, double[] landmarks, double light, double[] skin) {}

    /**
     * Drawn glasses, as layers that are applied in this order. They have their own coordinates,
     * which are face units for a face of average shape seen from the front.
     *
     * @param anchors points of attachment, among them the bridge of the nose, landmarks 27 and 28,
     *     and the ears, landmarks 0 and 16
     * @param hingeX x at which the right arm starts; the left one is its mirror image
     * @param hingeY y of the hinges
     * @param shadow log ratio, one channel
     * @param tint log ratio, three channels
     * @param body linear red, green, blue times opacity, and opacity, 0..1
     * @param reflection linear light that is added, three channels, 0..1
     */
    public record Overlay(
            List<Anchor> anchors,
            double hingeX,
            double hingeY,
            Optional<MapRaster> shadow,
            Optional<MapRaster> tint,
            Optional<MapRaster> body,
            Optional<MapRaster> reflection) {

        /** Landmarks of the anchors that every overlay has. */
        public static final List<Integer> BRIDGE =
                List.of(FaceFeature.NOSE_BRIDGE.first(), FaceFeature.NOSE_BRIDGE.first() + 1);

        public static final List<Integer> LEFT_EAR = List.of(FaceFeature.LEFT_EAR.first());
        public static final List<Integer> RIGHT_EAR = List.of(FaceFeature.RIGHT_EAR.first());

        public Overlay {
            anchors = List.copyOf(anchors);
        }

        public Anchor bridge() {
            return anchor(BRIDGE);
        }

        public Anchor leftEar() {
            return anchor(LEFT_EAR);
        }

        public Anchor rightEar() {
            return anchor(RIGHT_EAR);
        }

        private Anchor anchor(List<Integer> landmarks) {
            return anchors.stream()
                    .filter(anchor -> anchor.landmarks().equals(landmarks))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no anchor at " + landmarks));
        }
    }

    /**
     * A point of an overlay and the landmarks to whose mean it is attached.
     *
     * @param landmarks indices 0..67, at least one
     */
    public record Anchor(List<Integer> landmarks, double x, double y) {

        public Anchor {
            landmarks = List.copyOf(landmarks);
        }

        /** Returns the mean x of its landmarks on a face. */
        public double faceX(double[] face) {
            return landmarks.stream().mapToDouble(i -> face[2 * i]).average().orElseThrow();
        }

        /** Returns the mean y of its landmarks on a face. */
        public double faceY(double[] face) {
            return landmarks.stream().mapToDouble(i -> face[2 * i + 1]).average().orElseThrow();
        }
    }

    /**
     * A beard or a mustache. {@code HairLayer} adapts its colour to the hair of the face on which
     * it grows.
     *
     * @param cover fraction of the skin that the hair hides as a mass, one channel, 0..1
     * @param relief single hairs: log ratio to their own mean, one or three channels
     * @param colour linear colour of the hair, red, green, blue, each above 0
     * @param brow linear colour of the same person's brows, each above 0
     */
    public record Hair(MapRaster cover, MapRaster relief, double[] colour, double[] brow) {

        public Hair {
            colour = colour.clone();
            brow = brow.clone();
        }
    }

    /** Returns the same guide without a mouth of its own. */
    public Guide withoutMouth() {
        return withMouth(null);
    }

    /** Returns the same guide with another mouth. */
    public Guide withMouth(MouthTexture other) {
        return new Guide(
                id,
                person,
                sources,
                shape,
                landmarks,
                displacement,
                skin,
                shading,
                relief,
                contrasts,
                Optional.ofNullable(other),
                lips,
                overlay,
                hair);
    }

    public Guide {
        sources = List.copyOf(sources);
        shape = shape.clone();
        landmarks = landmarks.clone();
        displacement = displacement.clone();
        skin = skin.clone();
        contrasts = List.copyOf(contrasts);
    }
}
