package io.facet.guide;

import io.facet.image.Photograph;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A face as guides change it, x(θ): the one piece of code that turns displacement, ratio images,
 * texture, the cut along the lips and overlays into a picture, at the size of the network's crop
 * and at the photograph's.
 *
 * <pre>{@code
 * Composition x = Composition.of(face, tone, effects);
 * double[] theta = x.defaults();
 * double[] gradient = x.pullBack(crop, theta, lossByPixels);
 * Photograph edited = x.atPhotograph(canvas, theta);
 * }</pre>
 *
 * <p>Each band is first multiplied by the ratios, where the face lies before, and hair grows on it;
 * then it is moved; then the inside of the mouth and what is worn are laid over it. Immutable and
 * safe for several threads.
 */
public final class Composition {

    /**
     * Below this determinant of the derivative skin is squeezed until it shows; folds are below 0.
     */
    private static final double LEAST_DETERMINANT = 0.2;

    private static final double EASING = 0.92;
    private static final int MOST_EASINGS = 40;

    /** Step of the differences in {@link #pullBack}, in standard deviations of a parameter. */
    private static final double STEP = 1e-3;

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

    /** Composes effects on a face. */
    public static Composition of(FaceGeometry face, FaceTone tone, List<Effect> effects) {
        return new CompositionBuilder(face, tone, effects).build();
    }

    /**
     * A number that a composition depends on.
     *
     * @param name for records and plots
     * @param initial what the guides themselves say
     * @param deviation how far it may plausibly lie from there
     * @param low least value
     * @param high largest value
     */
    public record Parameter(
            String name, double initial, double deviation, double low, double high) {}

    /** Returns what θ consists of, in its order. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** Returns θ as the guides themselves say. */
    public double[] defaults() {
        return parameters.stream().mapToDouble(Parameter::initial).toArray();
    }

    /**
     * Returns θ with its displacements eased until the face does not fold anywhere.
     *
     * @param theta is not changed
     */
    public double[] unfolded(double[] theta) {
        double[] eased = theta.clone();
        for (int i = 0; i < MOST_EASINGS && fields.length > 0; i++) {
            if (field(eased).leastDeterminant() >= LEAST_DETERMINANT) {
                break;
            }
            for (int k = 0; k < geometric; k++) {
                eased[k] *= EASING;
            }
        }
        return eased;
    }

    private FaceField field(double[] theta) {
        double[] amounts = java.util.Arrays.copyOf(theta, fields.length);
        return FaceField.sum(fields, amounts);
    }

    /** Returns the 68 landmarks after the displacement, 136 numbers in face units. */
    public double[] landmarks(double[] theta) {
        return fields.length == 0 ? landmarks.clone() : field(theta).moved(landmarks);
    }

    /** Returns the photograph with this composition in it. */
    public Photograph atPhotograph(PhotographCanvas canvas, double[] theta) {
        return canvas.with(render(canvas, theta));
    }

    /**
     * Returns the crop with this composition in it, encoded samples 0..255, row-major, interleaved.
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
        IntStream.range(0, theta.length)
                .parallel()
                .forEach(k -> gradient[k] = derivative(canvas, theta, byPixels, motion, k));
        return gradient;
    }

    private double derivative(
            CropCanvas canvas, double[] theta, double[] byPixels, Motion motion, int k) {
        double step = STEP * parameters.get(k).deviation();
        double[] moved = theta.clone();
        moved[k] = theta[k] + step;
        Samples[] up = render(canvas, moved, k < geometric ? motion(moved, motion) : motion);
        moved[k] = theta[k] - step;
        Samples[] down = render(canvas, moved, k < geometric ? motion(moved, motion) : motion);
        double sum = 0;
        for (int i = 0; i < byPixels.length; i++) {
            sum += byPixels[i] * 255 * (up[i % 3].get(i / 3) - down[i % 3].get(i / 3));
        }
        return sum / (2 * step);
    }

    /** Where the landmarks go, and the field that leads back. */
    private record Motion(double[] landmarks, FaceField inverse) {}

    private Motion motion(double[] theta, Motion similar) {
        if (fields.length == 0) {
            return new Motion(landmarks, null);
        }
        FaceField field = field(theta);
        return new Motion(
                field.moved(landmarks), field.inverse(similar == null ? null : similar.inverse()));
    }

    /** What follows from θ and is the same for every pixel. */
    private record Placed(
            FaceField inverse,
            MouthCut cut,
            Optional<MouthLayer.Placed> mouth,
            Optional<LipSeam.Placed> seam,
            List<OverlayLayer.Placed> overlays) {}

    private Placed placed(Canvas canvas, double[] theta, Motion motion) {
        double[] moved = motion.landmarks();
        Values values = new Values(theta);
        return new Placed(
                motion.inverse(),
                new MouthCut(moved),
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
                    "%d numbers for %d parameters".formatted(theta.length, parameters.size()));
        }
        Placed placed = placed(canvas, theta, motion);
        double shading = new Values(theta).get("shading", 1);
        Samples[] lit = lit(canvas, shading);
        Samples[] result = new Samples[lit.length];
        for (int band = 0; band < result.length; band++) {
            result[band] = lit[band].copy();
        }
        IntStream.range(0, canvas.height())
                .parallel()
                .forEach(y -> renderRow(canvas, placed, shading, lit, result, y));
        return result;
    }

    /** The bands with what happens to them before they move. */
    private Samples[] lit(Canvas canvas, double shading) {
        Samples[] bands = canvas.bands();
        Samples[] lit = new Samples[bands.length];
        for (int band = 0; band < lit.length; band++) {
            lit[band] = bands[band].copy();
        }
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

    private void renderRow(
            Canvas canvas, Placed placed, double shading, Samples[] lit, Samples[] result, int y) {
        double[] log = new double[4];
        double[] pixel = new double[3];
        OverlayLayer.Scratch scratch = new OverlayLayer.Scratch();
        int bands = lit.length;
        for (int x = 0; x < canvas.width(); x++) {
            double fx = canvas.faceX(x, y);
            double fy = canvas.faceY(x, y);
            double mask = FaceGeometry.FRAME.covers(fx, fy) ? canvas.mask(x, y) : 0;
            if (mask <= 0) {
                continue;
            }
            int at = y * canvas.width() + x;
            if (placed.inverse() != null) {
                double share = placed.cut().upperShare(fx, fy);
                double dx = mask * placed.inverse().x(fx, fy, share);
                double dy = mask * placed.inverse().y(fx, fy, share);
                if (dx != 0 || dy != 0) {
                    double column = x + canvas.column(fx + dx, fy + dy) - canvas.ownColumn(x, y);
                    double row = y + canvas.row(fx + dx, fy + dy) - canvas.ownRow(x, y);
                    sample(lit, canvas, column, row, pixel);
                    for (int band = 0; band < bands; band++) {
                        result[band].set(at, pixel[band]);
                    }
                }
            }
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

    private static void sample(
            Samples[] bands, Canvas canvas, double column, double row, double[] pixel) {
        int i = (int) Math.floor(column);
        int j = (int) Math.floor(row);
        double s = column - i;
        double t = row - j;
        int last = canvas.width() - 1;
        int lowest = canvas.height() - 1;
        for (int band = 0; band < bands.length; band++) {
            pixel[band] = 0;
        }
        for (int n = -1; n <= 2; n++) {
            int line = Math.max(0, Math.min(lowest, j + n)) * canvas.width();
            double wy = Cubic.sharpWeight(t, n);
            for (int m = -1; m <= 2; m++) {
                int from = line + Math.max(0, Math.min(last, i + m));
                double weight = wy * Cubic.sharpWeight(s, m);
                for (int band = 0; band < bands.length; band++) {
                    pixel[band] += weight * bands[band].get(from);
                }
            }
        }
    }
}
