package io.facet.guide.canvas;

import io.facet.face.FaceFeature;
import io.facet.image.Luma;
import io.facet.image.Photograph;
import io.facet.image.Region;
import io.facet.warp.CubicKernel;
import java.util.ArrayList;
import java.util.List;

/** The part of a photograph around one face, sampled in face units: encoded samples 0..1. */
public final class FacePicture {

    /** Exponent from encoded samples to linear light. */
    public static final double GAMMA = 2.2;

    /** Radius of the discs on the cheeks that define the skin colour, in IPD. */
    private static final double CHEEK = 0.085;

    private final FaceGeometry face;
    private final Region region;
    private final float[][] planes;
    private final boolean grey;
    private final io.facet.warp.Similarity toPhoto;

    private FacePicture(FaceGeometry face, Region region, float[][] planes, boolean grey) {
        this.face = face;
        this.region = region;
        this.planes = planes;
        this.grey = grey;
        this.toPhoto = face.photoToFace().inverse();
    }

    /** Reads the surroundings of a face, its {@link FaceGeometry#FRAME}. */
    public static FacePicture of(Photograph photo, FaceGeometry face) {
        Region region = FrameRegion.of(photo, face);
        float[][] planes = new float[3][];
        for (int c = 0; c < 3; c++) {
            planes[c] = photo.plane(photo.bands() == 1 ? 0 : c, region);
            for (int i = 0; i < planes[c].length; i++) {
                planes[c][i] = (planes[c][i] - photo.minValue()) / (255 * photo.greyLevel());
            }
        }
        return new FacePicture(face, region, planes, photo.bands() == 1);
    }

    public FaceGeometry face() {
        return face;
    }

    public Region region() {
        return region;
    }

    /** Returns whether the photograph has one band. */
    public boolean isGrey() {
        return grey;
    }

    /** Returns whether a position lies in the part of the photograph that was read. */
    public boolean shows(double x, double y) {
        double column = toPhoto.x(x, y) - region.x();
        double row = toPhoto.y(x, y) - region.y();
        return column >= 0 && row >= 0 && column < region.width() && row < region.height();
    }

    /** Returns the encoded samples of one channel, row-major over {@link #region}. */
    public float[] plane(int channel) {
        return planes[channel];
    }

    /**
     * Reads red, green and blue at a position by bicubic interpolation.
     *
     * @param result receives three encoded samples, not clamped
     */
    public void read(double x, double y, double[] result) {
        readAt(toPhoto.x(x, y) - region.x(), toPhoto.y(x, y) - region.y(), result);
    }

    private void readAt(double column, double row, double[] result) {
        int w = region.width();
        int h = region.height();
        int i = (int) Math.floor(column);
        int j = (int) Math.floor(row);
        double s = column - i;
        double t = row - j;
        result[0] = 0;
        result[1] = 0;
        result[2] = 0;
        for (int n = -1; n <= 2; n++) {
            int v = Math.max(0, Math.min(h - 1, j + n));
            double wy = CubicKernel.CATMULL_ROM.weight(t, n);
            for (int m = -1; m <= 2; m++) {
                int u = Math.max(0, Math.min(w - 1, i + m));
                double weight = wy * CubicKernel.CATMULL_ROM.weight(s, m);
                int at = v * w + u;
                result[0] += weight * planes[0][at];
                result[1] += weight * planes[1][at];
                result[2] += weight * planes[2][at];
            }
        }
    }

    /**
     * Returns the mean linear colour of the cheeks: discs below the outer halves of the eyes beside
     * the nose.
     */
    public double[] skin() {
        double[] sum = new double[3];
        double[] at = new double[3];
        int count = 0;
        for (int side = 0; side < 2; side++) {
            FaceFeature wing = side == 0 ? FaceFeature.LEFT_NOSE_WING : FaceFeature.RIGHT_NOSE_WING;
            int nose = wing.first();
            double eyeX = side == 0 ? -0.5 : 0.5;
            double middleX = (eyeX + face.x(nose)) / 2 + (side == 0 ? -0.1 : 0.1);
            double middleY = face.y(nose) / 2 + 0.18;
            for (double y = -CHEEK; y <= CHEEK; y += CHEEK / 6) {
                for (double x = -CHEEK; x <= CHEEK; x += CHEEK / 6) {
                    if (x * x + y * y <= CHEEK * CHEEK) {
                        read(middleX + x, middleY + y, at);
                        for (int c = 0; c < 3; c++) {
                            sum[c] += linear(at[c]);
                        }
                        count++;
                    }
                }
            }
        }
        for (int c = 0; c < 3; c++) {
            sum[c] /= count;
        }
        return sum;
    }

    /**
     * Returns the light on the face, independent of its skin: the 97th percentile of linear luma
     * over both openings of the lids, which show the sclera and specular highlights, or the cheeks'
     * luma if that is higher.
     */
    public double light() {
        double[] skin = skin();
        List<Double> luma = new ArrayList<>();
        double[] at = new double[3];
        for (FaceFeature eye : List.of(FaceFeature.LEFT_EYE, FaceFeature.RIGHT_EYE)) {
            int first = eye.first();
            double left = face.x(first);
            double right = face.x(first + 3);
            for (int i = 1; i < 30; i++) {
                double x = left + (right - left) * i / 30;
                double upper = lid(first, x, true);
                double lower = lid(first, x, false);
                for (int j = 1; j < 12; j++) {
                    read(x, upper + (lower - upper) * j / 12, at);
                    luma.add(
                            Luma.weight(0) * linear(at[0])
                                    + Luma.weight(1) * linear(at[1])
                                    + Luma.weight(2) * linear(at[2]));
                }
            }
        }
        luma.sort(null);
        return Math.max(
                luma.get(luma.size() * 97 / 100),
                Luma.weight(0) * skin[0] + Luma.weight(1) * skin[1] + Luma.weight(2) * skin[2]);
    }

    private double lid(int first, double x, boolean upper) {
        int[] points =
                upper
                        ? new int[] {first, first + 1, first + 2, first + 3}
                        : new int[] {first, first + 5, first + 4, first + 3};
        for (int k = 1; k < points.length; k++) {
            double x0 = face.x(points[k - 1]);
            double x1 = face.x(points[k]);
            if (x <= x1 || k == points.length - 1) {
                double t = Math.max(0, Math.min(1, (x - x0) / Math.max(1e-9, x1 - x0)));
                return face.y(points[k - 1]) + t * (face.y(points[k]) - face.y(points[k - 1]));
            }
        }
        return 0;
    }

    /** Returns the luma of a linear colour. */
    public static double luma(double[] rgb) {
        return Luma.weight(0) * rgb[0] + Luma.weight(1) * rgb[1] + Luma.weight(2) * rgb[2];
    }

    /**
     * Reads the mean linear colour of a square.
     *
     * @param x x of its centre, in face units
     * @param y y of its centre
     * @param side its side, in face units
     * @param steps number of samples along each side
     * @param result receives red, green and blue, 0..1
     */
    public void readMean(double x, double y, double side, int steps, double[] result) {
        double red = 0;
        double green = 0;
        double blue = 0;
        for (int j = 0; j < steps; j++) {
            for (int i = 0; i < steps; i++) {
                double u = ((i + 0.5) / steps - 0.5) * side;
                double v = ((j + 0.5) / steps - 0.5) * side;
                read(x + u, y + v, result);
                red += linear(Math.min(1, result[0]));
                green += linear(Math.min(1, result[1]));
                blue += linear(Math.min(1, result[2]));
            }
        }
        double count = (double) steps * steps;
        result[0] = red / count;
        result[1] = green / count;
        result[2] = blue / count;
    }

    public static double linear(double encoded) {
        return encoded <= 0 ? 0 : Math.pow(encoded, GAMMA);
    }
}
