package io.facet.guide.canvas;

import io.facet.face.align.AlignedFace;
import io.facet.face.mask.Mask;
import io.facet.guide.raster.Samples;
import io.facet.warp.DisplacementGrid;
import io.facet.warp.DisplacementGrid.Lattice;
import io.facet.warp.PlaneMap;
import io.facet.warp.Similarity;

/** The network's input crop, S x S pixels in double precision. */
public final class CropCanvas extends Canvas {

    private final int size;
    private final double[] faceX;
    private final double[] faceY;
    private final DisplacementGrid toCrop;
    private final float[] mask;
    private final double pitch;
    private final double[] ownColumn;
    private final double[] ownRow;

    private CropCanvas(
            int size,
            Samples[] bands,
            double[] faceX,
            double[] faceY,
            DisplacementGrid toCrop,
            float[] mask,
            double pitch) {
        super(size, size, bands);
        this.size = size;
        this.faceX = faceX;
        this.faceY = faceY;
        this.toCrop = toCrop;
        this.mask = mask;
        this.pitch = pitch;
        ownColumn = new double[faceX.length];
        ownRow = new double[faceX.length];
        for (int i = 0; i < faceX.length; i++) {
            ownColumn[i] = toCrop.x(faceX[i], faceY[i]);
            ownRow[i] = toCrop.y(faceX[i], faceY[i]);
        }
    }

    /**
     * @param crop the aligned face
     * @param face the same face in face units
     * @param mask weight with which each pixel of the crop may change; null if all may change fully
     */
    public static CropCanvas of(AlignedFace crop, FaceGeometry face, Mask mask) {
        int size = crop.size();
        float[] samples = crop.crop().samples();
        Samples[] bands = new Samples[3];
        for (int c = 0; c < 3; c++) {
            double[] values = new double[size * size];
            for (int i = 0; i < values.length; i++) {
                values[i] = samples[3 * i + c] / 255.0;
            }
            bands[c] = new Samples.OfDoubles(values);
        }
        PlaneMap toPhoto = crop.cropToPhoto();
        Similarity toFace = face.photoToFace();
        double[] faceX = new double[size * size];
        double[] faceY = new double[size * size];
        for (int i = 0; i < faceX.length; i++) {
            double x = toPhoto.x(i % size, i / size);
            double y = toPhoto.y(i % size, i / size);
            faceX[i] = toFace.x(x, y);
            faceY[i] = toFace.y(x, y);
        }
        double pitch = toPhoto.scale() * toFace.scale();
        return new CropCanvas(
                size,
                bands,
                faceX,
                faceY,
                positions(toPhoto.inverse(), toFace.inverse()),
                mask == null ? null : mask.values(),
                pitch);
    }

    private static DisplacementGrid positions(PlaneMap toCrop, Similarity toPhoto) {
        Lattice frame = FaceGeometry.FRAME;
        double[] columns = new double[frame.nodes()];
        double[] rows = new double[frame.nodes()];
        for (int node = 0; node < columns.length; node++) {
            double x = toPhoto.x(frame.x(node), frame.y(node));
            double y = toPhoto.y(frame.x(node), frame.y(node));
            columns[node] = toCrop.x(x, y);
            rows[node] = toCrop.y(x, y);
        }
        return new DisplacementGrid(frame, columns, rows);
    }

    @Override
    public double faceX(int x, int y) {
        return faceX[y * size + x];
    }

    @Override
    public double faceY(int x, int y) {
        return faceY[y * size + x];
    }

    @Override
    public double column(double faceX, double faceY) {
        return toCrop.x(faceX, faceY);
    }

    @Override
    public double row(double faceX, double faceY) {
        return toCrop.y(faceX, faceY);
    }

    @Override
    public double ownColumn(int x, int y) {
        return ownColumn[y * size + x];
    }

    @Override
    public double ownRow(int x, int y) {
        return ownRow[y * size + x];
    }

    @Override
    public double mask(int x, int y) {
        return mask == null ? 1 : mask[y * size + x];
    }

    @Override
    public double pitch() {
        return pitch;
    }
}
