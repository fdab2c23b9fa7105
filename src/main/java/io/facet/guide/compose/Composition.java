package io.facet.guide.compose;

import io.facet.guide.canvas.Canvas;
import io.facet.guide.canvas.CropCanvas;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.canvas.PhotographCanvas;
import io.facet.guide.raster.MapRaster;
import io.facet.guide.raster.Samples;
import io.facet.guide.tone.FaceTone;
import io.facet.guide.tone.Light;
import io.facet.image.Photograph;
import io.facet.warp.CubicKernel;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A face changed by guides, x(θ). This class alone renders displacement, ratio images, texture, the
 * cut along the lips and overlays, at the resolution of the network's crop and at that of the
 * photograph.
 *
 * <pre>{@code
 * Composition x = Composition.of(face, tone, effects);
 * double[] theta = x.defaults();
 * double[] gradient = x.pullBack(crop, theta, lossByPixels);
 * Photograph edited = x.atPhotograph(canvas, theta);
 * }</pre>
 *
 * <p>Each band is first multiplied by the ratios, in the geometry before the change, and hair is
 * added; then it is moved; then the inside of the mouth and worn objects are composited over it.
 * Immutable and thread-safe.
 */
public final class Composition {

    /**
     * Determinant of the derivative below which skin is visibly squeezed; the map folds below 0.
     */
    private static final double LEAST_DETERMINANT = 0.2;

    private static final double EASING = 0.92;
    private static final int MOST_EASINGS = 40;

    /** Step of the differences in {@link #pullBack}, in standard deviations of a parameter. */
    private static final double STEP = 1e-4;

    /** The parameter that scales {@code before} and {@code after}. */
    static final String SHADING = "shading";

    private final double[] landmarks;
    private final FaceField[] fields;
    private final Optional<MapRaster> before;
    private final Optional<MapRaster> after;
    private final List<FaceMaps.Layer> layers;
    private final List<FaceMaps.Detail> details;
    private final List<HairLayer> hairs;
    private final Optional<MouthLayer> mouth;
    private final Optional<LipSeam> seam;
    private final List<OverlayLayer> overlays;
    private final List<Parameter> parameters;
    private final int geometric;

    Composition(
            double[] landmarks,
            FaceField[] fields,
            Optional<MapRaster> before,
            Optional<MapRaster> after,
            List<FaceMaps.Layer> layers,
            List<FaceMaps.Detail> details,
            List<HairLayer> hairs,
            Optional<MouthLayer> mouth,
            Optional<LipSeam> seam,
            List<OverlayLayer> overlays,
            List<Parameter> parameters) {
        this.landmarks = landmarks;
        this.fields = fields;
        this.before = before;
        this.after = after;
        this.layers = List.copyOf(layers);
        this.details = List.copyOf(details);
        this.hairs = List.copyOf(hairs);
        this.mouth = mouth;
        this.seam = seam;
        this.overlays = List.copyOf(overlays);
        this.parameters = List.copyOf(parameters);
        this.geometric = fields.length;
    }

    /** Returns the composition of effects on a face. */
    public static Composition of(FaceGeometry face, FaceTone tone, List<Effect> effects) {
        return new CompositionBuilder(face, tone, effects).build();
    }

    /**
     * A scalar parameter of a composition.
     *
     * @param name name for logs and plots
     * @param initial value given by the guides
     * @param deviation plausible standard deviation from there
     * @param low smallest value
     * @param high largest value
     */
    public record Parameter(
            String name, double initial, double deviation, double low, double high) {}

    /** Returns the parameters that form θ, in order. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** Returns θ with the values given by the guides. */
    public double[] defaults() {
        return parameters.stream().mapToDouble(Parameter::initial).toArray();
    }

    /**
     * Returns θ with its displacements reduced until the face does not fold anywhere.
     *
     * @param theta not modified
     */
    public double[] unfolded(double[] theta) {
        double[] eased = theta.clone();
        for (int i = 0; i < MOST_EASINGS && fields.length > 0; i++) {
            if (leastDeterminant(eased) >= LEAST_DETERMINANT) {
                break;
            }
            for (int k = 0; k < geometric; k++) {
                eased[k] *= EASING;
            }
        }
        return eased;
    }

    /**
     * Returns the smallest determinant of the displacement's derivative; not above 0 if it folds.
     */
    double leastDeterminant(double[] theta) {
        return fields.length == 0 ? 1 : field(theta).leastDeterminant();
    }

    private FaceField field(double[] theta) {
        double[] amounts = java.util.Arrays.copyOf(theta, fields.length);
        return FaceField.sum(fields, amounts);
    }

    /** Returns the 68 landmarks after the displacement, 136 numbers in face units. */
    public double[] landmarks(double[] theta) {
        return fields.length == 0 ? landmarks.clone() : field(theta).moved(landmarks);
    }

    private boolean changesNothing() {
        return fields.length == 0
                && before.isEmpty()
                && after.isEmpty()
                && layers.isEmpty()
                && details.isEmpty()
                && hairs.isEmpty()
                && mouth.isEmpty()
                && seam.isEmpty()
                && overlays.isEmpty();
    }

    /** Returns the photograph with this composition applied. */
    public Photograph atPhotograph(PhotographCanvas canvas, double[] theta) {
        return changesNothing() ? canvas.photograph() : canvas.with(render(canvas, theta));
    }

    /**
     * Returns the crop with this composition applied: encoded samples 0..255, row-major,
     * interleaved.
     */
    public double[] atCrop(CropCanvas canvas, double[] theta) {
        Samples[] bands = render(canvas, theta);
        double[] interleaved = new double[3 * bands[0].length()];
        for (int i = 0; i < interleaved.length; i++) {
            interleaved[i] = 255 * bands[i % 3].get(i / 3);
        }
        return interleaved;
    }

    /**
     * Returns dJ/dθ from dJ/dx at the crop: Σ over samples of dJ/dx · dx/dθ, with dx/dθ from
     * central differences of the composition.
     *
     * @param byPixels dJ/dx for the samples of {@link #atCrop}
     */
    public double[] pullBack(CropCanvas canvas, double[] theta, double[] byPixels) {
        double[] gradient = new double[theta.length];
        Motion motion = motion(theta, null);
        Samples[] lit = lit(canvas, shading(theta));
        Shared shared = new Shared(motion, lit, moved(canvas, motion, lit));
        IntStream.range(0, theta.length)
                .parallel()
                .forEach(k -> gradient[k] = derivative(canvas, theta, byPixels, shared, k));
        return gradient;
    }

    /**
     * Intermediate results that small changes of most parameters do not affect.
     *
     * @param motion the movement
     * @param lit the bands before the movement
     * @param moved the bands after the movement
     */
    private record Shared(Motion motion, Samples[] lit, Samples[] moved) {}

    private double derivative(
            CropCanvas canvas, double[] theta, double[] byPixels, Shared shared, int k) {
        double step = STEP * parameters.get(k).deviation();
        double[] moved = theta.clone();
        moved[k] = theta[k] + step;
        Samples[] up = rendered(canvas, moved, shared, k);
        moved[k] = theta[k] - step;
        Samples[] down = rendered(canvas, moved, shared, k);
        double sum = 0;
        for (int i = 0; i < byPixels.length; i++) {
            sum += byPixels[i] * 255 * (up[i % 3].get(i / 3) - down[i % 3].get(i / 3));
        }
        return sum / (2 * step);
    }

    /** Renders θ of which one parameter differs from that of the shared parts. */
    private Samples[] rendered(CropCanvas canvas, double[] theta, Shared shared, int k) {
        if (k < geometric) {
            Motion motion = motion(theta, shared.motion());
            return covered(canvas, theta, motion, moved(canvas, motion, shared.lit()));
        }
        boolean shades = parameters.get(k).name().equals(SHADING) && before.isPresent();
        return covered(
                canvas,
                theta,
                shared.motion(),
                shades
                        ? moved(canvas, shared.motion(), lit(canvas, shading(theta)))
                        : copies(shared.moved()));
    }

    /** The moved landmarks and the inverse field. */
    private record Motion(double[] landmarks, FaceField inverse) {}

    private Motion motion(double[] theta, Motion similar) {
        if (fields.length == 0) {
            return new Motion(landmarks, null);
        }
        FaceField field = field(theta);
        return new Motion(
                field.moved(landmarks), field.inverse(similar == null ? null : similar.inverse()));
    }

    /** Values that depend on θ and are the same for every pixel. */
    private record Placed(
            Optional<MouthLayer.Placed> mouth,
            Optional<LipSeam.Placed> seam,
            List<OverlayLayer.Placed> overlays) {}

    private Placed placed(Canvas canvas, double[] theta, Motion motion) {
        double[] moved = motion.landmarks();
        Values values = new Values(theta);
        return new Placed(
                mouth.map(layer -> layer.placed(moved, values)),
                seam.map(line -> line.placed(moved)),
                overlays.stream().map(overlay -> overlay.placed(moved, values, canvas)).toList());
    }

    /** Reads parameters by their names. */
    final class Values {
        private final double[] theta;

        Values(double[] theta) {
            this.theta = theta;
        }

        double get(String name, double otherwise) {
            for (int k = 0; k < theta.length; k++) {
                if (parameters.get(k).name().equals(name)) {
                    return theta[k];
                }
            }
            return otherwise;
        }
    }

    private Samples[] render(Canvas canvas, double[] theta) {
        return render(canvas, theta, motion(theta, null));
    }

    private Samples[] render(Canvas canvas, double[] theta, Motion motion) {
        if (theta.length != parameters.size()) {
            throw new IllegalArgumentException(
                    "%s numbers for %s parameters".formatted(theta.length, parameters.size()));
        }
        Samples[] lit = lit(canvas, shading(theta));
        return covered(canvas, theta, motion, moved(canvas, motion, lit));
    }

    private double shading(double[] theta) {
        return new Values(theta).get(SHADING, 1);
    }

    private static Samples[] copies(Samples[] bands) {
        Samples[] copies = new Samples[bands.length];
        for (int band = 0; band < copies.length; band++) {
            copies[band] = bands[band].copy();
        }
        return copies;
    }

    /** Returns the bands after the movement. */
    private Samples[] moved(Canvas canvas, Motion motion, Samples[] lit) {
        Samples[] moved = copies(lit);
        if (motion.inverse() != null) {
            MouthCut cut = new MouthCut(motion.landmarks());
            Eyeballs eyes = new Eyeballs(landmarks, motion.landmarks());
            IntStream.range(0, canvas.height())
                    .parallel()
                    .forEach(y -> moveRow(canvas, motion.inverse(), cut, eyes, lit, moved, y));
        }
        return moved;
    }

    /** Composites the layers that do not move over the bands, in place. */
    private Samples[] covered(Canvas canvas, double[] theta, Motion motion, Samples[] moved) {
        Placed placed = placed(canvas, theta, motion);
        boolean covers =
                after.isPresent()
                        || placed.mouth().isPresent()
                        || placed.seam().isPresent()
                        || !placed.overlays().isEmpty();
        if (covers) {
            double shading = shading(theta);
            IntStream.range(0, canvas.height())
                    .parallel()
                    .forEach(y -> coverRow(canvas, placed, shading, moved, y));
        }
        return moved;
    }

    /** Returns the bands with all changes before the movement; never written to. */
    private Samples[] lit(Canvas canvas, double shading) {
        if (before.isEmpty() && layers.isEmpty() && details.isEmpty() && hairs.isEmpty()) {
            return canvas.bands();
        }
        Samples[] lit = copies(canvas.bands());
        for (FaceMaps.Detail detail : details) {
            detail.applyTo(canvas, lit);
        }
        if (before.isPresent() || !layers.isEmpty()) {
            IntStream.range(0, canvas.height())
                    .parallel()
                    .forEach(y -> lightRow(canvas, shading, lit, y));
        }
        for (HairLayer hair : hairs) {
            hair.applyTo(canvas, lit);
        }
        return lit;
    }

    private void lightRow(Canvas canvas, double shading, Samples[] lit, int y) {
        double[] log = new double[3];
        double[] sum = new double[3];
        for (int x = 0; x < canvas.width(); x++) {
            double fx = canvas.faceX(x, y);
            double fy = canvas.faceY(x, y);
            double mask = FaceGeometry.FRAME.covers(fx, fy) ? canvas.mask(x, y) : 0;
            if (mask <= 0) {
                continue;
            }
            sum[0] = 0;
            sum[1] = 0;
            sum[2] = 0;
            if (before.isPresent() && before.get().covers(fx, fy)) {
                before.get().read(fx, fy, canvas.pitch(), log);
                for (int c = 0; c < 3; c++) {
                    sum[c] += shading * log[c];
                }
            }
            for (FaceMaps.Layer layer : layers) {
                layer.read(fx, fy, canvas.pitch(), log);
                for (int c = 0; c < 3; c++) {
                    sum[c] += log[c];
                }
            }
            Light.apply(lit, y * canvas.width() + x, sum, mask);
        }
    }

    private static void moveRow(
            Canvas canvas,
            FaceField inverse,
            MouthCut cut,
            Eyeballs eyes,
            Samples[] lit,
            Samples[] moved,
            int y) {
        double[] shift = new double[2];
        Taps taps = new Taps(canvas);
        for (int x = 0; x < canvas.width(); x++) {
            double fx = canvas.faceX(x, y);
            double fy = canvas.faceY(x, y);
            double mask = FaceGeometry.FRAME.covers(fx, fy) ? canvas.mask(x, y) : 0;
            if (mask <= 0) {
                continue;
            }
            inverse.at(fx, fy, cut.upperShare(fx, fy), shift);
            eyes.hold(fx, fy, shift);
            double dx = mask * shift[0];
            double dy = mask * shift[1];
            if (dx != 0 || dy != 0) {
                taps.moveTo(
                        x + canvas.column(fx + dx, fy + dy) - canvas.ownColumn(x, y),
                        y + canvas.row(fx + dx, fy + dy) - canvas.ownRow(x, y));
                int at = y * canvas.width() + x;
                for (int band = 0; band < lit.length; band++) {
                    moved[band].set(at, taps.read(lit[band]));
                }
            }
        }
    }

    private void coverRow(Canvas canvas, Placed placed, double shading, Samples[] result, int y) {
        double[] log = new double[4];
        OverlayLayer.Scratch scratch = new OverlayLayer.Scratch();
        for (int x = 0; x < canvas.width(); x++) {
            double fx = canvas.faceX(x, y);
            double fy = canvas.faceY(x, y);
            double mask = FaceGeometry.FRAME.covers(fx, fy) ? canvas.mask(x, y) : 0;
            if (mask <= 0) {
                continue;
            }
            int at = y * canvas.width() + x;
            if (after.isPresent() && after.get().covers(fx, fy)) {
                after.get().read(fx, fy, canvas.pitch(), log);
                for (int c = 0; c < 3; c++) {
                    log[c] *= shading;
                }
                Light.apply(result, at, log, mask);
            }
            if (placed.seam().isPresent()) {
                placed.seam().get().apply(result, at, fx, fy, mask);
            }
            if (placed.mouth().isPresent()) {
                placed.mouth().get().apply(result, at, fx, fy, canvas.pitch(), mask);
            }
            for (OverlayLayer.Placed overlay : placed.overlays()) {
                overlay.apply(result, at, fx, fy, mask, scratch);
            }
        }
    }

    /** The 4 x 4 samples around a position; beyond the border the nearest sample is repeated. */
    private static final class Taps {
        private final int width;
        private final int last;
        private final int lowest;
        private final int[] lines = new int[4];
        private final int[] columns = new int[4];
        private final double[] down = new double[4];
        private final double[] across = new double[4];

        Taps(Canvas canvas) {
            width = canvas.width();
            last = canvas.width() - 1;
            lowest = canvas.height() - 1;
        }

        void moveTo(double column, double row) {
            int i = (int) Math.floor(column);
            int j = (int) Math.floor(row);
            for (int tap = 0; tap < 4; tap++) {
                lines[tap] = Math.max(0, Math.min(lowest, j + tap - 1)) * width;
                columns[tap] = Math.max(0, Math.min(last, i + tap - 1));
                down[tap] = CubicKernel.SHARP.weight(row - j, tap - 1);
                across[tap] = CubicKernel.SHARP.weight(column - i, tap - 1);
            }
        }

        double read(Samples band) {
            return band.sum(lines, columns, down, across);
        }
    }
}
