package io.facet.install;

import com.google.gson.Gson;
import io.facet.FacetException;
import io.facet.file.AtomicFile;
import io.facet.file.SmallFile;
import io.facet.file.StoredJson;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Identifies the version that the bytes of a partial download belong to; stored beside them as
 * JSON.
 *
 * @param address the address that was requested
 * @param fetched the address that answered, after redirects
 * @param etag the ETag of the version, or null
 * @param lastModified the Last-Modified date as sent by the server, or null
 * @param length size of the whole file in bytes, or -1 if the server did not send it
 */
record PartNote(String address, String fetched, String etag, String lastModified, long length) {

    private static final int MOST_BYTES = 1 << 16;

    /** Matches a strong ETag, which guarantees identical bytes; a weak one (W/"...") does not. */
    private static final Pattern STRONG_ETAG = Pattern.compile("\"[\\x21\\x23-\\x7e]{1,500}\"");

    private static final Pattern DATE = Pattern.compile("[A-Za-z0-9,: +-]{1,60}");

    /** Reads the note in a file; empty if the file is missing or contains something else. */
    static Optional<PartNote> read(Path file) {
        try {
            return Optional.of(StoredJson.read(SmallFile.read(file, MOST_BYTES), PartNote.class))
                    .filter(note -> note.address != null && isAddress(note.fetched));
        } catch (FacetException | IOException e) {
            // Without a note the bytes beside it are useless, so they are downloaded again.
            return Optional.empty();
        }
    }

    private static boolean isAddress(String text) {
        try {
            return text != null && new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    void write(Path file) {
        byte[] json = new Gson().toJson(this).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, true, out -> out.write(json));
    }

    /** Returns the validator of the version for the header If-Range. */
    Optional<String> validator() {
        return Optional.ofNullable(etag)
                .filter(mark -> STRONG_ETAG.matcher(mark).matches())
                .or(
                        () ->
                                Optional.ofNullable(lastModified)
                                        .filter(date -> DATE.matcher(date).matches()));
    }

    boolean hasLength() {
        return length >= 0;
    }

    PartNote withLength(long bytes) {
        return new PartNote(address, fetched, etag, lastModified, bytes);
    }
}
