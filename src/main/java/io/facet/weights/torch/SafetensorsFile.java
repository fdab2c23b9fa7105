package io.facet.weights.torch;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.facet.weights.layers.FileValues;
import io.facet.weights.layers.FoundNames;
import io.facet.weights.layers.LayerShape;
import io.facet.weights.layers.LayersInOrder.Order;
import io.facet.weights.layers.NumberType;
import io.facet.weights.layers.StoredArray;
import io.facet.weights.layers.StoredLayers;
import io.facet.weights.layers.UnreadableWeights;
import io.facet.weights.layers.WeightBytes;
import io.facet.weights.layers.WeightFormat;
import io.facet.weights.layers.WeightStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a safetensors file: eight bytes with the length of a header, the header, which is a JSON
 * object of each tensor's type, shape and position, then the numbers, all little-endian. The
 * tensors follow each other without gaps.
 */
public final class SafetensorsFile {

    private static final int LENGTH_BYTES = 8;

    /** Maximum header length, in bytes; a network of a thousand tensors takes 0.1 MB. */
    private static final int LONGEST_HEADER = 1 << 23;

    private static final int MOST_TENSORS = 50_000;
    private static final int MOST_AXES = 32;
    private static final String METADATA = "__metadata__";

    /** Bits of a number of each type that the format knows; only some can be read. */
    private static final Map<String, Integer> TYPES =
            Map.ofEntries(
                    Map.entry("F64", 64),
                    Map.entry("F32", 32),
                    Map.entry("F16", 16),
                    Map.entry("BF16", 16),
                    Map.entry("F8_E4M3", 8),
                    Map.entry("F8_E5M2", 8),
                    Map.entry("I64", 64),
                    Map.entry("U64", 64),
                    Map.entry("C64", 64),
                    Map.entry("I32", 32),
                    Map.entry("U32", 32),
                    Map.entry("I16", 16),
                    Map.entry("U16", 16),
                    Map.entry("I8", 8),
                    Map.entry("U8", 8),
                    Map.entry("BOOL", 8));

    private final WeightBytes bytes;
    private final long dataFrom;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** One tensor of the header; its position is relative to the header's end. */
    private record Entry(String type, long[] shape, long from, long to) {}

    private SafetensorsFile(WeightBytes bytes, long headerLength) {
        this.bytes = bytes;
        this.dataFrom = LENGTH_BYTES + headerLength;
    }

    /**
     * Returns whether a file starts like a safetensors file: a plausible length, then a JSON
     * object.
     */
    public static boolean isOne(byte[] head) {
        return head.length > LENGTH_BYTES
                && head[LENGTH_BYTES] == '{'
                && (head[5] == 0 && head[6] == 0 && head[7] == 0
                        || head.length > LENGTH_BYTES + 1 && head[LENGTH_BYTES + 1] == '"');
    }

    /** Locates the requested layers. */
    public static StoredLayers open(WeightBytes bytes, List<LayerShape> wanted) throws IOException {
        long length = new WeightStream(bytes, 0).littleEndian(LENGTH_BYTES);
        if (length < 0 || length > bytes.size() - LENGTH_BYTES) {
            throw UnreadableWeights.damaged(
                    "it announces a header of %s bytes, but has only %s"
                            .formatted(Long.toUnsignedString(length), bytes.size() - LENGTH_BYTES));
        }
        if (length > LONGEST_HEADER) {
            throw new UnreadableWeights(
                    "has a header of %s bytes; Facet reads up to %s. Save only the tensors of the network."
                            .formatted(length, LONGEST_HEADER));
        }
        SafetensorsFile file = new SafetensorsFile(bytes, length);
        file.readHeader((int) length);
        file.requireDense();
        Map<String, StateDictLayers.Tensor> tensors = new LinkedHashMap<>();
        file.entries.forEach((key, entry) -> tensors.put(key, file.new Stored(key, entry)));
        // Programs that write this format sort the tensors.
        return new StateDictLayers(WeightFormat.SAFETENSORS, tensors, Order.NONE, bytes, wanted);
    }

    private void readHeader(int length) throws IOException {
        byte[] header = new WeightStream(bytes, LENGTH_BYTES).next(length);
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(header)).toString();
            JsonReader reader = new JsonReader(new StringReader(text));
            readTensors(reader);
            // Throws if anything but blanks follows.
            reader.peek();
        } catch (CharacterCodingException e) {
            throw UnreadableWeights.damaged("its header is not UTF-8");
        } catch (MalformedJsonException
                | EOFException
                | IllegalStateException
                | NumberFormatException e) {
            throw UnreadableWeights.damaged("its header is not the JSON of safetensors");
        }
    }

    private void readTensors(JsonReader reader) throws IOException {
        boolean metadata = false;
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            boolean isMetadata = name.equals(METADATA);
            if (isMetadata ? metadata : entries.containsKey(name)) {
                throw UnreadableWeights.damaged(
                        "it names %s twice".formatted(FoundNames.shown(name)));
            }
            if (entries.size() == MOST_TENSORS) {
                throw new UnreadableWeights(
                        "has more than %s tensors. Save only those of the network."
                                .formatted(MOST_TENSORS));
            }
            if (isMetadata) {
                metadata = true;
                skipTexts(reader);
            } else {
                entries.put(name, entry(reader, name));
            }
        }
        reader.endObject();
    }

    /** Skips a program's metadata: an object of texts. */
    private static void skipTexts(JsonReader reader) throws IOException {
        reader.beginObject();
        while (reader.hasNext()) {
            reader.nextName();
            reader.nextString();
        }
        reader.endObject();
    }

    private Entry entry(JsonReader reader, String name) throws IOException {
        String type = null;
        long[] shape = null;
        long[] place = null;
        reader.beginObject();
        while (reader.hasNext()) {
            switch (reader.nextName()) {
                case "dtype" -> type = once(type, reader.nextString(), name);
                case "shape" -> shape = once(shape, integers(reader, name), name);
                case "data_offsets" -> place = once(place, integers(reader, name), name);
                default -> throw described(name, "in a way that Facet does not know");
            }
        }
        reader.endObject();
        if (type == null || shape == null || place == null || place.length != 2) {
            throw described(name, "without its type, shape or place");
        }
        requirePlace(name, type, shape, place);
        return new Entry(type, shape, place[0], place[1]);
    }

    private static <T> T once(T before, T value, String name) {
        if (before != null) {
            throw described(name, "twice");
        }
        return value;
    }

    private static long[] integers(JsonReader reader, String name) throws IOException {
        List<Long> values = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            String number = reader.peek() == JsonToken.NUMBER ? reader.nextString() : "";
            if (values.size() == MOST_AXES || !number.matches("\\d{1,18}")) {
                throw described(name, "with a shape or place that is not of whole numbers");
            }
            values.add(Long.valueOf(number));
        }
        reader.endArray();
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    private void requirePlace(String name, String type, long[] shape, long[] place) {
        Integer bits = TYPES.get(type);
        if (bits == null) {
            throw new UnreadableWeights(
                    "holds %s as numbers of the type '%s', which Facet does not know. Save it as F32, F16, BF16 or F64."
                            .formatted(FoundNames.shown(name), FoundNames.shown(type)));
        }
        long size = bytes.size() - dataFrom;
        if (place[0] > place[1] || place[1] > size) {
            throw described(
                    name,
                    "at %s to %s, but has %s bytes of numbers".formatted(place[0], place[1], size));
        }
        long count = StoredArray.rowMajor(null, shape).size();
        long stored = (place[1] - place[0]) * 8;
        if (count > stored || count * bits != stored) {
            throw described(
                    name,
                    "as %s of %s in %s bytes"
                            .formatted(StoredArray.text(shape), type, place[1] - place[0]));
        }
    }

    /** Checks that every byte belongs to one tensor. */
    private void requireDense() {
        List<Map.Entry<String, Entry>> inOrder = new ArrayList<>(entries.entrySet());
        inOrder.sort(
                Comparator.comparingLong((Map.Entry<String, Entry> e) -> e.getValue().from())
                        .thenComparingLong(e -> e.getValue().to()));
        long end = 0;
        for (Map.Entry<String, Entry> entry : inOrder) {
            if (entry.getValue().from() < end) {
                throw described(entry.getKey(), "in bytes that belong to another tensor");
            }
            if (entry.getValue().from() > end) {
                throw UnreadableWeights.damaged(
                        "bytes %s to %s belong to no tensor"
                                .formatted(end, entry.getValue().from()));
            }
            end = entry.getValue().to();
        }
        if (end != bytes.size() - dataFrom) {
            throw UnreadableWeights.damaged(
                    "it has %s bytes of numbers, but its tensors have %s"
                            .formatted(bytes.size() - dataFrom, end));
        }
    }

    private static UnreadableWeights described(String name, String how) {
        return UnreadableWeights.damaged(
                "it describes %s %s".formatted(FoundNames.shown(name), how));
    }

    private final class Stored implements StateDictLayers.Tensor {

        private final String key;
        private final Entry entry;

        Stored(String key, Entry entry) {
            this.key = key;
            this.entry = entry;
        }

        @Override
        public long[] shape() {
            return entry.shape();
        }

        @Override
        public StoredArray array() {
            NumberType type =
                    switch (entry.type()) {
                        case "F64" -> NumberType.FLOAT64;
                        case "F32" -> NumberType.FLOAT32;
                        case "F16" -> NumberType.FLOAT16;
                        case "BF16" -> NumberType.BFLOAT16;
                        default -> throw UnreadableWeights.notFloating(key, entry.type());
                    };
            long count = (entry.to() - entry.from()) / type.bytes();
            FileValues values =
                    new FileValues(
                            bytes, dataFrom + entry.from(), count, type, ByteOrder.LITTLE_ENDIAN);
            return StoredArray.rowMajor(values, entry.shape());
        }
    }
}
