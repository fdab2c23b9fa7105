package io.facet.guide.file;

import io.facet.face.FaceFeature;
import io.facet.guide.Guide;
import io.facet.guide.GuideSet;
import io.facet.guide.GuideSet.Kind;
import io.facet.guide.raster.MapRaster;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Validates a set of guides as a whole: a well-formed file may contain a set that would change
 * every face wrongly.
 *
 * @param archive the archive that contains the set
 */
record GuideCheck(GuideArchive archive) {

    /** Largest deviation of the centres of the eyes from their positions in face units. */
    private static final double EYES = 0.1;

    /** Largest plausible log ratio of the light on a face. */
    private static final double MOST_LOG_RATIO = 10;

    /** Largest distance of a landmark from the origin, in IPD. */
    static final double FARTHEST = 4;

    /** Largest displacement of a landmark by an expression, in IPD. */
    static final double FARTHEST_MOVE = 1;

    /** Checks that the guides are distinct and complete for their kind. */
    void check(GuideSet set) {
        Set<String> ids = new HashSet<>();
        for (Guide guide : set.guides()) {
            if (!ids.add(guide.id())) {
                throw archive.damaged("two guides have the id " + guide.id());
            }
            boolean shows =
                    guide.shading().isPresent()
                            || guide.relief().isPresent()
                            || !guide.contrasts().isEmpty()
                            || guide.hair().isPresent()
                            || guide.overlay().filter(GuideCheck::shows).isPresent()
                            || moves(guide.displacement());
            if (!shows) {
                throw archive.damaged("the guide " + guide.id() + " shows nothing");
            }
            if ((set.kind() == Kind.OVERLAY) && guide.overlay().isEmpty()) {
                throw archive.damaged("the guide " + guide.id() + " has no overlay");
            }
        }
        if (set.kind() == Kind.PAIR && set.state().isEmpty()) {
            throw archive.damaged("it does not say how its expression is measured");
        }
    }

    private static boolean shows(Guide.Overlay overlay) {
        return overlay.shadow().isPresent()
                || overlay.tint().isPresent()
                || overlay.body().isPresent()
                || overlay.reflection().isPresent();
    }

    static boolean moves(double[] displacement) {
        for (double number : displacement) {
            if (number != 0) {
                return true;
            }
        }
        return false;
    }

    /** Checks that landmarks are in face units, by the centres of the eyes. */
    void checkEyes(double[] landmarks, String id, String what) {
        for (FaceFeature eye : List.of(FaceFeature.LEFT_EYE, FaceFeature.RIGHT_EYE)) {
            double x = 0;
            double y = 0;
            for (int i = eye.first(); i <= eye.last(); i++) {
                x += landmarks[2 * i] / eye.count();
                y += landmarks[2 * i + 1] / eye.count();
            }
            double middle = eye == FaceFeature.LEFT_EYE ? -0.5 : 0.5;
            if (Math.hypot(x - middle, y) > EYES) {
                throw archive.damaged(
                        "the %s of %s put an eye at %s, %s".formatted(what, id, x, y));
            }
        }
    }

    /** Checks the range of log ratios. */
    void checkLogRatios(MapRaster map, String id, String what) {
        for (float value : map.values()) {
            if (!(Math.abs(value) <= MOST_LOG_RATIO)) {
                throw archive.damaged("the %s of %s holds %s".formatted(what, id, value));
            }
        }
    }

    /** Checks that colours, opacities and other shares are in 0..1. */
    void checkShares(MapRaster map, String id, String what) {
        for (float value : map.values()) {
            if (!(value >= 0 && value <= 1)) {
                throw archive.damaged(
                        "the %s of %s holds %s, not 0 to 1".formatted(what, id, value));
            }
        }
    }
}
