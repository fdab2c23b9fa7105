package io.facet.guide.file;

import io.facet.FacetException;
import io.facet.face.Landmarks;
import io.facet.guide.ExpressionState;
import io.facet.guide.Guide;
import io.facet.guide.GuideSet;
import io.facet.guide.raster.MapRaster;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads the guides of one archive and validates every number; a map shared by several guides is
 * read once.
 *
 * @param archive the archive that contains them
 * @param kind kind of the set
 * @param known maps read so far, by their index entries
 */
record GuideSetReader(
        GuideArchive archive, GuideSet.Kind kind, Map<GuideIndex.Place, MapRaster> known) {

    private static final long MOST_PIXELS = 1L << 24;

    /** Largest weight of a measure; measures of a mouth are a few tenths of the IPD. */
    private static final double MOST_WEIGHT = 1000;

    /** Largest linear light on a face; highlights of photographs with headroom exceed 1. */
    private static final double BRIGHTEST = 100;

    /** Smallest distance from hinge to ear, in IPD. */
    private static final double SHORTEST_ARM = 0.01;

    /**
     * Reads a set.
     *
     * @throws FacetException if it is damaged, has another version, or contains invalid numbers
     */
    static GuideSet read(GuideArchive archive) {
        GuideIndex index = GuideIndex.read(archive);
        GuideSet.Kind kind = kind(index, archive);
        GuideSetReader reader = new GuideSetReader(archive, kind, new HashMap<>());
        List<Guide> guides = new ArrayList<>();
        for (GuideIndex.Entry entry : index.guides()) {
            guides.add(reader.guide(entry));
        }
        if (kind == GuideSet.Kind.PAIR) {
            checkShadings(guides, archive);
        }
        GuideSet set =
                new GuideSet(
                        index.name(),
                        kind,
                        text(index.shown()),
                        text(index.hidden()),
                        index.sources() == null ? List.of() : index.sources(),
                        Optional.ofNullable(index.state()).map(reader::state),
                        guides);
        new GuideCheck(archive).check(set);
        return set;
    }

    /**
     * Requires that all shadings have the same grid, because their median is computed sample by
     * sample.
     */
    private static void checkShadings(List<Guide> guides, GuideArchive archive) {
        Optional<MapRaster> first = guides.get(0).shading();
        for (Guide guide : guides) {
            boolean fits =
                    first.isPresent() == guide.shading().isPresent()
                            && (first.isEmpty()
                                    || first.get().liesAs(guide.shading().orElseThrow()));
            if (!fits) {
                throw archive.damaged(
                        "the shading of " + guide.id() + " has another grid than the others");
            }
        }
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static GuideSet.Kind kind(GuideIndex index, GuideArchive archive) {
        for (GuideSet.Kind kind : GuideSet.Kind.values()) {
            if (kind.name().equalsIgnoreCase(index.kind())) {
                return kind;
            }
        }
        throw archive.damaged("its kind is '" + index.kind() + "'");
    }

    private GuideCheck check() {
        return new GuideCheck(archive);
    }

    Guide guide(GuideIndex.Entry entry) {
        if (entry == null || entry.id() == null) {
            throw archive.damaged("a guide has no id");
        }
        boolean drawn = entry.overlay() != null && entry.landmarks() == null;
        double[] shape =
                drawn
                        ? new double[2 * Landmarks.COUNT]
                        : face(entry.landmarks(), entry, "landmarks");
        requireFields(entry, drawn);
        double[] face = entry.face() == null ? shape : face(entry.face(), entry, "face");
        double[] displacement =
                entry.displacement() == null
                        ? new double[2 * Landmarks.COUNT]
                        : numbers(
                                entry.displacement(),
                                2 * Landmarks.COUNT,
                                GuideCheck.FARTHEST_MOVE,
                                entry,
                                "displacement");
        Optional<MapRaster> relief = map(entry.relief());
        if (relief.isPresent() && relief.get().channels() > 3) {
            throw archive.damaged("the relief of " + entry.id() + " has 4 channels");
        }
        relief.ifPresent(map -> check().checkLogRatios(map, entry.id(), "relief"));
        return new Guide(
                entry.id(),
                entry.person() == null ? entry.id() : entry.person(),
                entry.photographs() == null ? List.of() : entry.photographs(),
                shape,
                face,
                displacement,
                drawn ? new double[] {0.4, 0.25, 0.2} : skin(entry.skin(), entry, "skin"),
                ratios(entry.shading(), 3, entry, "shading"),
                relief,
                contrasts(entry),
                mouth(entry, entry.mouth()),
                mouth(entry, entry.lips()),
                entry.overlay() == null ? Optional.empty() : Optional.of(overlay(entry)),
                entry.hair() == null ? Optional.empty() : Optional.of(hair(entry)));
    }

    /** Checks the fields that are required for this kind of guide but not for others. */
    private void requireFields(GuideIndex.Entry entry, boolean drawn) {
        if (entry.photographs() != null && entry.photographs().contains(null)) {
            throw archive.damaged("one of the photographs of " + entry.id() + " is empty");
        }
        boolean one = kind == GuideSet.Kind.PAIR || kind == GuideSet.Kind.SINGLE;
        boolean moves = kind == GuideSet.Kind.PAIR || kind == GuideSet.Kind.GROUPS;
        // They exclude guides made from the person to be edited.
        boolean named = entry.photographs() != null && !entry.photographs().isEmpty();
        require(!one || named, entry, "photographs");
        require(!one || entry.person() != null, entry, "person");
        require(!moves || entry.displacement() != null, entry, "displacement");
        require(kind != GuideSet.Kind.PAIR || entry.face() != null, entry, "face");
        require(kind != GuideSet.Kind.PAIR || entry.shading() != null, entry, "shading");
        require(drawn || entry.skin() != null, entry, "skin");
    }

    private void require(boolean there, GuideIndex.Entry entry, String what) {
        if (!there) {
            throw archive.damaged(entry.id() + " has no " + what);
        }
    }

    private double[] face(double[] landmarks, GuideIndex.Entry entry, String what) {
        numbers(landmarks, 2 * Landmarks.COUNT, GuideCheck.FARTHEST, entry, what);
        check().checkEyes(landmarks, entry.id(), what);
        return landmarks;
    }

    private double[] skin(double[] rgb, GuideIndex.Entry entry, String what) {
        double sum = 0;
        for (double value : numbers(rgb, 3, BRIGHTEST, entry, what)) {
            if (value < 0) {
                throw archive.damaged("the %s of %s is %s".formatted(what, entry.id(), value));
            }
            sum += value;
        }
        if (sum == 0) {
            throw archive.damaged("the %s of %s is black".formatted(what, entry.id()));
        }
        return rgb;
    }

    private Guide.Hair hair(GuideIndex.Entry entry) {
        MapRaster cover =
                map(entry.hair().cover())
                        .filter(map -> map.channels() == 1)
                        .orElseThrow(() -> lacks(entry, "cover of one channel"));
        check().checkShares(cover, entry.id(), "cover");
        MapRaster relief =
                map(entry.hair().relief())
                        .filter(map -> map.channels() == 1 || map.channels() == 3)
                        .orElseThrow(() -> lacks(entry, "relief of one or three channels"));
        check().checkLogRatios(relief, entry.id(), "hairs' relief");
        return new Guide.Hair(
                cover,
                relief,
                light(entry.hair().colour(), entry, "hair's colour"),
                light(entry.hair().brow(), entry, "brows' colour"));
    }

    private FacetException lacks(GuideIndex.Entry entry, String what) {
        return archive.damaged("the hair of " + entry.id() + " has no " + what);
    }

    private double[] light(double[] rgb, GuideIndex.Entry entry, String what) {
        for (double value : numbers(rgb, 3, 1, entry, what)) {
            if (!(value > 0 && value <= 1)) {
                throw archive.damaged(
                        "one of the %s of %s is %s, not above 0 and up to 1"
                                .formatted(what, entry.id(), value));
            }
        }
        return rgb;
    }

    ExpressionState state(GuideIndex.State state) {
        int count = ExpressionState.measures(new double[2 * Landmarks.COUNT]).length;
        if (state.weights() == null
                || state.without() == null
                || state.weights().length != count
                || state.without().length != count) {
            throw archive.damaged("its state does not have " + count + " measures");
        }
        for (int i = 0; i < count; i++) {
            boolean possible =
                    Math.abs(state.weights()[i]) <= MOST_WEIGHT
                            && Math.abs(state.without()[i]) <= GuideCheck.FARTHEST;
            if (!possible) {
                throw archive.damaged(
                        "its state has the weight %s and the measure %s"
                                .formatted(state.weights()[i], state.without()[i]));
            }
        }
        if (!GuideCheck.moves(state.weights())) {
            throw archive.damaged("its state has no weights");
        }
        return new ExpressionState(state.weights(), state.without());
    }

    private List<Guide.Contrast> contrasts(GuideIndex.Entry entry) {
        List<Guide.Contrast> contrasts = new ArrayList<>();
        for (GuideIndex.Place place :
                new GuideIndex.Place[] {entry.contrast(), entry.contrast2()}) {
            if (place != null) {
                if (place.sigma() == null || !(place.sigma() > 0 && place.sigma() < 1)) {
                    throw archive.damaged(
                            "a contrast of " + entry.id() + " has the sigma " + place.sigma());
                }
                contrasts.add(
                        new Guide.Contrast(
                                place.sigma(), ratios(place, 1, entry, "contrast").orElseThrow()));
            }
        }
        return contrasts;
    }

    private Optional<Guide.MouthTexture> mouth(GuideIndex.Entry entry, GuideIndex.Mouth mouth) {
        if (mouth == null) {
            return Optional.empty();
        }
        MapRaster picture =
                map(mouth.picture())
                        .filter(map -> map.channels() == 3)
                        .orElseThrow(
                                () ->
                                        archive.damaged(
                                                "the mouth of " + entry.id() + " has no picture"));
        check().checkShares(picture, entry.id(), "mouth");
        if (!(mouth.light() >= 0 && mouth.light() <= BRIGHTEST)) {
            throw archive.damaged(
                    "the light on the mouth of %s is %s".formatted(entry.id(), mouth.light()));
        }
        return Optional.of(
                new Guide.MouthTexture(
                        picture,
                        face(mouth.landmarks(), entry, "mouth's landmarks"),
                        mouth.light(),
                        skin(mouth.skin(), entry, "mouth's skin")));
    }

    private Guide.Overlay overlay(GuideIndex.Entry entry) {
        GuideIndex.Worn worn = entry.overlay();
        if (worn.anchors() == null || worn.anchors().size() < 3) {
            throw archive.damaged(entry.id() + " has fewer than 3 anchors");
        }
        List<Guide.Anchor> anchors = new ArrayList<>();
        for (GuideIndex.AnchorPoint point : worn.anchors()) {
            boolean known =
                    point != null
                            && point.landmarks() != null
                            && !point.landmarks().isEmpty()
                            && point.landmarks().stream()
                                    .allMatch(i -> i != null && i >= 0 && i < Landmarks.COUNT);
            if (!known) {
                throw archive.damaged(entry.id() + " has an anchor without landmarks 0 to 67");
            }
            double[] at = numbers(point.at(), 2, GuideCheck.FARTHEST, entry, "anchor");
            anchors.add(new Guide.Anchor(point.landmarks(), at[0], at[1]));
        }
        double[] hinge = numbers(worn.hinge(), 2, GuideCheck.FARTHEST, entry, "hinge");
        checkArms(anchors, hinge[0], entry);
        return new Guide.Overlay(
                anchors,
                hinge[0],
                hinge[1],
                ratios(worn.shadow(), 1, entry, "shadow"),
                ratios(worn.tint(), 3, entry, "tint"),
                shares(worn.frame(), 4, entry, "frame").map(OverlayEncoding::premultiplied),
                shares(worn.reflection(), 3, entry, "reflection").map(OverlayEncoding::linear));
    }

    /**
     * Checks that the bridge of the nose is anchored and that the arms lead outwards from hinge to
     * ear, as placement requires.
     */
    private void checkArms(List<Guide.Anchor> anchors, double hinge, GuideIndex.Entry entry) {
        for (List<Integer> needed :
                List.of(Guide.Overlay.BRIDGE, Guide.Overlay.LEFT_EAR, Guide.Overlay.RIGHT_EAR)) {
            if (anchors.stream().noneMatch(a -> a.landmarks().equals(needed))) {
                throw archive.damaged(entry.id() + " has no anchor at the landmarks " + needed);
            }
        }
        for (Guide.Anchor ear : anchors) {
            boolean left = ear.landmarks().equals(Guide.Overlay.LEFT_EAR);
            boolean right = ear.landmarks().equals(Guide.Overlay.RIGHT_EAR);
            double reach = left ? -ear.x() : ear.x();
            if ((left || right) && !(hinge > 0 && reach > hinge + SHORTEST_ARM)) {
                throw archive.damaged(
                        "the hinge of %s at %s does not lie between the nose and the ears"
                                .formatted(entry.id(), hinge));
            }
        }
    }

    private Optional<MapRaster> ratios(
            GuideIndex.Place place, int channels, GuideIndex.Entry entry, String what) {
        Optional<MapRaster> map = layer(place, channels, entry, what);
        map.ifPresent(ratios -> check().checkLogRatios(ratios, entry.id(), what));
        return map;
    }

    private Optional<MapRaster> shares(
            GuideIndex.Place place, int channels, GuideIndex.Entry entry, String what) {
        Optional<MapRaster> map = layer(place, channels, entry, what);
        map.ifPresent(shares -> check().checkShares(shares, entry.id(), what));
        return map;
    }

    private Optional<MapRaster> layer(
            GuideIndex.Place place, int channels, GuideIndex.Entry entry, String what) {
        Optional<MapRaster> layer = map(place);
        if (layer.isPresent() && layer.get().channels() != channels) {
            throw archive.damaged(
                    "the %s of %s has %s channels instead of %s"
                            .formatted(what, entry.id(), layer.get().channels(), channels));
        }
        return layer;
    }

    private double[] numbers(
            double[] numbers, int count, double most, GuideIndex.Entry entry, String what) {
        if (numbers == null || numbers.length != count) {
            throw archive.damaged(
                    "the %s of %s are %s numbers instead of %s"
                            .formatted(
                                    what, entry.id(), numbers == null ? 0 : numbers.length, count));
        }
        for (double number : numbers) {
            if (!(Math.abs(number) <= most)) {
                throw archive.damaged(
                        "one of the %s of %s is %s".formatted(what, entry.id(), number));
            }
        }
        return numbers;
    }

    private Optional<MapRaster> map(GuideIndex.Place place) {
        if (place == null) {
            return Optional.empty();
        }
        MapRaster map = known.get(place);
        if (map == null) {
            map = read(place);
            known.put(place, map);
        }
        return Optional.of(map);
    }

    private MapRaster read(GuideIndex.Place place) {
        boolean possible =
                Math.abs(place.left()) <= GuideCheck.FARTHEST
                        && Math.abs(place.top()) <= GuideCheck.FARTHEST
                        && place.pitch() > 0
                        && place.pitch() < 1
                        && Math.abs(place.low()) <= BRIGHTEST
                        && Math.abs(place.high()) <= BRIGHTEST
                        && place.high() > place.low();
        if (place.file() == null || !possible) {
            throw archive.damaged(
                    "the position or the range of the map %s is invalid".formatted(place));
        }
        BufferedImage image = picture(place.file());
        Raster raster = image.getRaster();
        int channels = raster.getNumBands();
        if (channels == 2 || channels > 4) {
            throw archive.damaged(place.file() + " has " + channels + " channels");
        }
        int area = image.getWidth() * image.getHeight();
        int bits = image.getColorModel().getComponentSize(0);
        double step = (place.high() - place.low()) / ((1 << bits) - 1);
        float[] values = new float[area * channels];
        int[] pixels = raster.getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
        for (int i = 0; i < values.length; i++) {
            double value = place.low() + step * pixels[i];
            // Values within half a step of 0 become 0, so that unchanged areas remain unchanged.
            values[i] = Math.abs(value) < 0.51 * step && place.low() < 0 ? 0 : (float) value;
        }
        return new MapRaster(
                place.left(),
                place.top(),
                place.pitch(),
                image.getWidth(),
                image.getHeight(),
                channels,
                values);
    }

    private BufferedImage picture(String name) {
        byte[] bytes = archive.bytes(name);
        ImageReader png = ImageIO.getImageReadersByFormatName("png").next();
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            png.setInput(in, true, true);
            long area = (long) png.getWidth(0) * png.getHeight(0);
            if (area > MOST_PIXELS || png.getWidth(0) < 2 || png.getHeight(0) < 2) {
                throw archive.damaged(name + " has " + area + " pixels");
            }
            BufferedImage image = png.read(0);
            if (image.getColorModel() instanceof IndexColorModel) {
                throw archive.damaged(name + " has a palette");
            }
            return image;
        } catch (FacetException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Java's reader reports some invalid files with other exceptions.
            throw archive.damaged(name + " is not a picture");
        } finally {
            png.dispose();
        }
    }
}
