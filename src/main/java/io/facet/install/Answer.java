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

/** A server's answer to a request for a file, its body not read yet. */
final class Answer implements AutoCloseable {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Pattern RANGE =
            Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    /** A file may change twice in a second; RFC 7232, section 2.2.2, trusts a minute. */
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
     * Asks for a file and follows redirects. Goes through the proxy of Java's properties.
     *
     * @param headers beside the usual ones
     * @throws FacetException if the address or one that it leads to is not to be fetched
     * @throws IOException if no connection comes about or it breaks before the answer
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

    /** The status by RFC 9110, or -1 if the answer has none. */
    int status() {
        return status;
    }

    InputStream body() throws IOException {
        return connection.getInputStream();
    }

    /**
     * Checks that this is a file rather than a page about it.
     *
     * @throws FacetException if it is a page, or encoded although that was not asked for
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

    /** Older servers call the gzip of a {@code .tar.gz} an encoding, and send the file as it is. */
    private boolean isOwnEncoding(String encoding) {
        String path = String.valueOf(address.getPath()).toLowerCase(Locale.ROOT);
        return (encoding.equals("gzip") || encoding.equals("x-gzip"))
                && (path.endsWith(".gz") || path.endsWith(".tgz"));
    }

    /**
     * What the bytes of this answer belong to, if it is a whole file.
     *
     * @param asked the address that was asked for first
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
     * The length of the whole file, if this answer is the rest of it from a position to its end.
     *
     * @param version of which the first bytes are there
     * @param position number of these bytes
     * @return none if this is another part, of another version or of another length
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
