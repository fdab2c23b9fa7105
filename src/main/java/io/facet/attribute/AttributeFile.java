package io.facet.attribute;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.facet.FacetException;
import io.facet.image.AtomicFile;
import io.facet.network.FeatureMap;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Attributes and conditions on disk: gzip over a magic number, a JSON header and the numbers,
 * big-endian. Maps are stored as one signed byte a value with a float scale for every channel,
 * which keeps the main map to within 0.4 % of a channel's largest value. What the conditions add is
 * smaller and noisier; it is kept half as finely as the main map, which halves the file.
 */
public final class AttributeFile {

    /** Ending of the files of attributes. */
    public static final String ENDING = ".facet";

    private static final int ATTRIBUTE = 0x46434131;
    private static final int CONDITIONS = 0x46434331;
    private static final int LARGEST_MAP = 1 << 26;
    private static final Gson GSON = new Gson();

    private AttributeFile() {}

    private interface Part {
        void write(DataOutputStream out) throws IOException;
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    /** Writes an attribute, in place of an older one. */
    public static void write(Attribute attribute, Path file) {
        write(
                file,
                ATTRIBUTE,
                out -> {
                    writeText(out, GSON.toJson(attribute.card()));
                    writeFloats(out, attribute.projection());
                    for (List<FeatureMap> maps : attribute.components().values()) {
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
     * @throws FacetException if the file is missing, cut or something else
     */
    public static Attribute read(Path file) {
        return read(
                file,
                ATTRIBUTE,
                in -> {
                    AttributeCard card = GSON.fromJson(readText(in), AttributeCard.class);
                    float[] projection = readFloats(in);
                    Map<String, List<FeatureMap>> components = new LinkedHashMap<>();
                    for (String layer : card.layers()) {
                        int count = in.readInt();
                        List<FeatureMap> maps = new ArrayList<>();
                        for (int i = 0; i < count; i++) {
                            maps.add(readMap(in));
                        }
                        components.put(layer, maps);
                    }
                    return new Attribute(card, projection, components);
                });
    }

    /** Writes conditions, in place of older ones. */
    public static void write(Conditions conditions, Path file) {
        write(
                file,
                CONDITIONS,
                out -> {
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
     * @throws FacetException if the file is missing, cut or something else
     */
    public static Conditions readConditions(Path file) {
        return read(
                file,
                CONDITIONS,
                in -> {
                    String layer = readText(in);
                    int count = in.readInt();
                    List<Conditions.Reading> readings = new ArrayList<>();
                    for (int i = 0; i < count; i++) {
                        String name = readText(in);
                        float centre = in.readFloat();
                        float scale = in.readFloat();
                        readings.add(new Conditions.Reading(name, readFloats(in), centre, scale));
                    }
                    return new Conditions(layer, readings);
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
                new DataInputStream(
                        new BufferedInputStream(
                                new GZIPInputStream(Files.newInputStream(file)), 1 << 16))) {
            if (in.readInt() != magic) {
                throw new FacetException(file + " is another sort of file than was looked for.");
            }
            return reader.read(in);
        } catch (IOException | JsonParseException | IllegalArgumentException e) {
            throw new FacetException(
                    file + " cannot be read: it is cut or damaged. Install it again.", e);
        }
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        byte[] bytes = new byte[length(in.readInt())];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int length(int claimed) throws IOException {
        if (claimed < 0 || claimed > LARGEST_MAP) {
            throw new IOException("a length of " + claimed);
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
        float[] values = new float[length(in.readInt())];
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

    private static FeatureMap readMap(DataInputStream in) throws IOException {
        int height = in.readInt();
        int width = in.readInt();
        float[] scales = readFloats(in);
        long size = (long) height * width * scales.length;
        byte[] bytes = new byte[length((int) Math.min(size, Integer.MAX_VALUE))];
        in.readFully(bytes);
        float[] values = new float[bytes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes[i] * scales[i % scales.length];
        }
        return new FeatureMap(height, width, scales.length, values);
    }
}
