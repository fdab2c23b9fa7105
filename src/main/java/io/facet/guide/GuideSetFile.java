package io.facet.guide;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.facet.FacetException;
import io.facet.image.AtomicFile;
import io.facet.image.StoredJson;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Guide sets on disk: a ZIP archive of {@code guides.json} and a PNG for every map.
 *
 * <p>{@code guides.json} names the set, its kind and sources, and for each guide its numbers and
 * maps. A map says where its PNG lies in the face: sample (i, j) at (left + i·pitch, top + j·pitch)
 * in face units, and its value is low + (high - low)·sample/255, or /65535 at 16 bits. One, three
 * or four channels. Hair is {@code "hair": {"cover": map, "relief": map, "colour": [r, g, b],
 * "brow": [r, g, b]}}, as in {@link Guide.Hair}. The file format is described in {@code
 * models/guides/README.md}.
 *
 * <p>A guide that is worn has, in place of landmarks, {@code overlay}: {@code anchors}, each with
 * {@code landmarks} and where their mean lies in the drawing, {@code at} [x, y]; {@code hinge} [x,
 * y], where the right arm starts; and the maps {@code shadow} (one channel, log ratio), {@code
 * tint} (three, log ratio), {@code frame} (colours encoded with the exponent 1/2.2, not multiplied
 * by the opacity in the fourth channel) and {@code reflection} (three, encoded with the same
 * exponent, added in linear light). The order of such guides is the order in which they are
 * preferred.
 */
public final class GuideSetFile {

    /** Ending of the files. */
    public static final String ENDING = ".guides";

    private static final String FORMAT = "facet-guides";
    private static final int VERSION = 1;
    private static final String INDEX = "guides.json";

    private static final long MOST_PIXELS = 1L << 24;

    /** Measures of a mouth are some tenths of the IPD. */
    private static final double MOST_WEIGHT = 1000;

    /** Most linear light on a face; glints of photographs with headroom lie above 1. */
    private static final double BRIGHTEST = 100;

    /** From hinge to ear, in IPD. */
    private static final double SHORTEST_ARM = 0.01;

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private GuideSetFile() {}

    private record Index(
            String format,
            int version,
            String name,
            String kind,
            String shown,
            String hidden,
            List<GuideSet.Source> sources,
            State state,
            List<Entry> guides) {}

    private record State(double[] weights, double[] without) {}

    private record Entry(
            String id,
            String person,
            List<String> photographs,
            double[] landmarks,
            double[] face,
            double[] displacement,
            double[] skin,
            Place shading,
            Place relief,
            Place contrast,
            Place contrast2,
            Mouth mouth,
            Mouth lips,
            Worn overlay,
            Hairs hair) {}

    private record Place(
            String file,
            double left,
            double top,
            double pitch,
            double low,
            double high,
            Double sigma) {}

    private record Mouth(Place picture, double[] landmarks, double light, double[] skin) {}

    private record Worn(
            List<AnchorPoint> anchors,
            double[] hinge,
            Place shadow,
            Place tint,
            Place frame,
            Place reflection) {}

    private record Hairs(Place cover, Place relief, double[] colour, double[] brow) {}

    private record AnchorPoint(List<Integer> landmarks, double[] at) {}

    /** Writes a set, in place of an older one. */
    public static void write(GuideSet set, Path file) {
        AtomicFile.write(
                file,
                true,
                out -> {
                    try (ZipOutputStream zip = new ZipOutputStream(out)) {
                        List<Entry> entries = new ArrayList<>();
                        Map<MapRaster, Place> written = new IdentityHashMap<>();
                        for (Guide guide : set.guides()) {
                            entries.add(entry(guide, zip, written));
                        }
                        Index index =
                                new Index(
                                        FORMAT,
                                        VERSION,
                                        set.name(),
                                        set.kind().name().toLowerCase(java.util.Locale.ROOT),
                                        set.shown(),
                                        set.hidden(),
                                        set.sources(),
                                        set.state()
                                                .map(s -> new State(s.weights(), s.without()))
                                                .orElse(null),
                                        entries);
                        put(zip, INDEX, GSON.toJson(index).getBytes(StandardCharsets.UTF_8));
                    }
                });
    }

    private static Entry entry(Guide guide, ZipOutputStream zip, Map<MapRaster, Place> written)
            throws IOException {
        String id = guide.id();
        return new Entry(
                id,
                guide.person(),
                guide.sources(),
                shaped(guide) ? rounded(guide.shape()) : null,
                shaped(guide) ? rounded(guide.landmarks()) : null,
                shaped(guide) ? rounded(guide.displacement()) : null,
                shaped(guide) ? guide.skin() : null,
                shared(guide.shading(), id + "-shading", zip, written),
                place(guide.relief(), id + "-relief", zip),
                contrast(guide, 0, zip),
                contrast(guide, 1, zip),
                guide.mouth().isEmpty() ? null : mouth(guide.mouth().get(), id + "-mouth", zip),
                guide.lips().isEmpty() ? null : mouth(guide.lips().get(), id + "-lips", zip),
                guide.overlay().isEmpty() ? null : worn(guide.overlay().get(), id, zip),
                guide.hair().isEmpty() ? null : hairs(guide.hair().get(), id, zip));
    }

    private static Hairs hairs(Guide.Hair hair, String id, ZipOutputStream zip) throws IOException {
        return new Hairs(
                place(hair.cover(), id + "-cover", 0, 1, zip),
                place(Optional.of(hair.relief()), id + "-hairs", zip),
                hair.colour(),
                hair.brow());
    }

    /** A map that an earlier guide has too is written once. */
    private static Place shared(
            Optional<MapRaster> map,
            String name,
            ZipOutputStream zip,
            Map<MapRaster, Place> written)
            throws IOException {
        if (map.isPresent() && written.containsKey(map.get())) {
            return written.get(map.get());
        }
        Place place = place(map, name, zip);
        map.ifPresent(raster -> written.put(raster, place));
        return place;
    }

    /** Whether a guide was made from a face: overlays are drawn, and no face belongs to them. */
    private static boolean shaped(Guide guide) {
        return java.util.Arrays.stream(guide.shape()).anyMatch(number -> number != 0);
    }

    private static double[] rounded(double[] numbers) {
        double[] rounded = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            rounded[i] = Math.rint(numbers[i] * 1e5) / 1e5;
        }
        return rounded;
    }

    private static Place contrast(Guide guide, int index, ZipOutputStream zip) throws IOException {
        if (guide.contrasts().size() <= index) {
            return null;
        }
        Guide.Contrast contrast = guide.contrasts().get(index);
        Place place = place(Optional.of(contrast.gain()), guide.id() + "-contrast" + index, zip);
        return new Place(
                place.file(),
                place.left(),
                place.top(),
                place.pitch(),
                place.low(),
                place.high(),
                contrast.sigma());
    }

    private static Mouth mouth(Guide.MouthTexture mouth, String name, ZipOutputStream zip)
            throws IOException {
        Place picture = place(mouth.picture(), name, 0, 1, zip);
        return new Mouth(picture, rounded(mouth.landmarks()), mouth.light(), mouth.skin());
    }

    private static Worn worn(Guide.Overlay overlay, String id, ZipOutputStream zip)
            throws IOException {
        return new Worn(
                overlay.anchors().stream()
                        .map(a -> new AnchorPoint(a.landmarks(), new double[] {a.x(), a.y()}))
                        .toList(),
                new double[] {overlay.hingeX(), overlay.hingeY()},
                place(overlay.shadow(), id + "-shadow", zip),
                place(overlay.tint(), id + "-tint", zip),
                overlay.body().isEmpty()
                        ? null
                        : place(
                                OverlayEncoding.straight(overlay.body().get()),
                                id + "-frame",
                                0,
                                1,
                                zip),
                overlay.reflection().isEmpty()
                        ? null
                        : place(
                                OverlayEncoding.encoded(overlay.reflection().get()),
                                id + "-reflection",
                                0,
                                1,
                                zip));
    }

    private static Place place(Optional<MapRaster> map, String name, ZipOutputStream zip)
            throws IOException {
        if (map.isEmpty()) {
            return null;
        }
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : map.get().values()) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        // 0 has to stay 0 exactly: it is sample 0 or 255, or lies on one between.
        double range = Math.max(1e-6, Math.max(high, -low));
        return low >= 0
                ? place(map.get(), name, 0, range, zip)
                : high <= 0
                        ? place(map.get(), name, -range, 0, zip)
                        : place(map.get(), name, -range * 128 / 127, range, zip);
    }

    private static Place place(
            MapRaster map, String name, double low, double high, ZipOutputStream zip)
            throws IOException {
        int channels = map.channels();
        int type =
                channels == 1
                        ? BufferedImage.TYPE_BYTE_GRAY
                        : channels == 3
                                ? BufferedImage.TYPE_3BYTE_BGR
                                : BufferedImage.TYPE_4BYTE_ABGR;
        BufferedImage image = new BufferedImage(map.width(), map.height(), type);
        int[] pixel = new int[channels];
        for (int i = 0; i < map.width() * map.height(); i++) {
            for (int c = 0; c < channels; c++) {
                double level = (map.value(i * channels + c) - low) / (high - low) * 255;
                pixel[c] = (int) Math.max(0, Math.min(255, Math.rint(level)));
            }
            image.getRaster().setPixel(i % map.width(), i / map.width(), pixel);
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        String file = name + ".png";
        put(zip, file, png.toByteArray());
        return new Place(file, map.left(), map.top(), map.pitch(), low, high, null);
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // A fixed time makes equal sets equal files.
        entry.setTime(315_532_800_000L);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /**
     * Reads a set.
     *
     * @throws FacetException if the file is missing, cut short or damaged, of another version, or
     *     holds numbers that cannot be
     */
    public static GuideSet read(Path file) {
        GuideArchive archive = GuideArchive.read(file);
        Index index = index(archive);
        GuideSet.Kind kind = kind(index, archive);
        Reader reader = new Reader(archive, kind, new HashMap<>());
        List<Guide> guides = new ArrayList<>();
        for (Entry entry : index.guides()) {
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

    /** The median of shadings is taken sample by sample. */
    private static void checkShadings(List<Guide> guides, GuideArchive archive) {
        Optional<MapRaster> first = guides.get(0).shading();
        for (Guide guide : guides) {
            boolean fits =
                    first.isPresent() == guide.shading().isPresent()
                            && (first.isEmpty()
                                    || first.get().liesAs(guide.shading().orElseThrow()));
            if (!fits) {
                throw archive.damaged(
                        "the shading of " + guide.id() + " does not lie as those of others");
            }
        }
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static GuideSet.Kind kind(Index index, GuideArchive archive) {
        for (GuideSet.Kind kind : GuideSet.Kind.values()) {
            if (kind.name().equalsIgnoreCase(index.kind())) {
                return kind;
            }
        }
        throw archive.damaged("its kind is '" + index.kind() + "'");
    }

    private static Index index(GuideArchive archive) {
        Index index;
        try {
            index = StoredJson.read(archive.bytes(INDEX), Index.class);
        } catch (IOException e) {
            throw archive.damaged("its " + INDEX + " " + e.getMessage());
        }
        if (!FORMAT.equals(index.format())) {
            throw archive.damaged("guides.json does not say that its format is " + FORMAT);
        }
        if (index.version() != VERSION) {
            throw new FacetException(
                    "%s is a guide set of version %d, and this Facet reads version %d. Use the Facet that it was made for, or make it anew."
                            .formatted(archive.file(), index.version(), VERSION));
        }
        if (index.name() == null || index.guides() == null || index.guides().isEmpty()) {
            throw archive.damaged("it has no name or no guides");
        }
        if (index.sources() != null && !index.sources().stream().allMatch(GuideSetFile::isWhole)) {
            throw archive.damaged("one of its sources is empty");
        }
        return index;
    }

    private static boolean isWhole(GuideSet.Source source) {
        return source != null
                && source.title() != null
                && source.licence() != null
                && source.attribution() != null
                && source.pictures() >= 0;
    }

    /** Reads the guides of one archive; a map that several guides share is read once. */
    private record Reader(GuideArchive archive, GuideSet.Kind kind, Map<Place, MapRaster> known) {

        private GuideCheck check() {
            return new GuideCheck(archive);
        }

        Guide guide(Entry entry) {
            if (entry == null || entry.id() == null) {
                throw archive.damaged("a guide has no id");
            }
            boolean drawn = entry.overlay() != null && entry.landmarks() == null;
            double[] shape = drawn ? new double[136] : face(entry.landmarks(), entry, "landmarks");
            requireFields(entry, drawn);
            double[] face = entry.face() == null ? shape : face(entry.face(), entry, "face");
            double[] displacement =
                    entry.displacement() == null
                            ? new double[136]
                            : numbers(
                                    entry.displacement(),
                                    136,
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

        /** What a guide of its kind would be wrong without, and another is right without. */
        private void requireFields(Entry entry, boolean drawn) {
            if (entry.photographs() != null && entry.photographs().contains(null)) {
                throw archive.damaged("one of the photographs of " + entry.id() + " is empty");
            }
            boolean one = kind == GuideSet.Kind.PAIR || kind == GuideSet.Kind.SINGLE;
            boolean moves = kind == GuideSet.Kind.PAIR || kind == GuideSet.Kind.GROUPS;
            // By them no guide is chosen for the person that it was made of.
            boolean named = entry.photographs() != null && !entry.photographs().isEmpty();
            require(!one || named, entry, "photographs");
            require(!one || entry.person() != null, entry, "person");
            require(!moves || entry.displacement() != null, entry, "displacement");
            require(kind != GuideSet.Kind.PAIR || entry.face() != null, entry, "face");
            require(kind != GuideSet.Kind.PAIR || entry.shading() != null, entry, "shading");
            require(drawn || entry.skin() != null, entry, "skin");
        }

        private void require(boolean there, Entry entry, String what) {
            if (!there) {
                throw archive.damaged(entry.id() + " has no " + what);
            }
        }

        private double[] face(double[] landmarks, Entry entry, String what) {
            numbers(landmarks, 136, GuideCheck.FARTHEST, entry, what);
            check().checkEyes(landmarks, entry.id(), what);
            return landmarks;
        }

        private double[] skin(double[] rgb, Entry entry, String what) {
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

        private Guide.Hair hair(Entry entry) {
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

        private FacetException lacks(Entry entry, String what) {
            return archive.damaged("the hair of " + entry.id() + " has no " + what);
        }

        private double[] light(double[] rgb, Entry entry, String what) {
            for (double value : numbers(rgb, 3, 1, entry, what)) {
                if (!(value > 0 && value <= 1)) {
                    throw archive.damaged(
                            "one of the %s of %s is %s, not above 0 and up to 1"
                                    .formatted(what, entry.id(), value));
                }
            }
            return rgb;
        }

        ExpressionState state(State state) {
            int count = ExpressionState.measures(new double[136]).length;
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

        private List<Guide.Contrast> contrasts(Entry entry) {
            List<Guide.Contrast> contrasts = new ArrayList<>();
            for (Place place : new Place[] {entry.contrast(), entry.contrast2()}) {
                if (place != null) {
                    if (place.sigma() == null || !(place.sigma() > 0 && place.sigma() < 1)) {
                        throw archive.damaged(
                                "a contrast of " + entry.id() + " has the sigma " + place.sigma());
                    }
                    contrasts.add(
                            new Guide.Contrast(
                                    place.sigma(),
                                    ratios(place, 1, entry, "contrast").orElseThrow()));
                }
            }
            return contrasts;
        }

        private Optional<Guide.MouthTexture> mouth(Entry entry, Mouth mouth) {
            if (mouth == null) {
                return Optional.empty();
            }
            MapRaster picture =
                    map(mouth.picture())
                            .filter(map -> map.channels() == 3)
                            .orElseThrow(
                                    () ->
                                            archive.damaged(
                                                    "the mouth of "
                                                            + entry.id()
                                                            + " has no picture"));
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

        private Guide.Overlay overlay(Entry entry) {
            Worn worn = entry.overlay();
            if (worn.anchors() == null || worn.anchors().size() < 3) {
                throw archive.damaged(entry.id() + " has fewer than 3 anchors");
            }
            List<Guide.Anchor> anchors = new ArrayList<>();
            for (AnchorPoint point : worn.anchors()) {
                boolean known =
                        point != null
                                && point.landmarks() != null
                                && !point.landmarks().isEmpty()
                                && point.landmarks().stream()
                                        .allMatch(i -> i != null && i >= 0 && i < 68);
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

        /** Placing needs the bridge of the nose, and arms that lead outwards from hinge to ear. */
        private void checkArms(List<Guide.Anchor> anchors, double hinge, Entry entry) {
            for (List<Integer> needed : List.of(List.of(27, 28), List.of(0), List.of(16))) {
                if (anchors.stream().noneMatch(a -> a.landmarks().equals(needed))) {
                    throw archive.damaged(entry.id() + " has no anchor at the landmarks " + needed);
                }
            }
            for (Guide.Anchor ear : anchors) {
                boolean left = ear.landmarks().equals(List.of(0));
                boolean right = ear.landmarks().equals(List.of(16));
                double reach = left ? -ear.x() : ear.x();
                if ((left || right) && !(hinge > 0 && reach > hinge + SHORTEST_ARM)) {
                    throw archive.damaged(
                            "the hinge of %s at %s does not lie between the nose and the ears"
                                    .formatted(entry.id(), hinge));
                }
            }
        }

        private Optional<MapRaster> ratios(Place place, int channels, Entry entry, String what) {
            Optional<MapRaster> map = layer(place, channels, entry, what);
            map.ifPresent(ratios -> check().checkLogRatios(ratios, entry.id(), what));
            return map;
        }

        private Optional<MapRaster> shares(Place place, int channels, Entry entry, String what) {
            Optional<MapRaster> map = layer(place, channels, entry, what);
            map.ifPresent(shares -> check().checkShares(shares, entry.id(), what));
            return map;
        }

        private Optional<MapRaster> layer(Place place, int channels, Entry entry, String what) {
            Optional<MapRaster> layer = map(place);
            if (layer.isPresent() && layer.get().channels() != channels) {
                throw archive.damaged(
                        "the %s of %s has %d channels instead of %d"
                                .formatted(what, entry.id(), layer.get().channels(), channels));
            }
            return layer;
        }

        private double[] numbers(
                double[] numbers, int count, double most, Entry entry, String what) {
            if (numbers == null || numbers.length != count) {
                throw archive.damaged(
                        "the %s of %s are %d numbers instead of %d"
                                .formatted(
                                        what,
                                        entry.id(),
                                        numbers == null ? 0 : numbers.length,
                                        count));
            }
            for (double number : numbers) {
                if (!(Math.abs(number) <= most)) {
                    throw archive.damaged(
                            "one of the %s of %s is %s".formatted(what, entry.id(), number));
                }
            }
            return numbers;
        }

        private Optional<MapRaster> map(Place place) {
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

        private MapRaster read(Place place) {
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
                        "the place or the range of the map %s cannot be".formatted(place));
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
            int[] pixels =
                    raster.getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
            for (int i = 0; i < values.length; i++) {
                double value = place.low() + step * pixels[i];
                // Half a step from 0 is 0, so that nothing changes where nothing is to change.
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
                // Java's reader answers some impossible files by other exceptions.
                throw archive.damaged(name + " is not a picture");
            } finally {
                png.dispose();
            }
        }
    }
}
