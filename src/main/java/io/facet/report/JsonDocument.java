package io.facet.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import io.facet.file.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes records as indented JSON (RFC 8259).
 *
 * <p>A record becomes an object with its components in declaration order; a map keeps its order; a
 * {@link Path}, {@link Instant} or {@link Duration} becomes a string; an empty {@link Optional}
 * becomes null, and so do NaN and infinities, for which JSON has no number.
 */
public final class JsonDocument {

    private static final Gson GSON =
            new GsonBuilder()
                    .setPrettyPrinting()
                    .disableHtmlEscaping()
                    .serializeNulls()
                    .registerTypeHierarchyAdapter(Path.class, asString())
                    .registerTypeAdapter(Instant.class, asString())
                    .registerTypeAdapter(Duration.class, asString())
                    .registerTypeAdapter(Optional.class, optional())
                    .registerTypeAdapter(double.class, number())
                    .registerTypeAdapter(Double.class, number())
                    .registerTypeAdapter(float.class, number())
                    .registerTypeAdapter(Float.class, number())
                    .create();

    private JsonDocument() {}

    /**
     * Returns the JSON text of records, maps, lists, arrays, strings and numbers, ending with a
     * newline.
     */
    public static String text(Object content) {
        return GSON.toJson(content) + "\n";
    }

    /**
     * Writes the JSON text in UTF-8, completely or not at all.
     *
     * @param overwrite whether a file that is there already may be replaced
     * @throws io.facet.FacetException if it may not, or cannot be written
     */
    public static void write(Object content, Path file, boolean overwrite) {
        byte[] bytes = text(content).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, overwrite, out -> out.write(bytes));
    }

    private static JsonSerializer<Object> asString() {
        return (value, type, context) -> new JsonPrimitive(value.toString());
    }

    private static JsonSerializer<Optional<?>> optional() {
        return (value, type, context) ->
                value.<JsonElement>map(context::serialize).orElse(JsonNull.INSTANCE);
    }

    private static JsonSerializer<Number> number() {
        return (value, type, context) ->
                Double.isFinite(value.doubleValue()) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
    }
}
