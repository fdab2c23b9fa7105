package io.facet.guide.make;

import io.facet.face.FaceFeature;
import io.facet.guide.ExpressionState;
import io.facet.guide.Guide;
import io.facet.guide.GuideSet;
import io.facet.guide.GuideSet.Kind;
import io.facet.guide.GuideSet.Source;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.raster.MapRaster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes guide sets from pairs of a neutral and a smiling face: {@code smile}, and {@code
 * mouth-open}, which is the effect of opening a mouth at an unchanged width.
 */
public final class PairGuideSet {

    /**
     * Opening of the inner lips and widening of the mouth beyond which a smile shows teeth, in IPD.
     */
    private static final double LEAST_OPENING = 0.07;

    private static final double LEAST_WIDENING = 0.08;

    /**
     * Smallest rise of the corners of the mouth, in IPD; smiles that do not reach the cheeks rise
     * less.
     */
    private static final double LEAST_RISE = 0.065;

    /** Opening of a mouth at strength 1 of {@code mouth-open}, in IPD. */
    private static final double OPENING = 0.2;

    private PairGuideSet() {}

    /**
     * Makes the set of smiles.
     *
     * @param pairs all people; those whose smile shows teeth become guides, the others only
     *     contribute to the neutral faces
     * @param unfitMouths people whose teeth must not be shown on others
     */
    public static GuideSet smile(
            List<PairGuides.Pair> pairs, Set<String> unfitMouths, Source source) {
        Measured all = Measured.of(pairs);
        List<double[]> smiling = new ArrayList<>();
        List<Guide> guides = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            if (all.opening(i) > LEAST_OPENING
                    && all.widening(i) > LEAST_WIDENING
                    && all.rise(i) > LEAST_RISE) {
                smiling.add(all.after().get(i));
                Guide guide = PairGuides.guide(pairs.get(i), all.shape());
                guides.add(unfitMouths.contains(guide.person()) ? guide.withoutMouth() : guide);
            }
        }
        return new GuideSet(
                "smile",
                Kind.PAIR,
                "a smile that shows teeth",
                "a smile that is there is taken away",
                List.of(source),
                Optional.of(ExpressionState.between(all.before(), smiling)),
                PairGuides.withEqualTeeth(guides));
    }

    /**
     * Makes the set of open mouths: displacement and shading are the coefficients of the opening in
     * a linear regression on opening and widening over all pairs, times {@value #OPENING} IPD; the
     * insides of the mouths are those of the smiles.
     */
    public static GuideSet mouthOpen(
            List<PairGuides.Pair> pairs, Set<String> unfitMouths, Source source) {
        Measured all = Measured.of(pairs);
        List<Guide> single = new ArrayList<>();
        for (PairGuides.Pair pair : pairs) {
            single.add(PairGuides.guide(pair, all.shape()));
        }
        double[] displacement = all.regressed(i -> single.get(i).displacement());
        double[] shading =
                all.regressed(i -> doubles(single.get(i).shading().orElseThrow().values()));
        MapRaster map = single.get(0).shading().orElseThrow().withValues(3, floats(shading));
        List<Guide> guides = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            Guide own = single.get(i);
            if (all.opening(i) > LEAST_OPENING
                    && all.widening(i) > LEAST_WIDENING
                    && !unfitMouths.contains(own.person())) {
                guides.add(
                        new Guide(
                                own.id(),
                                own.person(),
                                own.sources(),
                                own.shape(),
                                own.landmarks(),
                                displacement,
                                own.skin(),
                                Optional.of(map),
                                Optional.empty(),
                                List.of(),
                                own.mouth(),
                                own.lips(),
                                Optional.empty(),
                                Optional.empty()));
            }
        }
        double[] weights = new double[ExpressionState.measures(all.shape()).length];
        weights[2] = 1 / OPENING;
        return new GuideSet(
                "mouth-open",
                Kind.PAIR,
                "an open mouth",
                "a mouth that is open is closed",
                List.of(source),
                Optional.of(new ExpressionState(weights, ExpressionState.measures(all.shape()))),
                PairGuides.withEqualTeeth(guides));
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** The landmarks of all pairs in face units, and the mean neutral face. */
    private record Measured(List<double[]> before, List<double[]> after, double[] shape) {

        static Measured of(List<PairGuides.Pair> pairs) {
            List<double[]> before = new ArrayList<>();
            List<double[]> after = new ArrayList<>();
            for (PairGuides.Pair pair : pairs) {
                FaceGeometry[] faces = PairGuides.geometries(pair);
                before.add(faces[0].landmarks());
                after.add(faces[1].landmarks());
            }
            return new Measured(before, after, PairGuides.meanShape(before));
        }

        double opening(int pair) {
            return gap(after.get(pair));
        }

        double widening(int pair) {
            return width(after.get(pair)) - width(before.get(pair));
        }

        double rise(int pair) {
            return corners(before.get(pair)) - corners(after.get(pair));
        }

        private static double gap(double[] face) {
            return FaceFeature.LOWER_LIP_INNER.y(face) - FaceFeature.UPPER_LIP_INNER.y(face);
        }

        private static double corners(double[] face) {
            double left = FaceFeature.LEFT_MOUTH_CORNER.y(face);
            double right = FaceFeature.RIGHT_MOUTH_CORNER.y(face);
            return (left + right) / 2;
        }

        private static double width(double[] face) {
            return FaceFeature.RIGHT_MOUTH_CORNER.x(face) - FaceFeature.LEFT_MOUTH_CORNER.x(face);
        }

        /**
         * Returns the coefficients of the opening, times {@link #OPENING}, from a regression that
         * includes the widening.
         */
        double[] regressed(java.util.function.IntFunction<double[]> values) {
            double oo = 1e-4;
            double ow = 0;
            double ww = 1e-4;
            double[] byOpening = null;
            double[] byWidening = null;
            for (int i = 0; i < before.size(); i++) {
                double closed = gap(before.get(i));
                double o = opening(i) - closed;
                double w = widening(i);
                oo += o * o;
                ow += o * w;
                ww += w * w;
                double[] own = values.apply(i);
                if (byOpening == null) {
                    byOpening = new double[own.length];
                    byWidening = new double[own.length];
                }
                for (int k = 0; k < own.length; k++) {
                    byOpening[k] += o * own[k];
                    byWidening[k] += w * own[k];
                }
            }
            double determinant = oo * ww - ow * ow;
            double[] coefficients = new double[byOpening.length];
            for (int k = 0; k < coefficients.length; k++) {
                coefficients[k] = OPENING * (ww * byOpening[k] - ow * byWidening[k]) / determinant;
            }
            return coefficients;
        }
    }
}
