package io.facet.face;

import io.facet.image.Luma;
import io.facet.image.Photograph;
import io.facet.image.Region;
import io.facet.warp.CubicTaps;
import io.facet.warp.Footprint;
import io.facet.warp.PlaneMap;

/**
 * The part of a photograph in which a face's pixels move, resampled from the photograph itself.
 * What does not move keeps its samples bit for bit.
 */
final class MovedPhotograph {

    /** Grain is what a pixel differs by from the mean of the 5 x 5 around it, up to a limit. */
    private static final int GRAIN_RADIUS = 2;

    private static final double MOST_GRAIN = 8;

    private final FaceChange change;
    private final PlaneMap cropToPhoto;
    private final PlaneMap photoToCrop;
    private final int photoWidth;
    private final Region region;
    private final float[][] before;
    private final double[] colour;

    /** How far the lips may move, S x S; null if they do not. */
    private final float[] mask;

    private final double black;
    private final double mostGrain;

    /**
     * @param region of the photograph
     * @param before its samples there, one plane a band
     */
    MovedPhotograph(
            FaceChange change,
            Photograph photo,
            PlaneMap cropToPhoto,
            Region region,
            float[][] before) {
        this.change = change;
        this.cropToPhoto = cropToPhoto;
        this.photoToCrop = cropToPhoto.inverse();
        this.photoWidth = photo.width();
        this.region = region;
        this.before = before;
        mask = change.mouth().map(mouth -> mouth.mask().values()).orElse(null);
        black = photo.minValue();
        mostGrain = MOST_GRAIN * photo.greyLevel();
        colour = change.mouth().map(mouth -> colour(mouth, photo)).orElse(new double[0]);
    }

    private static double[] colour(MouthChange mouth, Photograph photo) {
        float[] interior = mouth.interior();
        double[] colour = new double[photo.bands()];
        for (int channel = 0; channel < interior.length; channel++) {
            int band = colour.length == 1 ? 0 : channel;
            double share = colour.length == 1 ? Luma.weight(channel) : 1;
            colour[band] += share * photo.greyLevel() * interior[channel];
        }
        return colour;
    }

    /** The samples after the movement, one plane a band. */
    float[][] planes(Footprint footprint) {
        float[][] after = new float[before.length][];
        for (int band = 0; band < after.length; band++) {
            after[band] = before[band].clone();
        }
        int size = change.movement().size();
        float[] dx = change.movement().x();
        float[] dy = change.movement().y();
        footprint.visit(
                (pixel, columns, rows) -> {
                    double moveX = CubicTaps.weightedSum(dx, size, columns, rows);
                    double moveY = CubicTaps.weightedSum(dy, size, columns, rows);
                    boolean moves = moveX != 0 || moveY != 0;
                    if (moves || mask != null && weight(columns, rows) > 0) {
                        move(pixel, moveX, moveY, after);
                    }
                });
        return after;
    }

    private double weight(CubicTaps columns, CubicTaps rows) {
        return CubicTaps.weightedSum(mask, change.movement().size(), columns, rows);
    }

    /** How far lips may move at a place of the crop, which was moved already. */
    private double weight(double u, double v) {
        if (mask == null) {
            return 0;
        }
        int size = change.movement().size();
        CubicTaps columns = CubicTaps.at(u, 1).clampedTo(size);
        CubicTaps rows = CubicTaps.at(v, 1).clampedTo(size);
        return Math.max(0, Math.min(1, weight(columns, rows)));
    }

    private void move(int pixel, double moveX, double moveY, float[][] after) {
        int x = pixel % photoWidth;
        int y = pixel / photoWidth;
        double fromX = photoToCrop.x(x, y);
        double fromY = photoToCrop.y(x, y);
        // The way to the crop and back is not exact, and must not move what stays.
        double errorX = x - cropToPhoto.x(fromX, fromY);
        double errorY = y - cropToPhoto.y(fromX, fromY);
        MouthChange.Reader photo =
                (u, v) -> sample(cropToPhoto.x(u, v) + errorX, cropToPhoto.y(u, v) + errorY);
        double u = fromX + moveX;
        double v = fromY + moveY;
        double weight = weight(u, v);
        int target = region.index(x, y);
        double[] samples;
        if (weight > 0 && change.mouth().get().movesAt(u, v)) {
            double height = 1 / cropToPhoto.scale();
            // A mouth is so dark as its light says, so its colours count from black.
            MouthChange.Reader light = (atU, atV) -> plus(-black, photo.at(atU, atV));
            samples = change.mouth().get().pixel(u, v, height, weight, light, colour);
            plus(black, samples);
            addGrain(samples, weight * change.mouth().get().source(u, v).uncovered(), target);
        } else if (moveX != 0 || moveY != 0) {
            samples = photo.at(u, v);
        } else {
            return;
        }
        for (int band = 0; band < samples.length; band++) {
            after[band][target] = (float) samples[band];
        }
    }

    private static double[] plus(double summand, double[] samples) {
        for (int band = 0; band < samples.length; band++) {
            samples[band] += summand;
        }
        return samples;
    }

    /** A camera's grain lies over everything, so it does over what was uncovered. */
    private void addGrain(double[] samples, double uncovered, int target) {
        for (int band = 0; band < samples.length && uncovered > 0; band++) {
            double grain = before[band][target] - meanAround(before[band], target);
            samples[band] += uncovered * Math.max(-mostGrain, Math.min(mostGrain, grain));
        }
    }

    private double meanAround(float[] plane, int target) {
        int x = target % region.width();
        int y = target / region.width();
        double sum = 0;
        int n = 0;
        for (int v = y - GRAIN_RADIUS; v <= y + GRAIN_RADIUS; v++) {
            for (int u = x - GRAIN_RADIUS; u <= x + GRAIN_RADIUS; u++) {
                if (u >= 0 && v >= 0 && u < region.width() && v < region.height()) {
                    sum += plane[v * region.width() + u];
                    n++;
                }
            }
        }
        return sum / n;
    }

    private double[] sample(double x, double y) {
        CubicTaps columns = CubicTaps.at(x - region.x(), 1).clampedTo(region.width());
        CubicTaps rows = CubicTaps.at(y - region.y(), 1).clampedTo(region.height());
        double[] samples = new double[before.length];
        for (int band = 0; band < samples.length; band++) {
            samples[band] = CubicTaps.weightedSum(before[band], region.width(), columns, rows);
        }
        return samples;
    }
}
