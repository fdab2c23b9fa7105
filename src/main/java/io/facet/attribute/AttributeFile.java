package io.facet.attribute;

import com.google.gson.Gson;
import io.facet.FacetException;
import io.facet.file.AtomicFile;
import io.facet.file.StoredJson;
import io.facet.network.FeatureMap;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Reads and writes attributes and conditions: a gzip file of a magic number, a JSON header and the
 * numbers, big-endian. Maps are stored as one signed byte per value with a float scale per channel,
 * which keeps the main map to within 0.4 % of a channel's largest value. The maps of the conditions
 * are smaller and noisier; they are quantised half as finely as the main map, which halves the
 * file.
 *
 * <p>A file is read to its end and verified before its content is used, see {@link GzipFile}; then
 * every number and name is checked, see {@link AttributeCheck}.
 */
public final class AttributeFile {

    /** File name extension of attributes. */
    public static final String ENDING = ".facet";

    private static final int ATTRIBUTE = 0x46434131;
    private static final int CONDITIONS = 0x46434332;

    /** Magic number of conditions that do not state their network. */
    private static final int OLD_CONDITIONS = 0x46434331;

    /** The advice that ends each sentence about a damaged file. */
    static final String RESTORE =
            "Restore the file from Facet's download, or if you made it yourself, make it again with"
                    + " the command make-attributes.";

    private static final int MOST_MAPS = 1000;
    private static final Gson GSON = new Gson();

    private AttributeFile() {}

    private interface Part {
        void write(DataOutputStream out) throws IOException;
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    /**
     * Writes an attribute, replacing an older one.
     *
     * @throws FacetException if it could not be read again, or the file cannot be written
     */
    public static void write(Attribute attribute, Path file) {
        write(
                file,
                ATTRIBUTE,
                out -> {
                    AttributeCheck.check(attribute.card());
                    AttributeCheck.check(attribute);
                    writeText(out, GSON.toJson(attribute.card()));
                    writeFloats(out, attribute.projection());
                    for (String layer : attribute.card().layers()) {
                        List<FeatureMap> maps = attribute.components().get(layer);
                        out.writeInt(maps.size());
                        float[] coarsest = new float[maps.get(0).channels()];
                        for (FeatureMap map : maps) {
                            writeMap(out, map, coarsest);
                            coarsest = doubled(scales(maps.get(0)));
                        }
                    }
                });
    }

    /**
     * Reads an attribute.
     *
     * @throws FacetException if the file is missing, damaged or something else
     */
    public static Attribute read(Path file) {
        return read(
                file,
                ATTRIBUTE,
                in -> {
                    AttributeCard card = card(readBytes(in));
                    AttributeCheck.check(card);
                    float[] projection = readFloats(in);
                    Map<String, List<FeatureMap>> components = new LinkedHashMap<>();
                    for (String layer : card.layers()) {
                        components.put(layer, readMaps(in));
                    }
                    Attribute attribute = new Attribute(card, projection, components);
                    AttributeCheck.check(attribute);
                    return attribute;
                });
    }

    /**
     * Writes conditions, replacing older ones.
     *
     * @throws FacetException if they could not be read again, or the file cannot be written
     */
    public static void write(Conditions conditions, Path file) {
        write(
                file,
                CONDITIONS,
                out -> {
                    AttributeCheck.check(conditions);
                    writeText(out, conditions.networkSha256());
                    writeText(out, conditions.layer());
                    out.writeInt(conditions.readings().size());
                    for (Conditions.Reading reading : conditions.readings()) {
                        writeText(out, reading.name());
                        out.writeFloat(reading.centre());
                        out.writeFloat(reading.scale());
                        writeFloats(out, reading.direction());
                    }
                });
    }

    /**
     * Reads conditions.
     *
     * @throws FacetException if the file is missing, damaged or something else
     */
    public static Conditions readConditions(Path file) {
        return read(
                file,
                CONDITIONS,
                in -> {
                    String network = readText(in);
                    String layer = readText(in);
                    int count = count(in);
                    List<Conditions.Reading> readings = new ArrayList<>();
                    for (int i = 0; i < count; i++) {
                        String name = readText(in);
                        float centre = in.readFloat();
                        float scale = in.readFloat();
                        readings.add(new Conditions.Reading(name, readFloats(in), centre, scale));
                    }
                    Conditions conditions = new Conditions(network, layer, readings);
                    AttributeCheck.check(conditions);
                    return conditions;
                });
    }

    private static void write(Path file, int magic, Part part) {
        AtomicFile.write(
                file,
                true,
                raw -> {
                    GZIPOutputStream zip = new GZIPOutputStream(raw);
                    DataOutputStream out = new DataOutputStream(zip);
                    out.writeInt(magic);
                    part.write(out);
                    out.flush();
                    zip.finish();
                });
    }

    private static <T> T read(Path file, int magic, Reader<T> reader) {
        try (DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(GzipFile.content(file)))) {
            requireKind(in.readInt(), magic, file);
            T value = reader.read(in);
            if (in.available() > 0) {
                throw new IOException(in.available() + " bytes follow its end");
            }
            return value;
        } catch (EOFException e) {
            throw damaged(file, "it ends too early", e);
        } catch (IOException e) {
            throw damaged(file, e.getMessage(), e);
        }
    }

    private static AttributeCard card(byte[] json) throws IOException {
        try {
            return StoredJson.read(json, AttributeCard.class);
        } catch (IOException e) {
            throw new IOException("its description " + e.getMessage(), e);
        }
    }

    private static void requireKind(int magic, int needed, Path file) {
        if (magic == OLD_CONDITIONS && needed == CONDITIONS) {
            throw new FacetException(
                    file
                            + " was made by an older version of Facet and does not say for which"
                            + " network it is. Install Facet's models of this version, or make the"
                            + " attributes again with the command make-attributes.");
        }
        if (magic != needed) {
            throw new FacetException(
                    file + " is another sort of file than was looked for. " + RESTORE);
        }
    }

    static FacetException damaged(Path file, String how, IOException e) {
        return new FacetException(file + " is damaged: " + how + ". " + RESTORE, e);
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        try {
            return StoredJson.text(readBytes(in));
        } catch (CharacterCodingException e) {
            throw new IOException("a name in it is not text", e);
        }
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[length(in, 1)];
        in.readFully(bytes);
        return bytes;
    }

    /** Reads a length and checks that the rest of the file is long enough for it. */
    private static int length(DataInputStream in, int bytesEach) throws IOException {
        int claimed = in.readInt();
        if (claimed < 0 || (long) claimed * bytesEach > in.available()) {
            throw new IOException("a list in it has a length of " + claimed);
        }
        return claimed;
    }

    private static int count(DataInputStream in) throws IOException {
        int claimed = in.readInt();
        if (claimed < 0 || claimed > MOST_MAPS) {
            throw new IOException("a list in it has a length of " + claimed);
        }
        return claimed;
    }

    private static void writeFloats(DataOutputStream out, float[] values) throws IOException {
        out.writeInt(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    private static float[] readFloats(DataInputStream in) throws IOException {
        float[] values = new float[length(in, Float.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }

    private static void writeMap(DataOutputStream out, FeatureMap map, float[] coarsest)
            throws IOException {
        out.writeInt(map.height());
        out.writeInt(map.width());
        float[] scales = scales(map);
        for (int c = 0; c < scales.length; c++) {
            scales[c] = Math.max(scales[c], coarsest[c]);
        }
        writeFloats(out, scales);
        byte[] bytes = new byte[map.values().length];
        for (int i = 0; i < bytes.length; i++) {
            float scale = scales[i % scales.length];
            bytes[i] = (byte) (scale == 0 ? 0 : Math.round(map.values()[i] / scale));
        }
        out.write(bytes);
    }

    private static float[] doubled(float[] scales) {
        float[] doubled = new float[scales.length];
        for (int c = 0; c < scales.length; c++) {
            doubled[c] = 2 * scales[c];
        }
        return doubled;
    }

    private static float[] scales(FeatureMap map) {
        float[] scales = new float[map.channels()];
        for (int i = 0; i < map.values().length; i++) {
            int channel = i % scales.length;
            scales[channel] = Math.max(scales[channel], Math.abs(map.values()[i]) / 127);
        }
        return scales;
    }

    private static List<FeatureMap> readMaps(DataInputStream in) throws IOException {
        int count = count(in);
        List<FeatureMap> maps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            maps.add(readMap(in));
        }
        return maps;
    }

    private static FeatureMap readMap(DataInputStream in) throws IOException {
        int height = in.readInt();
        int width = in.readInt();
        float[] scales = readFloats(in);
        double size = (double) height * width * scales.length;
        if (height <= 0 || width <= 0 || scales.length == 0 || size > in.available()) {
            throw new IOException(
                    "a map in it is of " + height + " x " + width + " x " + scales.length);
        }
        byte[] bytes = new byte[(int) size];
        in.readFully(bytes);
        float[] values = new float[bytes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes[i] * scales[i % scales.length];
        }
        return new FeatureMap(height, width, scales.length, values);
    }
}
