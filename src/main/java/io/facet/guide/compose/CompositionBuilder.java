package io.facet.guide.compose;

import io.facet.face.FaceFeature;
import io.facet.guide.Guide;
import io.facet.guide.GuideSet;
import io.facet.guide.Mirror;
import io.facet.guide.canvas.FaceGeometry;
import io.facet.guide.compose.Composition.Parameter;
import io.facet.guide.raster.MapRaster;
import io.facet.guide.tone.FaceTone;
import io.facet.guide.tone.LipTone;
import io.facet.guide.tone.MouthOpening;
import io.facet.image.Luma;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Builds a {@link Composition} of effects on one face. */
final class CompositionBuilder {

    /** Number of directions of the displacement besides the mean. */
    private static final int DIRECTIONS = 2;

    /**
     * Standard deviation with which the network's features may adjust the amount, relative to it.
     */
    private static final double TRIM = 0.03;

    /** Weight of the nearest guide's lips relative to the mean of all. */
    private static final double LEAD = 0.2;

    /** Exponent from the ratio of two measures of light to the ratio of the teeth's luma. */
    private static final double EYES_TO_LIGHT = 1;

    /** Log ratio of the line where lips meet that were parted before. */
    private static final double SEAM = -1.1;

    /** Removed amount of a smile from which the lips are entirely the guide's. */
    private static final double LIPS = 1.3;

    /** Exponent from the ratio of the hues of two skins to the ratio of the light on them. */
    private static final double SKIN_TO_TINT = 0.6;

    private static final double MOST_TINT = 1.4;

    /** Blur of the guides' photographs, standard deviation in their pixels, as measured. */
    private static final double GUIDES_BLUR = 1.3;

    private static final double DARKEST = 0.1;
    private static final double BRIGHTEST = 1.15;

    private final FaceGeometry face;
    private final FaceTone tone;

    /**
     * Landmarks of the face. Pressed lips that are to part are set to meet, or they would part too
     * little.
     */
    private final double[] landmarks;

    private final List<Effect> effects;
    private final List<double[]> modes = new ArrayList<>();
    private final List<double[]> cheeks = new ArrayList<>();
    private final List<Boolean> expressions = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<FaceMaps.Layer> layers = new ArrayList<>();
    private final List<FaceMaps.Detail> details = new ArrayList<>();
    private final List<HairLayer> hairs = new ArrayList<>();
    private final List<OverlayLayer> overlays = new ArrayList<>();
    private final List<Parameter> appearance = new ArrayList<>();
    private MapRaster before;
    private MapRaster after;
    private MouthLayer mouth;
    private LipSeam seam;

    CompositionBuilder(FaceGeometry face, FaceTone tone, List<Effect> effects) {
        this.face = face;
        this.tone = tone;
        this.effects = effects.stream().filter(effect -> effect.amount() != 0).toList();
        boolean parts = this.effects.stream().anyMatch(CompositionBuilder::partsLips);
        landmarks = parts ? MouthOpening.meeting(face.landmarks()) : face.landmarks();
    }

    private static boolean partsLips(Effect effect) {
        return effect.set().kind() == GuideSet.Kind.PAIR && effect.amount() > 0;
    }

    Composition build() {
        effects.forEach(this::addDisplacement);
        FaceField[] fields =
                modes.isEmpty()
                        ? new FaceField[0]
                        : FaceField.through(
                                landmarks,
                                modes.toArray(double[][]::new),
                                Cheeks.points(face.landmarks()),
                                cheeks.toArray(double[][]::new));
        for (int k = 0; k < fields.length; k++) {
            if (expressions.get(k)) {
                fields[k] = fields[k].belowForehead();
            }
        }
        double[] amounts = parameters.stream().mapToDouble(Parameter::initial).toArray();
        double[] moved =
                fields.length == 0 ? landmarks : FaceField.sum(fields, amounts).moved(landmarks);
        effects.forEach(effect -> addAppearance(effect, moved));
        if (before != null || after != null) {
            parameters.add(new Parameter(Composition.SHADING, 1, 0.05, 0.85, 1.15));
        }
        parameters.addAll(appearance);
        return new Composition(
                landmarks,
                fields,
                Optional.ofNullable(before),
                Optional.ofNullable(after),
                layers,
                details,
                hairs,
                Optional.ofNullable(mouth),
                Optional.ofNullable(seam),
                overlays,
                parameters);
    }

    private void addDisplacement(Effect effect) {
        boolean pair = effect.set().kind() == GuideSet.Kind.PAIR;
        double[][] own = effect.modes(pair ? DIRECTIONS : 0);
        if (isZero(own[0])) {
            return;
        }
        if (pair) {
            own[0] = led(own[0], effect.lead());
        }
        double[] from = effect.landmarks();
        double amount = effect.amount();
        for (int k = 0; k < own.length; k++) {
            double[] faded = pair ? Fading.ofExpression(own[k]) : own[k];
            double[] carried = Transport.of(faded, from, landmarks);
            if (k == 0 && pair && amount < 0) {
                carried = Closing.of(face.landmarks(), carried, amount);
            }
            modes.add(carried);
            cheeks.add(Cheeks.following(carried));
            expressions.add(pair);
            // The strength is measured, so the network may only fine-tune it.
            double spread = TRIM * Math.abs(amount);
            parameters.add(
                    k == 0
                            ? new Parameter(
                                    effect.set().name() + " shape",
                                    amount,
                                    spread,
                                    amount - 2 * spread,
                                    amount + 2 * spread)
                            : new Parameter(
                                    effect.set().name() + " direction " + k,
                                    0,
                                    0.3 * Math.abs(amount),
                                    -Math.abs(amount),
                                    Math.abs(amount)));
        }
    }

    /** Returns the mean with lips that follow the guide whose mouth will be shown. */
    private static double[] led(double[] mean, Guide lead) {
        double[] own = Mirror.symmetric(lead.displacement());
        double[] mixed = mean.clone();
        for (int i = 2 * FaceFeature.OUTER_LIPS.first(); i < mixed.length; i++) {
            mixed[i] += LEAD * (own[i] - mean[i]);
        }
        return mixed;
    }

    private static boolean isZero(double[] numbers) {
        for (double number : numbers) {
            if (number != 0) {
                return false;
            }
        }
        return true;
    }

    private void addAppearance(Effect effect, double[] moved) {
        double amount = effect.amount();
        Guide lead = effect.lead();
        boolean pair = effect.set().kind() == GuideSet.Kind.PAIR;
        boolean opposite = pair && amount < 0;
        Optional<MapRaster> shading =
                pair && lead.shading().isPresent()
                        ? Optional.of(
                                opposite
                                        ? FaceMaps.disappearing(effect.guides())
                                        : FaceMaps.appearing(effect.guides()))
                        : lead.shading();
        if (shading.isPresent()) {
            double[] geometry = opposite ? moved : face.landmarks();
            LandmarkWarp warp = LandmarkWarp.between(geometry, lead.shape());
            if (opposite) {
                after =
                        FaceMaps.plus(
                                after == null ? FaceMaps.empty(3) : after,
                                shading.get(),
                                warp,
                                amount);
            } else {
                before =
                        FaceMaps.plus(
                                before == null ? FaceMaps.empty(3) : before,
                                shading.get(),
                                warp,
                                amount);
            }
        }
        if (lead.relief().isPresent() || !lead.contrasts().isEmpty()) {
            LandmarkWarp warp = LandmarkWarp.between(face.landmarks(), lead.shape());
            lead.relief().ifPresent(map -> layers.add(new FaceMaps.Layer(map, warp, amount)));
            // A wide band also raises the narrow one, so it comes first.
            List<Guide.Contrast> widestFirst =
                    lead.contrasts().stream()
                            .sorted(Comparator.comparingDouble(Guide.Contrast::sigma).reversed())
                            .toList();
            for (Guide.Contrast contrast : widestFirst) {
                MapRaster gain = FaceMaps.plus(FaceMaps.empty(1), contrast.gain(), warp, amount);
                details.add(new FaceMaps.Detail(0, contrast.sigma(), gain));
            }
        }
        if (pair && amount > 0 && mouth == null) {
            lead.mouth().ifPresent(this::addMouth);
        }
        if (opposite) {
            double share = Math.min(1, -amount);
            Optional<Guide.MouthTexture> lips =
                    effect.guides().stream().flatMap(guide -> guide.lips().stream()).findFirst();
            if (lips.isPresent()) {
                mouth =
                        new MouthLayer(
                                lips.get(),
                                new double[] {1, 1, 1},
                                LipTone.gain(tone.lips(), lips.get()),
                                true,
                                Math.min(1, LIPS * share),
                                softness(lips.get()),
                                tone.grain());
            } else {
                seam = new LipSeam(SEAM * share);
            }
            details.add(
                    new FaceMaps.Detail(
                            FoldZone.FINE,
                            FoldZone.COARSE,
                            FoldZone.gain(face.landmarks(), share)));
        }
        if (amount > 0) {
            lead.overlay().ifPresent(overlay -> addOverlay(overlay, amount));
            lead.hair().ifPresent(hair -> hairs.add(HairLayer.of(lead, face, tone, amount)));
        }
    }

    private void addMouth(Guide.MouthTexture texture) {
        double light = Math.pow(tone.light() / Math.max(1e-3, texture.light()), EYES_TO_LIGHT);
        double bounded = Math.max(DARKEST, Math.min(BRIGHTEST, light));
        double own = luma(tone.skin());
        double guides = luma(texture.skin());
        double[] teeth = new double[3];
        for (int c = 0; c < 3; c++) {
            // The skin's hue reflects the colour of the light by more than half; the rest is its
            // own.
            double hue = tone.skin()[c] / own * guides / Math.max(1e-3, texture.skin()[c]);
            double tint = Math.pow(hue, SKIN_TO_TINT);
            teeth[c] = bounded * Math.max(1 / MOST_TINT, Math.min(MOST_TINT, tint));
        }
        mouth =
                new MouthLayer(
                        texture,
                        teeth,
                        LipTone.gain(tone.lips(), texture),
                        false,
                        1,
                        softness(texture),
                        tone.grain());
        appearance.add(new Parameter(MouthLayer.LIGHT, 0, 0.15, -0.5, 0.5));
        appearance.add(new Parameter(MouthLayer.TINT, 0, 0.04, -0.15, 0.15));
        appearance.add(new Parameter(MouthLayer.SHARPNESS, 0, 0.2, -1.5, 0.5));
        appearance.add(new Parameter(MouthLayer.GRAIN, 1, 0.2, 0, 2));
    }

    /**
     * Returns the width of the mean filter whose blur equals the difference in softness between the
     * photograph and the guide's; a mean of width w has the standard deviation w/√12.
     */
    private double softness(Guide.MouthTexture texture) {
        double own = tone.scene().blur() * face.photoToFace().scale();
        double guides = GUIDES_BLUR * texture.picture().pitch();
        return Math.sqrt(12 * Math.max(0, own * own - guides * guides));
    }

    private void addOverlay(Guide.Overlay overlay, double amount) {
        overlays.add(new OverlayLayer(overlay, Math.min(1, amount), tone.scene(), face));
        appearance.add(new Parameter(OverlayLayer.RIGHT, 0, 0.02, -0.08, 0.08));
        appearance.add(new Parameter(OverlayLayer.DOWN, 0, 0.02, -0.08, 0.08));
        appearance.add(new Parameter(OverlayLayer.SIZE, 0, 0.03, -0.12, 0.12));
    }

    private static double luma(double[] rgb) {
        double luma = 0;
        for (int c = 0; c < 3; c++) {
            luma += Luma.weight(c) * rgb[c];
        }
        return Math.max(1e-3, luma);
    }
}
