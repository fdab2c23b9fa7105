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
 * What the bytes of an unfinished download belong to; lies beside them as JSON.
 *
 * @param address that was asked for
 * @param fetched the address that answered, after redirects
 * @param etag the version's mark by the server, or null
 * @param lastModified when the server says it was changed, as it wrote it, or null
 * @param length bytes of the whole file, or -1 if the server did not say
 */
record PartNote(String address, String fetched, String etag, String lastModified, long length) {

    private static final int MOST_BYTES = 1 << 16;

    /** A mark that stands for the very same bytes; W/"..." stands for about the same ones. */
    private static final Pattern STRONG_ETAG = Pattern.compile("\"[\\x21\\x23-\\x7e]{1,500}\"");

    private static final Pattern DATE = Pattern.compile("[A-Za-z0-9,: +-]{1,60}");

    /** The note in a file, or none if the file is missing or holds something else. */
    static Optional<PartNote> read(Path file) {
        try {
            return Optional.of(StoredJson.read(SmallFile.read(file, MOST_BYTES), PartNote.class))
                    .filter(note -> note.address != null && isAddress(note.fetched));
        } catch (FacetException | IOException e) {
            // Without a note the bytes beside it are worth nothing, and are fetched again.
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

    /** What tells the server which version the bytes are of, for the header If-Range. */
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
