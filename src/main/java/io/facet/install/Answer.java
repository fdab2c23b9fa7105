package io.facet.install;

import io.facet.FacetException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Represents a server's response to a request for a file, before its body is read. */
final class Answer implements AutoCloseable {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Pattern RANGE =
            Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    /**
     * The minimum age in milliseconds of a Last-Modified date that identifies a version: a file may
     * change twice in a second, so RFC 7232, section 2.2.2, requires a minute.
     */
    private static final long TRUSTED_MILLIS = 60_000;

    private final URI address;
    private final HttpURLConnection connection;
    private final int status;

    private Answer(URI address, HttpURLConnection connection) throws IOException {
        this.address = address;
        this.connection = connection;
        this.status = connection.getResponseCode();
    }

    /**
     * Requests a file and follows redirects, through the proxy set in Java's properties.
     *
     * @param headers headers to send in addition to the usual ones
     * @throws FacetException if the address or a redirect must not be fetched
     * @throws IOException if no connection can be established or it breaks before the response
     */
    static Answer to(URI address, Map<String, String> headers, RetryPolicy retries)
            throws IOException {
        RedirectChain chain = new RedirectChain(address);
        while (true) {
            Answer answer = ask(chain.current(), headers, retries);
            if (!REDIRECTS.contains(answer.status)) {
                return answer;
            }
            try (answer) {
                chain.follow(answer.connection.getHeaderField("Location"));
            }
        }
    }

    private static Answer ask(URI address, Map<String, String> headers, RetryPolicy retries)
            throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(retries.connectionMillis());
        connection.setReadTimeout(retries.answerMillis());
        connection.setRequestProperty("User-Agent", "Facet");
        connection.setRequestProperty("Accept", "*/*");
        connection.setRequestProperty("Accept-Encoding", "identity");
        connection.setRequestProperty("Connection", "close");
        headers.forEach(connection::setRequestProperty);
        try {
            return new Answer(address, connection);
        } catch (IOException e) {
            connection.disconnect();
            throw e;
        }
    }

    URI address() {
        return address;
    }

    /** Returns the status code (RFC 9110), or -1 if the response has none. */
    int status() {
        return status;
    }

    InputStream body() throws IOException {
        return connection.getInputStream();
    }

    /**
     * Checks that this is a file rather than a web page about it.
     *
     * @throws FacetException if it is a web page, or has a content encoding that was not requested
     */
    void requireFile() {
        String type = header("Content-Type").toLowerCase(Locale.ROOT);
        if (type.startsWith("text/html") || type.startsWith("application/xhtml")) {
            throw new FacetException(
                    ("%s is a web page, not the file: a login, a notice or an error. Open the "
                                    + "address in a browser, download the file there and import it "
                                    + "by import-weights.")
                            .formatted(address));
        }
        String encoding = header("Content-Encoding").toLowerCase(Locale.ROOT);
        if (!encoding.isEmpty() && !encoding.equals("identity") && !isOwnEncoding(encoding)) {
            throw new FacetException(
                    "The server sends %s encoded as \"%s\", which was not asked for. %s"
                            .formatted(address, ForeignText.shown(encoding), HttpErrors.OTHERWISE));
        }
    }

    /**
     * Returns whether the encoding is part of the file: older servers declare the gzip of a {@code
     * .tar.gz} as an encoding, but send the file unchanged.
     */
    private boolean isOwnEncoding(String encoding) {
        String path = String.valueOf(address.getPath()).toLowerCase(Locale.ROOT);
        return (encoding.equals("gzip") || encoding.equals("x-gzip"))
                && (path.endsWith(".gz") || path.endsWith(".tgz"));
    }

    /**
     * Returns a note on the version of the file that this response, if it is a whole file,
     * contains.
     *
     * @param asked the address of the first request
     */
    PartNote note(URI asked) {
        boolean isOld = connection.getDate() - connection.getLastModified() >= TRUSTED_MILLIS;
        return new PartNote(
                asked.toString(),
                address.toString(),
                connection.getHeaderField("ETag"),
                isOld ? connection.getHeaderField("Last-Modified") : null,
                Math.max(-1, connection.getContentLengthLong()));
    }

    /**
     * Returns the length in bytes of the whole file, if this response is the rest of it from a
     * position to the end.
     *
     * @param version the version of which the first bytes are present
     * @param position number of bytes present
     * @return empty if this is another part, or part of another version or of a file of another
     *     length
     */
    Optional<Long> lengthIfRestOf(PartNote version, long position) {
        Matcher range = RANGE.matcher(header("Content-Range"));
        if (!range.matches() || !isSame(version)) {
            return Optional.empty();
        }
        long first = Long.parseLong(range.group(1));
        long last = Long.parseLong(range.group(2));
        long total = Long.parseLong(range.group(3));
        long sent = connection.getContentLengthLong();
        boolean isRest =
                first == position
                        && last == total - 1
                        && last >= first
                        && (sent < 0 || sent == total - first)
                        && (!version.hasLength() || total == version.length());
        return isRest ? Optional.of(total) : Optional.empty();
    }

    private boolean isSame(PartNote version) {
        String etag = connection.getHeaderField("ETag");
        String date = connection.getHeaderField("Last-Modified");
        return (etag == null || version.etag() == null || etag.equals(version.etag()))
                && (date == null
                        || version.lastModified() == null
                        || date.equals(version.lastModified()));
    }

    private String header(String name) {
        String value = connection.getHeaderField(name);
        return value == null ? "" : value.strip();
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
