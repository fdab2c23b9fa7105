package io.facet.study;

import io.facet.Cancellation;
import io.facet.edit.EditPreview;
import io.facet.edit.EditRequest;
import io.facet.edit.FaceEditor;
import io.facet.edit.Preset;
import io.facet.edit.target.AttributeTarget;
import io.facet.face.Landmarks;
import io.facet.face.align.AlignedFace;
import io.facet.face.align.Alignment;
import io.facet.face.find.FaceFinder;
import io.facet.guide.canvas.CropCanvas;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.compose.Composition;
import io.facet.guide.compose.Effect;
import io.facet.guide.tone.FaceTone;
import io.facet.image.Photograph;
import io.facet.network.FeatureNetwork;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/**
 * Measures how long a guided edit takes on portraits of 1350 x 1350 pixels and of 24 megapixels,
 * how long the preview of the latter takes, and how the time of the composition's gradient compares
 * with that of the network's loss and gradient.
 */
public final class GuidedBenchmark {

    private static final int SIDE = 1350;
    private static final int LARGE_WIDTH = 6000;
    private static final int LARGE_HEIGHT = 4000;
    private static final int WARM_UP = 2;
    private static final double MEGABYTE = 1e6;

    private final FeatureNetwork network;
    private final AttributeTarget target;
    private final Preset preset;
    private final FaceFinder finder;
    private final BufferedImage portrait;
    private final int rounds;

    /**
     * @param target the target, with guides
     * @param portrait a picture with one face; it is enlarged or reduced
     * @param rounds the number of measurements, at least 1
     */
    public GuidedBenchmark(
            FeatureNetwork network,
            AttributeTarget target,
            Preset preset,
            FaceFinder finder,
            Photograph portrait,
            int rounds) {
        this.network = network;
        this.target = target;
        this.preset = preset;
        this.finder = finder;
        this.portrait = portrait.toBufferedImage();
        this.rounds = rounds;
    }

    /**
     * Represents the cost of an edit.
     *
     * @param seconds the median duration of several edits after the warm-up
     * @param processorSeconds the median processor time over all processors, which depends less on
     *     the load of the machine; NaN if the platform does not report it
     * @param heap an upper bound of the heap use in megabytes, including garbage that is not yet
     *     collected: the sum of the peak uses of the memory pools, which may occur at different
     *     times
     */
    public record Cost(double seconds, double processorSeconds, double heap) {}

    /**
     * Represents the measurements.
     *
     * @param portrait the cost for the portrait of 1350 x 1350 pixels
     * @param large the cost for the portrait of 6000 x 4000 pixels
     * @param preview the seconds of a preview of the large one
     * @param gradient the milliseconds of the composition's gradient for the crop
     * @param loss the milliseconds of the network's loss and gradient, in the same rounds
     */
    public record Figures(Cost portrait, Cost large, double preview, double gradient, double loss) {

        /**
         * Returns the time of the composition's gradient divided by that of the network's loss and
         * gradient.
         */
        public double ratio() {
            return gradient / loss;
        }
    }

    /**
     * Runs the benchmark, which takes about a minute.
     *
     * @param layers the layers of the network's loss
     */
    public Figures run(List<String> layers) {
        Photograph small = drawn(SIDE, SIDE);
        Landmarks face = face(small);
        Cost portraitCost = cost(small, face);
        double[] gradients = gradientAndLoss(small, face, layers);
        Photograph large = drawn(LARGE_WIDTH, LARGE_HEIGHT);
        Landmarks largeFace = face(large);
        Cost largeCost = cost(large, largeFace);
        EditPreview preview = new EditPreview(network, large, largeFace);
        double[] seconds = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            preview.edit(target, preset.region(), preset, new Cancellation());
            seconds[round] = (System.nanoTime() - start) / 1e9;
        }
        return new Figures(portraitCost, largeCost, Median.of(seconds), gradients[0], gradients[1]);
    }

    private Landmarks face(Photograph photograph) {
        return finder.locate(photograph)
                .orElseThrow(
                        () -> new IllegalArgumentException("no face is found in the portrait"));
    }

    private Photograph drawn(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        int side = Math.min(width, height);
        graphics.drawImage(portrait, (width - side) / 2, (height - side) / 2, side, side, null);
        graphics.dispose();
        return Photograph.of(picture);
    }

    private Cost cost(Photograph photograph, Landmarks face) {
        double[] seconds = new double[rounds];
        double[] processor = new double[rounds];
        for (int round = -Math.min(WARM_UP, rounds); round < rounds; round++) {
            if (round == 0) {
                heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
            }
            double used = processorSeconds();
            long start = System.nanoTime();
            new FaceEditor(network).edit(new EditRequest(photograph, face, target, preset));
            if (round >= 0) {
                seconds[round] = (System.nanoTime() - start) / 1e9;
                processor[round] = processorSeconds() - used;
            }
        }
        double heap = heapPools().stream().mapToDouble(p -> p.getPeakUsage().getUsed()).sum();
        return new Cost(Median.of(seconds), Median.of(processor), heap / MEGABYTE);
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static double processorSeconds() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : Double.NaN;
    }

    /**
     * Returns the milliseconds of the composition's gradient and of the network's loss, measured
     * alternately.
     */
    private double[] gradientAndLoss(Photograph photograph, Landmarks face, List<String> layers) {
        FaceGeometry geometry = FaceGeometry.of(face);
        FaceTone tone = FaceTone.of(photograph, geometry);
        List<Effect> effects =
                target.guided().stream()
                        .flatMap(change -> change.on(geometry, tone, List.of()).stream())
                        .toList();
        Composition x = Composition.of(geometry, tone, effects);
        AlignedFace aligned =
                Alignment.align(
                        photograph, face, network.card().template(), network.card().inputSize());
        CropCanvas crop = CropCanvas.of(aligned, geometry, null);
        double[] theta = x.unfolded(x.defaults());
        double[] slopes = new double[x.atCrop(crop, theta).length];
        java.util.Arrays.fill(slopes, 1e-3);
        return new LossBenchmark(network, layers).beside(() -> x.pullBack(crop, theta, slopes));
    }
}
