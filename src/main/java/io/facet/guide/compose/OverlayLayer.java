package io.facet.guide.compose;

import io.facet.face.FaceFeature;
import io.facet.guide.Guide;
import io.facet.guide.canvas.Canvas;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.canvas.FacePicture;
import io.facet.guide.raster.Grain;
import io.facet.guide.raster.MapRaster;
import io.facet.guide.raster.Polygon;
import io.facet.guide.raster.Samples;
import io.facet.guide.tone.SceneTone;
import io.facet.image.Luma;
import io.facet.warp.Smoothstep;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Glasses on a face: placed by its landmarks, and matched to the light, sharpness and grain of its
 * photograph. Shadow and tint multiply the linear light below, the frame covers it, and the
 * reflection is added. Existing glasses are not detected, so a face that already wears glasses gets
 * a second pair. Thread-safe.
 */
final class OverlayLayer {

    static final String RIGHT = "overlay right";
    static final String DOWN = "overlay down";
    static final String SIZE = "overlay size";

    /**
     * Factor by which a reflection is softer than the frame, because the scene behind the camera is
     * out of focus.
     */
    private static final double REFLECTION_BLUR = 1.2;

    /** Share of the eyes' darkest tone that haze adds to the frame. */
    private static final double HAZE = 0.6;

    /**
     * Share of the photograph's grain that is added; the rest remains below the frame's soft edge.
     */
    private static final double GRAIN = 0.8;

    /**
     * Standard deviation of the blur that a canvas coarser than the photograph adds, in its own
     * pixels.
     */
    private static final double PREFILTER = 0.45;

    /** Half the width of the edge of the shadow at the outline of the face, in IPD. */
    private static final double SHADOW_EDGE = 0.055;

    /** Distance of the forehead's corners from ears and brows, in IPD. */
    private static final double OVER_EARS = 0.35;

    private static final double OVER_BROWS = 0.8;

    /** Width inside the frame's border over which a cut-off arm fades, in IPD. */
    private static final double FADE = 0.1;

    private final Guide.Overlay overlay;
    private final double strength;
    private final SceneTone scene;

    /** Side of the photograph's pixels, in face units. */
    private final double photographPitch;

    /** Size of the overlay on the unchanged face. */
    private final double scale;

    /** Prepared layers by the pitch of the canvas. */
    private final Map<Double, Layers> prepared = new ConcurrentHashMap<>();

    /**
     * @param overlay its layers
     * @param strength the opacity, 0..1
     * @param scene properties of the photograph to match
     * @param face the face in the photograph
     */
    OverlayLayer(Guide.Overlay overlay, double strength, SceneTone scene, FaceGeometry face) {
        this.overlay = overlay;
        this.strength = strength;
        this.scene = scene;
        this.photographPitch = face.photoToFace().scale();
        this.scale = new OverlayPlacement(overlay, face.landmarks()).scale();
    }

    /** The layers, blurred for a canvas; a missing one is null. */
    private record Layers(MapRaster shadow, MapRaster tint, MapRaster body, MapRaster reflection) {

        double least(java.util.function.ToDoubleFunction<MapRaster> edge) {
            return all().mapToDouble(edge).min().orElse(Double.POSITIVE_INFINITY);
        }

        double largest(java.util.function.ToDoubleFunction<MapRaster> edge) {
            return all().mapToDouble(edge).max().orElse(Double.NEGATIVE_INFINITY);
        }

        private java.util.stream.Stream<MapRaster> all() {
            return java.util.stream.Stream.of(shadow, tint, body, reflection)
                    .filter(java.util.Objects::nonNull);
        }
    }

    /** Buffers for one row of pixels, so that no pixel allocates. */
    static final class Scratch {
        private final double[] position = new double[2];
        private final double[] shadow = new double[1];
        private final double[] tint = new double[3];
        private final double[] body = new double[4];
        private final double[] reflection = new double[3];
    }

    /**
     * Places the overlay.
     *
     * @param landmarks of the changed face, 136 numbers in face units
     */
    Placed placed(double[] landmarks, Composition.Values values, Canvas canvas) {
        return new Placed(landmarks, values, canvas);
    }

    /**
     * Returns the layers for a canvas. Two threads may blur them concurrently, with equal results;
     * if one waited for the other, the parallel streams of the blur could deadlock.
     */
    private Layers layers(double pitch) {
        Layers known = prepared.get(pitch);
        if (known == null) {
            known = blurred(pitch);
            prepared.put(pitch, known);
        }
        return known;
    }

    private Layers blurred(double pitch) {
        double finer = Math.max(0, pitch * pitch - photographPitch * photographPitch);
        double prefilter = PREFILTER * Math.sqrt(finer);
        double sharpness = Math.hypot(scene.blur() * photographPitch, prefilter);
        return new Layers(
                blurred(overlay.shadow(), PREFILTER * pitch / scale),
                blurred(overlay.tint(), sharpness / scale),
                blurred(overlay.body(), sharpness / scale),
                blurred(overlay.reflection(), REFLECTION_BLUR * sharpness / scale));
    }

    private static MapRaster blurred(Optional<MapRaster> map, double deviation) {
        return map.map(raster -> raster.blurred(deviation)).orElse(null);
    }

    /** The overlay at its position for one θ, on one canvas. */
    final class Placed {
        private final OverlayPlacement placement;
        private final Layers layers;
        private final double right;
        private final double down;
        private final double size;
        private final double[] face;
        private final int width;
        private final double softness;
        private final double noise;
        private final double left;
        private final double last;
        private final double top;
        private final double bottom;

        private Placed(double[] landmarks, Composition.Values values, Canvas canvas) {
            placement = new OverlayPlacement(overlay, landmarks);
            layers = layers(canvas.pitch());
            right = values.get(RIGHT, 0);
            down = values.get(DOWN, 0);
            size = Math.exp(-values.get(SIZE, 0));
            face = face(landmarks);
            width = canvas.width();
            double coarser = Math.max(canvas.pitch(), photographPitch);
            softness = 2.5 * Math.max(scene.blur() * photographPitch, PREFILTER * coarser);
            noise = GRAIN * scene.grain() * photographPitch / coarser;
            left = layers.least(MapRaster::left);
            last = layers.largest(MapRaster::right);
            top = placement.highest(layers.least(MapRaster::top));
            bottom = placement.lowest(layers.largest(MapRaster::bottom));
        }

        /** Changes one pixel. */
        void apply(Samples[] bands, int at, double x, double y, double mask, Scratch scratch) {
            double u = size * (x - right);
            double v = size * (y - down);
            if (v < top || v > bottom) {
                return;
            }
            placement.toOverlay(u, v, scratch.position);
            double overlayX = scratch.position[0];
            if (overlayX < left || overlayX > last) {
                return;
            }
            double overlayY = scratch.position[1];
            boolean shaded = read(layers.shadow(), overlayX, overlayY, scratch.shadow);
            boolean tinted = read(layers.tint(), overlayX, overlayY, scratch.tint);
            boolean covered = read(layers.body(), overlayX, overlayY, scratch.body);
            boolean shining = read(layers.reflection(), overlayX, overlayY, scratch.reflection);
            if (!(shaded || tinted || covered || shining)) {
                return;
            }
            double weight = mask * strength * fade(x);
            double seen = weight * placement.visible(overlayX, softness);
            double shadow = shaded ? seen * scratch.shadow[0] * onFace(x, y) : 0;
            if (tinted || covered || shining) {
                paint(bands, at, shadow, seen, weight, scratch);
            } else if (shadow != 0) {
                double gain = Math.exp(shadow / FacePicture.GAMMA);
                for (Samples band : bands) {
                    band.set(at, band.get(at) * gain);
                }
            }
        }

        /**
         * Returns a factor below 1 near the sides of the frame, which arms of a turned head may
         * reach.
         */
        private double fade(double x) {
            return Smoothstep.at((-FaceGeometry.FRAME.left() - Math.abs(x)) / FADE);
        }

        /** Returns 1 on the face and 0 beside it, where no shadow falls. */
        private double onFace(double x, double y) {
            return Smoothstep.at((Polygon.depth(face, x, y) / SHADOW_EDGE + 1) / 2);
        }

        private void paint(
                Samples[] bands, int at, double shadow, double seen, double weight, Scratch from) {
            double alpha = seen * Math.max(0, Math.min(1, from.body[3]));
            double haze = HAZE * scene.black() * alpha;
            if (bands.length == 1) {
                double tint = weight * luma(from.tint);
                double own = seen * luma(from.body) + weight * luma(from.reflection);
                double added = haze + scene.light() * Math.max(0, own);
                paint(bands[0], at, shadow + tint, alpha, added, noisy(at, -1, alpha, tint));
                return;
            }
            for (int c = 0; c < 3; c++) {
                double tint = weight * from.tint[c];
                double own = seen * from.body[c] + weight * from.reflection[c];
                double added = haze + scene.light() * Math.max(0, own);
                paint(bands[c], at, shadow + tint, alpha, added, noisy(at, c, alpha, tint));
            }
        }

        /** Returns grain in proportion to how much of the photograph's own is hidden. */
        private double noisy(int at, int channel, double alpha, double tint) {
            if (noise == 0) {
                return 0;
            }
            double hides = Math.max(alpha, 1 - Math.exp(tint / FacePicture.GAMMA));
            return noise * hides * Grain.at(at % width, at / width, channel);
        }

        private void paint(
                Samples band, int at, double log, double alpha, double added, double grain) {
            double own = band.get(at);
            double light = FacePicture.linear(own) * Math.exp(log) * (1 - alpha) + added;
            double encoded = Math.pow(light, 1 / FacePicture.GAMMA) + grain;
            band.set(at, Math.max(0, Math.min(Math.max(1, own), encoded)));
        }
    }

    /** Returns whether the map exists and is not 0 at the position. */
    private static boolean read(MapRaster map, double x, double y, double[] values) {
        boolean any = false;
        if (map != null && map.covers(x, y)) {
            map.interpolate(x, y, values);
            for (double value : values) {
                any |= value != 0;
            }
        } else {
            java.util.Arrays.fill(values, 0);
        }
        return any;
    }

    private static double luma(double[] rgb) {
        return Luma.weight(0) * rgb[0] + Luma.weight(1) * rgb[1] + Luma.weight(2) * rgb[2];
    }

    /** Returns the outline of jaw and forehead, a closed polygon. */
    private static double[] face(double[] landmarks) {
        int jaw = 2 * FaceFeature.JAW.count();
        double[] face = java.util.Arrays.copyOf(landmarks, jaw + 8);
        int[] below = {
            FaceFeature.JAW.last(),
            FaceFeature.RIGHT_BROW.last(),
            FaceFeature.LEFT_BROW.first(),
            FaceFeature.JAW.first()
        };
        double[] over = {OVER_EARS, OVER_BROWS, OVER_BROWS, OVER_EARS};
        for (int i = 0; i < below.length; i++) {
            face[jaw + 2 * i] = landmarks[2 * below[i]];
            face[jaw + 2 * i + 1] = landmarks[2 * below[i] + 1] - over[i];
        }
        return face;
    }
}
