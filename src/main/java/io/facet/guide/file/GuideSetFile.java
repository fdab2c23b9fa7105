package io.facet.guide.file;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.facet.FacetException;
import io.facet.file.AtomicFile;
import io.facet.guide.Guide;
import io.facet.guide.GuideSet;
import io.facet.guide.raster.MapRaster;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/**
 * Reads and writes guide sets: ZIP archives of {@code guides.json} and a PNG for every map.
 *
 * <p>{@code guides.json} names the set, its kind and sources, and for each guide its numbers and
 * maps. A map gives the position of its PNG in the face: sample (i, j) lies at (left + i·pitch, top
 * + j·pitch) in face units, and its value is low + (high - low)·sample/255, or /65535 at 16 bits.
 * It has one, three or four channels. Hair is {@code "hair": {"cover": map, "relief": map,
 * "colour": [r, g, b], "brow": [r, g, b]}}, as in {@link Guide.Hair}. The file format is described
 * in {@code models/guides/README.md}.
 *
 * <p>A worn guide has an {@code overlay} instead of landmarks: {@code anchors}, each with {@code
 * landmarks} and the position of their mean in the drawing, {@code at} [x, y]; {@code hinge} [x,
 * y], the point at which the right arm starts; and the maps {@code shadow} (one channel, log
 * ratio), {@code tint} (three, log ratio), {@code frame} (colours encoded with the exponent 1/2.2,
 * not multiplied by the opacity in the fourth channel) and {@code reflection} (three, encoded with
 * the same exponent, added in linear light). Such guides are listed in order of preference.
 */
public final class GuideSetFile {

    /** Extension of the files. */
    public static final String ENDING = ".guides";

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private GuideSetFile() {}

    /** Writes a set, replacing an older one. */
    public static void write(GuideSet set, Path file) {
        AtomicFile.write(
                file,
                true,
                out -> {
                    try (ZipOutputStream zip = new ZipOutputStream(out)) {
                        List<GuideIndex.Entry> entries = new ArrayList<>();
                        IdentityHashMap<MapRaster, GuideIndex.Place> written =
                                new IdentityHashMap<>();
                        for (Guide guide : set.guides()) {
                            entries.add(entry(guide, zip, written));
                        }
                        GuideIndex index =
                                new GuideIndex(
                                        GuideIndex.FORMAT,
                                        GuideIndex.VERSION,
                                        set.name(),
                                        set.kind().name().toLowerCase(java.util.Locale.ROOT),
                                        set.shown(),
                                        set.hidden(),
                                        set.sources(),
                                        set.state()
                                                .map(
                                                        s ->
                                                                new GuideIndex.State(
                                                                        s.weights(), s.without()))
                                                .orElse(null),
                                        entries);
                        put(
                                zip,
                                GuideIndex.NAME,
                                GSON.toJson(index).getBytes(StandardCharsets.UTF_8));
                    }
                });
    }

    private static GuideIndex.Entry entry(
            Guide guide, ZipOutputStream zip, IdentityHashMap<MapRaster, GuideIndex.Place> written)
            throws IOException {
        String id = guide.id();
        return new GuideIndex.Entry(
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

    private static GuideIndex.Hairs hairs(Guide.Hair hair, String id, ZipOutputStream zip)
            throws IOException {
        return new GuideIndex.Hairs(
                place(hair.cover(), id + "-cover", 0, 1, zip),
                place(Optional.of(hair.relief()), id + "-hairs", zip),
                hair.colour(),
                hair.brow());
    }

    /** Writes a map once, even if several guides share it. */
    private static GuideIndex.Place shared(
            Optional<MapRaster> map,
            String name,
            ZipOutputStream zip,
            IdentityHashMap<MapRaster, GuideIndex.Place> written)
            throws IOException {
        if (map.isPresent() && written.containsKey(map.get())) {
            return written.get(map.get());
        }
        GuideIndex.Place place = place(map, name, zip);
        map.ifPresent(raster -> written.put(raster, place));
        return place;
    }

    /**
     * Returns whether a guide was made from a face; overlays are drawings and not made from one.
     */
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

    private static GuideIndex.Place contrast(Guide guide, int index, ZipOutputStream zip)
            throws IOException {
        if (guide.contrasts().size() <= index) {
            return null;
        }
        Guide.Contrast contrast = guide.contrasts().get(index);
        GuideIndex.Place place =
                place(Optional.of(contrast.gain()), guide.id() + "-contrast" + index, zip);
        return new GuideIndex.Place(
                place.file(),
                place.left(),
                place.top(),
                place.pitch(),
                place.low(),
                place.high(),
                contrast.sigma());
    }

    private static GuideIndex.Mouth mouth(
            Guide.MouthTexture mouth, String name, ZipOutputStream zip) throws IOException {
        GuideIndex.Place picture = place(mouth.picture(), name, 0, 1, zip);
        return new GuideIndex.Mouth(
                picture, rounded(mouth.landmarks()), mouth.light(), mouth.skin());
    }

    private static GuideIndex.Worn worn(Guide.Overlay overlay, String id, ZipOutputStream zip)
            throws IOException {
        return new GuideIndex.Worn(
                overlay.anchors().stream()
                        .map(
                                a ->
                                        new GuideIndex.AnchorPoint(
                                                a.landmarks(), new double[] {a.x(), a.y()}))
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

    private static GuideIndex.Place place(Optional<MapRaster> map, String name, ZipOutputStream zip)
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
        // 0 has to be preserved exactly, so it must fall on a sample.
        double range = Math.max(1e-6, Math.max(high, -low));
        return low >= 0
                ? place(map.get(), name, 0, range, zip)
                : high <= 0
                        ? place(map.get(), name, -range, 0, zip)
                        : place(map.get(), name, -range * 128 / 127, range, zip);
    }

    private static GuideIndex.Place place(
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
        return new GuideIndex.Place(file, map.left(), map.top(), map.pitch(), low, high, null);
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // A fixed time makes the files of equal sets equal.
        entry.setTime(315_532_800_000L);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /**
     * Reads a set.
     *
     * @throws FacetException if the file is missing, truncated or damaged, has another version, or
     *     contains invalid numbers
     */
    public static GuideSet read(Path file) {
        return GuideSetReader.read(GuideArchive.read(file));
    }
}
