package io.facet.file;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Reads JSON that Facet itself wrote. It rejects files that Gson would accept leniently: text in
 * place of a number (NaN is such text), a number in place of text, a number or boolean that is
 * missing from a record, and bytes that are not UTF-8.
 */
public final class StoredJson {

    private static final Gson GSON =
            new GsonBuilder()
                    .registerTypeAdapter(int.class, new WholeNumber(true))
                    .registerTypeAdapter(Integer.class, new WholeNumber(false))
                    .registerTypeAdapterFactory(new ExactTypes())
                    .create();

    private StoredJson() {}

    /**
     * Reads one value.
     *
     * @param json in UTF-8
     * @param type a record or another class; missing strings, lists and records become null
     * @throws IOException if the JSON does not match the type; the message is the predicate of a
     *     sentence about it
     */
    public static <T> T read(byte[] json, Class<T> type) throws IOException {
        T value;
        try {
            value = GSON.fromJson(text(json), type);
        } catch (CharacterCodingException e) {
            throw new IOException("is not text in UTF-8", e);
        } catch (RuntimeException e) {
            // Gson wraps exceptions of a record's constructor in a plain RuntimeException.
            throw new IOException("cannot be parsed" + where(e), e);
        }
        if (value == null) {
            throw new IOException("is empty");
        }
        return value;
    }

    /**
     * Decodes UTF-8.
     *
     * @throws CharacterCodingException if the bytes are not UTF-8
     */
    public static String text(byte[] utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }

    private static String where(RuntimeException e) {
        return e.getCause() instanceof Unexpected unexpected ? ", " + unexpected.getMessage() : "";
    }

    /** Returns the position of a reader, without Gson's root symbol. */
    private static String path(JsonReader in) {
        return in.getPath().replaceFirst("^\\$\\.?", "");
    }

    private static final class Unexpected extends IOException {

        private static final long serialVersionUID = 1L;

        private Unexpected(String what) {
            super(what);
        }

        private Unexpected(JsonReader in, String found, String expected) {
            this(path(in) + " is " + found + " instead of " + expected);
        }
    }

    /** Requires JSON values to have exactly the type of the field: number, string or boolean. */
    private static final class ExactTypes implements TypeAdapterFactory {

        private static final Map<Class<?>, JsonToken> EXPECTED =
                Map.ofEntries(
                        Map.entry(String.class, JsonToken.STRING),
                        Map.entry(boolean.class, JsonToken.BOOLEAN),
                        Map.entry(Boolean.class, JsonToken.BOOLEAN),
                        Map.entry(float.class, JsonToken.NUMBER),
                        Map.entry(Float.class, JsonToken.NUMBER),
                        Map.entry(double.class, JsonToken.NUMBER),
                        Map.entry(Double.class, JsonToken.NUMBER));

        @Override
        public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
            Class<? super T> raw = type.getRawType();
            if (raw.isRecord()) {
                return new WholeRecord<>(
                        raw.getRecordComponents(),
                        gson.getAdapter(JsonElement.class),
                        gson.getDelegateAdapter(this, type));
            }
            JsonToken expected = EXPECTED.get(raw);
            return expected == null
                    ? null
                    : new ExactType<>(raw, expected, gson.getDelegateAdapter(this, type));
        }
    }

    /** Reports numbers and booleans that are missing from a record. */
    private static final class WholeRecord<T> extends TypeAdapter<T> {

        private final RecordComponent[] components;
        private final TypeAdapter<JsonElement> tree;
        private final TypeAdapter<T> adapter;

        private WholeRecord(
                RecordComponent[] components,
                TypeAdapter<JsonElement> tree,
                TypeAdapter<T> adapter) {
            this.components = components;
            this.tree = tree;
            this.adapter = adapter;
        }

        @Override
        public T read(JsonReader in) throws IOException {
            JsonElement element = tree.read(in);
            if (element.isJsonObject()) {
                for (RecordComponent component : components) {
                    String name = component.getName();
                    if (component.getType().isPrimitive() && !element.getAsJsonObject().has(name)) {
                        throw new Unexpected("'" + name + "' is missing");
                    }
                }
            }
            return adapter.fromJsonTree(element);
        }

        @Override
        public void write(JsonWriter out, T value) throws IOException {
            adapter.write(out, value);
        }
    }

    private static final class ExactType<T> extends TypeAdapter<T> {

        private final Class<?> type;
        private final JsonToken expected;
        private final TypeAdapter<T> adapter;

        private ExactType(Class<?> type, JsonToken expected, TypeAdapter<T> adapter) {
            this.type = type;
            this.expected = expected;
            this.adapter = adapter;
        }

        @Override
        public T read(JsonReader in) throws IOException {
            JsonToken found = in.peek();
            if (found != expected && (found != JsonToken.NULL || type.isPrimitive())) {
                throw new Unexpected(in, word(found), word(expected));
            }
            return adapter.read(in);
        }

        private static String word(JsonToken token) {
            return switch (token) {
                case STRING -> "text";
                case BEGIN_ARRAY -> "list";
                case BEGIN_OBJECT -> "object";
                default -> token.name().toLowerCase(Locale.ROOT);
            };
        }

        @Override
        public void write(JsonWriter out, T value) throws IOException {
            adapter.write(out, value);
        }
    }

    /** Reads integers and rejects fractions, which Gson would truncate. */
    private static final class WholeNumber extends TypeAdapter<Integer> {

        private final boolean needed;

        private WholeNumber(boolean needed) {
            this.needed = needed;
        }

        @Override
        public Integer read(JsonReader in) throws IOException {
            if (in.peek() == JsonToken.NULL && !needed) {
                in.nextNull();
                return null;
            }
            if (in.peek() == JsonToken.NUMBER) {
                String path = path(in);
                String number = in.nextString();
                try {
                    return Integer.valueOf(number);
                } catch (NumberFormatException e) {
                    throw new Unexpected(path + " is " + number);
                }
            }
            throw new Unexpected(in, ExactType.word(in.peek()), "number");
        }

        @Override
        public void write(JsonWriter out, Integer value) throws IOException {
            out.value(value);
        }
    }
}
