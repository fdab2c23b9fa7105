package io.facet.guide.canvas;

import io.facet.guide.raster.Samples;
import io.facet.image.Photograph;
import io.facet.image.Region;
import io.facet.warp.Similarity;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The part of a photograph around a face, at the photograph's own resolution. */
public final class PhotographCanvas extends Canvas {

    private final Photograph photograph;
    private final Region region;
    private final Similarity toFace;
    private final Similarity toPhoto;
    private final IntToDoubleFunction mask;

    private PhotographCanvas(
            Photograph photograph,
            Region region,
            Samples[] bands,
            Similarity toFace,
            IntToDoubleFunction mask) {
        super(region.width(), region.height(), bands);
        this.photograph = photograph;
        this.region = region;
        this.toFace = toFace;
        this.toPhoto = toFace.inverse();
        this.mask = mask;
    }

    /**
     * @param mask weight with which each pixel may change, by its row-major index in the photograph
     */
    public static PhotographCanvas of(
            Photograph photograph, FaceGeometry face, IntToDoubleFunction mask) {
        Region region = FrameRegion.of(photograph, face);
        Samples[] bands = new Samples[photograph.bands()];
        double range = 255.0 * photograph.greyLevel();
        IntStream.range(0, bands.length)
                .parallel()
                .forEach(
                        band -> {
                            float[] plane = photograph.plane(band, region);
                            for (int i = 0; i < plane.length; i++) {
                                plane[i] = (float) ((plane[i] - photograph.minValue()) / range);
                            }
                            bands[band] = new Samples.OfFloats(plane);
                        });
        return new PhotographCanvas(photograph, region, bands, face.photoToFace(), mask);
    }

    /** Returns the photograph of which this canvas is a part. */
    public Photograph photograph() {
        return photograph;
    }

    /**
     * Returns the photograph with this canvas replaced by other samples. Samples that are equal to
     * the canvas's own are preserved in the photograph bit for bit.
     */
    public Photograph with(Samples[] changed) {
        float[][] planes = new float[changed.length][];
        IntStream.range(0, planes.length)
                .parallel()
                .forEach(band -> planes[band] = plane(band, changed[band]));
        return photograph.withRegion(region, planes);
    }

    private float[] plane(int band, Samples changed) {
        double range = 255.0 * photograph.greyLevel();
        float[] plane = photograph.plane(band, region);
        Samples own = bands()[band];
        for (int i = 0; i < plane.length; i++) {
            double value = changed.get(i);
            if (value != own.get(i)) {
                double clamped = Math.max(0, Math.min(1, value));
                plane[i] = (float) (photograph.minValue() + range * clamped);
            }
        }
        return plane;
    }

    @Override
    public double faceX(int x, int y) {
        return toFace.x(region.x() + x, region.y() + y);
    }

    @Override
    public double faceY(int x, int y) {
        return toFace.y(region.x() + x, region.y() + y);
    }

    @Override
    public double column(double faceX, double faceY) {
        return toPhoto.x(faceX, faceY) - region.x();
    }

    @Override
    public double row(double faceX, double faceY) {
        return toPhoto.y(faceX, faceY) - region.y();
    }

    @Override
    public double mask(int x, int y) {
        return mask.applyAsDouble((region.y() + y) * photograph.width() + region.x() + x);
    }

    @Override
    public double pitch() {
        return toFace.scale();
    }
}
