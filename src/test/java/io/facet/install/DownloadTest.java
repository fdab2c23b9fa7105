package io.facet.install;

import static io.facet.install.RawServer.cut;
import static io.facet.install.RawServer.file;
import static io.facet.install.RawServer.header;
import static io.facet.install.RawServer.raw;
import static io.facet.install.RawServer.status;
import static io.facet.install.RawServer.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import io.facet.file.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {

    private static final RetryPolicy SHORT =
            new RetryPolicy(Duration.ofSeconds(5), Duration.ofSeconds(5), 3, Duration.ofMillis(5));
    private static final RetryPolicy IMPATIENT =
            new RetryPolicy(Duration.ofSeconds(5), Duration.ofMillis(150), 2, Duration.ofMillis(5));
    private static final int LIMIT = 1_000_000;
    private static final String A = "\"version-a\"";
    private static final String B = "\"version-b\"";

    private final byte[] content = new byte[300_000];
    private final byte[] other = new byte[300_000];

    @TempDir Path folder;
    private Path target;

    @BeforeEach
    void prepare() {
        new Random(1).nextBytes(content);
        new Random(2).nextBytes(other);
        target = folder.resolve("weights.h5");
    }

    private DownloadedFile fetch(RawServer server) {
        return fetch(server.address("/weights.h5"));
    }

    private DownloadedFile fetch(URI address) {
        return download(address).to(target, Progress.none(), new Cancellation());
    }

    private static Download download(URI address) {
        return new Download(address, LIMIT, Optional.empty()).with(SHORT);
    }

    private String refusal(RawServer.Reply... replies) throws IOException {
        try (RawServer server = new RawServer(replies)) {
            Throwable thrown = catchThrowable(() -> fetch(server));
            assertThat(thrown).isInstanceOf(FacetException.class);
            assertThat(thrown.getMessage()).endsWith(".").doesNotContain("null");
            assertThat(target).doesNotExist();
            return thrown.getMessage();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theFileArrivesWithItsAddressLengthAndDigest() throws IOException {
        Files.writeString(target, "older");
        List<String> tasks = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        try (RawServer server = new RawServer(file(content, A))) {
            DownloadedFile got =
                    download(server.address("/weights.h5"))
                            .to(
                                    target,
                                    step -> {
                                        assertThat(target).hasContent("older");
                                        tasks.add(step.text());
                                        shares.add(step.fraction());
                                    },
                                    new Cancellation());

            assertThat(got.address()).isEqualTo(server.address("/weights.h5"));
            assertThat(got.bytes()).isEqualTo(content.length);
            assertThat(got.sha256()).isEqualTo(Sha256.of(content));
            assertThat(header(server.requests().get(0), "Accept-Encoding")).isEqualTo("identity");
        }
        assertThat(target).hasBinaryContent(content);
        assertThat(names()).containsExactly("weights.h5");
        assertThat(tasks).endsWith("downloading weights.h5, 0.3 of 0.3 MB");
        assertThat(shares).isSorted().startsWith(0.0).endsWith(1.0);
    }

    @Test
    void missingFoldersAreMade() throws IOException {
        target = folder.resolve("a/b/weights.h5");
        try (RawServer server = new RawServer(file(content, A))) {
            fetch(server);
        }
        assertThat(target).hasBinaryContent(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 999, 65_536, 65_537, 150_000, 299_999})
    void aCutDownloadGoesOnWhereItWasCut(int bytes) throws IOException {
        try (RawServer server = new RawServer(cut(file(content, A), bytes), file(content, A))) {
            fetch(server);

            String second = server.requests().get(1);
            assertThat(header(second, "Range")).isEqualTo("bytes=" + bytes + "-");
            assertThat(header(second, "If-Range")).isEqualTo(A);
        }
        assertThat(target).hasBinaryContent(content);
        assertThat(names()).containsExactly("weights.h5");
    }

    @Test
    void severalCutsInOneDownloadAreMended() throws IOException {
        RawServer.Reply whole = file(content, A);
        try (RawServer server = new RawServer(cut(whole, 100_000), cut(whole, 100_000), whole)) {
            fetch(server);

            assertThat(header(server.requests().get(2), "Range")).isEqualTo("bytes=200000-");
        }
        assertThat(target).hasBinaryContent(content);
    }

    @Test
    void manyCutsAreBorneAsLongAsEachAttemptBringsAMegabyte() throws IOException {
        byte[] large = new byte[7_500_000];
        new Random(3).nextBytes(large);
        try (RawServer server = new RawServer(cut(file(large, A), 1_000_000))) {
            new Download(server.address("/x"), large.length, Optional.empty())
                    .with(SHORT)
                    .to(target, Progress.none(), new Cancellation());

            assertThat(server.requests()).hasSize(8);
        }
        assertThat(target).hasBinaryContent(large);
    }

    @Test
    void whatCameBeforeItWasGivenUpIsKeptForALaterCall() throws IOException {
        String message = refusal(cut(file(content, A), 60_000));

        assertThat(message)
                .contains("in 3 attempts", "the connection ended before the file did")
                .contains("0.2 MB, is kept in " + target + ".part", "import-weights");
        assertThat(names()).containsExactly("weights.h5.part", "weights.h5.part.json");
    }

    @Test
    void aLaterCallGoesOn() throws IOException {
        try (RawServer server =
                new RawServer(
                        cut(file(content, A), 70_000),
                        status(500),
                        status(500),
                        file(content, A))) {
            assertThatThrownBy(() -> fetch(server)).isInstanceOf(FacetException.class);

            fetch(server);
            assertThat(header(server.requests().get(3), "Range")).isEqualTo("bytes=70000-");
        }
        assertThat(target).hasBinaryContent(content);
        assertThat(names()).containsExactly("weights.h5");
    }

    @Test
    void aPartOfAnotherAddressIsNotUsed() throws IOException {
        try (RawServer server =
                new RawServer(
                        cut(file(other, A), 70_000), status(500), status(500), file(content, A))) {
            assertThatThrownBy(() -> fetch(server.address("/other")))
                    .isInstanceOf(FacetException.class);
            fetch(server);
            assertThat(header(server.requests().get(3), "Range")).isEmpty();
        }
        assertThat(target).hasBinaryContent(content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "no JSON {", "{}", "[]", "{\"address\": \"x\", \"fetched\": \"?\"}"})
    void aPartWithoutAUsableNoteIsNotUsed(String note) throws IOException {
        Files.write(folder.resolve("weights.h5.part"), new byte[1000]);
        Files.writeString(folder.resolve("weights.h5.part.json"), note);
        try (RawServer server = new RawServer(file(content, A))) {
            fetch(server);
        }
        assertThat(target).hasBinaryContent(content);
        assertThat(names()).containsExactly("weights.h5");
    }

    @Test
    void aChangedVersionStartsAnew() throws IOException {
        try (RawServer server = new RawServer(cut(file(other, B), 70_000), file(content, A))) {
            fetch(server);
            assertThat(header(server.requests().get(1), "If-Range")).isEqualTo(B);
        }
        assertThat(target).hasBinaryContent(content);
    }

    @Test
    void aChangedVersionStartsAnewEvenIfTheServerSendsThePart() throws IOException {
        RawServer.Reply part =
                raw(
                        "HTTP/1.1 206 Part\nContent-Range: bytes 70000-299999/300000\nETag: " + A,
                        Arrays.copyOfRange(content, 70_000, 300_000));
        try (RawServer server =
                new RawServer(cut(file(other, B), 70_000), part, file(content, A))) {
            fetch(server);
            assertThat(header(server.requests().get(2), "Range")).isEmpty();
        }
        assertThat(target).hasBinaryContent(content);
    }

    @Test
    void aServerThatIgnoresTheRangeStartsAnew() throws IOException {
        RawServer.Reply whole = whole(content, "ETag: " + A);
        try (RawServer server = new RawServer(cut(whole, 70_000), whole)) {
            fetch(server);
            assertThat(header(server.requests().get(1), "Range")).isEqualTo("bytes=70000-");
        }
        assertThat(target).hasBinaryContent(content);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes 0-299999/300000",
                "bytes 70001-299999/300000",
                "bytes 70000-299998/300000",
                "bytes 70000-399999/400000",
                "bytes 70000-299999/*",
                "bytes 70000-299999/99999999999999999999999",
                "bytes 70000-69999/70000",
                "nonsense",
                ""
            })
    void anotherPartThanTheMissingOneIsNotAdded(String range) throws IOException {
        byte[] zeros = new byte[230_000];
        RawServer.Reply wrong =
                raw("HTTP/1.1 206 Part\nContent-Range: " + range + "\nETag: " + A, zeros);
        try (RawServer server =
                new RawServer(cut(file(content, A), 70_000), wrong, file(content, A))) {
            fetch(server);
        }
        assertThat(target).hasBinaryContent(content);
    }

    @Test
    void aServerThatHasNothingBehindThePartStartsAnew() throws IOException {
        try (RawServer server =
                new RawServer(cut(file(other, A), 70_000), status(416), file(content, A))) {
            fetch(server);
        }
        assertThat(target).hasBinaryContent(content);
    }

    @Test
    void withoutAMarkOfTheVersionEachAttemptStartsAnew() throws IOException {
        for (String mark : List.of("", "ETag: W/\"weak\"", "ETag: unquoted")) {
            RawServer.Reply whole = whole(content, mark);
            try (RawServer server = new RawServer(cut(whole, 70_000), whole)) {
                fetch(server);
                assertThat(header(server.requests().get(1), "Range")).isEmpty();
            }
            assertThat(target).hasBinaryContent(content);
            Files.delete(target);
        }
        assertThat(refusal(cut(whole(content, ""), 70_000))).contains("Nothing is kept");
        assertThat(names()).isEmpty();
    }

    @Test
    void aDateLongBeforeTheAnswerMarksAVersion() throws IOException {
        String old = "Tue, 01 Nov 2016 10:00:00 GMT";
        String headers = "Date: Tue, 01 Nov 2016 %s GMT\nLast-Modified: " + old;
        RawServer.Reply whole = whole(content, headers.formatted("10:05:00"));
        RawServer.Reply fresh = whole(content, headers.formatted("10:00:01"));
        try (RawServer server = new RawServer(cut(whole, 70_000), cut(fresh, 80_000), whole)) {
            fetch(server);
            assertThat(header(server.requests().get(1), "If-Range")).isEqualTo(old);
            assertThat(header(server.requests().get(2), "Range")).isEmpty();
        }
    }

    @Test
    void aLengthThatIsTooLargeIsACut() throws IOException {
        String head = "HTTP/1.1 200 OK\nContent-Length: 400000";
        assertThat(refusal(raw(head, content)))
                .contains("the connection ended before the file did");
        assertThat(names()).isEmpty();
    }

    @Test
    void aFileIsReadToTheLengthThatIsAnnounced() throws IOException {
        String head = "HTTP/1.1 200 OK\nContent-Length: 200000";
        try (RawServer server = new RawServer(raw(head, content))) {
            assertThat(fetch(server).bytes()).isEqualTo(200_000);
        }
        assertThat(target).hasBinaryContent(Arrays.copyOf(content, 200_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "many", "99999999999999999999999"})
    void aLengthThatIsNoneIsNotBelieved(String length) throws IOException {
        String head = "HTTP/1.1 200 OK\nContent-Length: " + length;
        try (RawServer server = new RawServer(raw(head, content))) {
            fetch(server);
        }
        assertThat(target).hasBinaryContent(content);
    }

    @Test
    void anAnswerWithoutALengthIsReadToItsEnd() throws IOException {
        try (RawServer server = new RawServer(raw("HTTP/1.1 200 OK", content))) {
            List<Double> shares = new ArrayList<>();
            download(server.address("/x"))
                    .to(target, step -> shares.add(step.fraction()), new Cancellation());
            assertThat(shares).containsOnly(0.0);
        }
        assertThat(target).hasBinaryContent(content);
    }

    private byte[] chunked(byte[] bytes, String end) {
        byte[] head = (Integer.toHexString(bytes.length) + "\r\n").getBytes();
        return TarBytes.joined(head, bytes, "\r\n".getBytes(), end.getBytes());
    }

    @Test
    void anAnswerInChunksGoesOnAfterACut() throws IOException {
        String head = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nETag: " + A;
        RawServer.Reply whole = raw(head, chunked(content, "0\r\n\r\n"));
        RawServer.Reply unended = raw(head, chunked(Arrays.copyOf(content, 70_000), ""));
        try (RawServer server = new RawServer(whole)) {
            assertThat(fetch(server).bytes()).isEqualTo(content.length);
        }
        assertThat(target).hasBinaryContent(content);
        Files.delete(target);
        try (RawServer server = new RawServer(unended, file(content, A))) {
            fetch(server);
            assertThat(header(server.requests().get(1), "Range")).startsWith("bytes=");
        }
        assertThat(target).hasBinaryContent(content);
    }

    @Test
    void chunksThatAreNoneAreACut() throws IOException {
        String head = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked";
        assertThat(refusal(raw(head, "zzz\r\nabc".getBytes()))).contains("broke off");
        assertThat(refusal(raw(head, "7fffffffffffffffff\r\nabc".getBytes())))
                .contains("broke off");
    }

    @Test
    void aFileThatIsAnnouncedTooLongIsNotRead() throws IOException {
        String message = refusal(raw("HTTP/1.1 200 OK\nContent-Length: 1000001", content));

        assertThat(message).contains("has 1.0 MB, more than the 1.0 MB that it may have");
        assertThat(names()).isEmpty();
    }

    @Test
    void aFileThatGoesOnBeyondTheLimitIsCutOff() throws IOException {
        RawServer.Reply endless =
                (request, out) -> {
                    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes());
                    while (true) {
                        out.write(content);
                    }
                };
        assertThat(refusal(endless)).contains("goes on, more than the 1.0 MB");
        assertThat(names()).isEmpty();
    }

    @Test
    void aRestThatMakesTheFileTooLongIsNotRead() throws IOException {
        String chunks = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\nETag: " + A;
        RawServer.Reply unended = raw(chunks, chunked(Arrays.copyOf(content, 70_000), ""));
        RawServer.Reply rest =
                (request, out) -> {
                    int start = Integer.parseInt(header(request, "Range").split("[=-]")[1]);
                    String range = "bytes %d-%d/%d".formatted(start, 1_999_999, 2_000_000);
                    raw("HTTP/1.1 206 Part\nContent-Range: " + range + "\nETag: " + A, content)
                            .to(request, out);
                };
        assertThat(refusal(unended, rest)).contains("has 2.0 MB, more than the 1.0 MB");
        assertThat(names()).isEmpty();
    }

    @Test
    void aFileLargerThanTheDiskIsNotBegun() throws IOException {
        long exabytes = 8_000_000_000_000_000_000L;
        RawServer.Reply reply = raw("HTTP/1.1 200 OK\nContent-Length: " + exabytes, content);
        try (RawServer server = new RawServer(reply)) {
            Download large =
                    new Download(server.address("/x"), Long.MAX_VALUE, Optional.empty())
                            .with(SHORT);
            assertThatThrownBy(() -> large.to(target, Progress.none(), new Cancellation()))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("there is room for")
                    .hasMessageContaining("Make room");
        }
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "401, does not give out, 1",
        "403, does not give out, 1",
        "404, There is no file at, 1",
        "410, it may have moved, 1",
        "407, 'The proxy wants a name and a password', 1",
        "400, answers 400, 1",
        "204, answers 204, 1",
        "206, answers 206, 1",
        "416, answers 416, 1",
        "304, answers 304, 1",
        "429, 'the server answers 429, too many requests', 3",
        "500, 'the server answers 500, an error of its own', 3",
        "503, 'the server answers 503, not available now', 3"
    })
    void aStatusIsPutIntoWords(int status, String words, int attempts) throws IOException {
        try (RawServer server = new RawServer(status(status))) {
            assertThatThrownBy(() -> fetch(server))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining(words)
                    .hasMessageContaining("import-weights");
            assertThat(server.requests()).hasSize(attempts);
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void whatDoesNotSpeakHttpIsSaidSo() throws IOException {
        assertThat(refusal((request, out) -> out.write("SSH-2.0-OpenSSH_9\r\n".getBytes())))
                .contains("does not speak HTTP");
        assertThat(refusal((request, out) -> {})).contains("the connection broke off");
    }

    @Test
    void aServerThatIsBusyAtFirstIsAskedAgain() throws IOException {
        try (RawServer server = new RawServer(status(503), status(502), file(content, A))) {
            fetch(server);
        }
        assertThat(target).hasBinaryContent(content);
    }

    @Test
    void redirectsAreFollowed() throws IOException {
        RawServer.Reply relative = raw("HTTP/1.1 302 Go\nLocation: /b/c?d=e%20f", new byte[0]);
        RawServer.Reply query = raw("HTTP/1.1 307 Go\nLocation: ?g", new byte[0]);
        RawServer.Reply sibling = raw("HTTP/1.1 301 Go\nLocation: ../h#part", new byte[0]);
        try (RawServer server = new RawServer(relative, query, sibling, file(content, A))) {
            DownloadedFile got = fetch(server);

            assertThat(got.address().getPath()).isEqualTo("/h");
            assertThat(server.requests().stream().map(r -> r.split(" ")[1]))
                    .containsExactly("/weights.h5", "/b/c?d=e%20f", "/b/c?g", "/h");
        }
        assertThat(target).hasBinaryContent(content);
    }

    private static RawServer.Reply redirect(String location) {
        return raw("HTTP/1.1 302 Go\nContent-Length: 0\nLocation: " + location, new byte[0]);
    }

    @Test
    void aLoopOfRedirectsIsNamed() throws IOException {
        assertThat(refusal(redirect("/a"), redirect("/b"), redirect("/a")))
                .contains("in a circle", "/weights.h5, http", "/a, http", "/b, and again");
        assertThat(refusal(redirect("/weights.h5"))).contains("in a circle");
    }

    @Test
    void tooManyRedirectsAreNotFollowed() throws IOException {
        RawServer.Reply[] chain = new RawServer.Reply[12];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = redirect("/step" + i);
        }
        assertThat(refusal(chain)).contains("more than 10 addresses", "/step10");

        chain[10] = file(content, A);
        try (RawServer server = new RawServer(chain)) {
            assertThat(fetch(server).address().getPath()).isEqualTo("/step9");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/hostname",
                "jar:file:/x.jar!/y",
                "ftp://example.org/x",
                "data:text/plain,x",
                "FILE:///x",
                "mailto:a@b",
                "unheard-of://x/y"
            })
    void nothingButHttpIsFetched(String address) throws IOException {
        assertThat(refusal(redirect(address))).contains(address, "not one of http or https");
        assertThatThrownBy(() -> fetch(URI.create(address)))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("not one of http or https");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http:///x", "http:x", "https://"})
    void aRedirectToNoHostIsRefused(String address) throws IOException {
        assertThat(refusal(redirect(address))).containsAnyOf("names no host", "no address");
    }

    @Test
    void aRedirectToNoAddressIsRefused() throws IOException {
        assertThat(refusal(redirect("http://a b/%"))).contains("which is no address");
        assertThat(refusal(raw("HTTP/1.1 302 Go", new byte[0])))
                .contains("has moved, but not where");
    }

    @Test
    void aRedirectNeverLeadsFromHttpsDownToHttp() {
        RedirectChain chain = new RedirectChain(URI.create("https://example.org/a"));

        assertThatThrownBy(() -> chain.follow("http://example.org/a"))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("from https down to http://example.org/a");
        assertThatThrownBy(() -> chain.follow("HTTP://example.org/a"))
                .isInstanceOf(FacetException.class);
        chain.follow("//other.org/b");
        assertThat(chain.current()).isEqualTo(URI.create("https://other.org/b"));
    }

    @Test
    void aServerThatFallsSilentIsLeftAndAskedAgain() throws IOException {
        List<RawServer> self = new ArrayList<>();
        RawServer.Reply silent =
                (request, out) -> {
                    cut(file(content, A), 70_000).to(request, out);
                    out.flush();
                    self.get(0).stall();
                };
        try (RawServer server = new RawServer(silent, file(content, A))) {
            self.add(server);
            download(server.address("/x"))
                    .with(IMPATIENT)
                    .to(target, Progress.none(), new Cancellation());
        }
        assertThat(target).hasBinaryContent(content);
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws IOException {
        List<RawServer> self = new ArrayList<>();
        try (RawServer server = new RawServer((request, out) -> self.get(0).stall())) {
            self.add(server);
            Download download = download(server.address("/x")).with(IMPATIENT);
            assertThatThrownBy(() -> download.to(target, Progress.none(), new Cancellation()))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("the server sends nothing any more");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void anUnknownHostIsNamed() {
        assertThatThrownBy(() -> fetch(URI.create("http://host.invalid/x")))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("the host host.invalid is not known")
                .hasMessageContaining("-Dhttps.proxyHost")
                .hasMessageContaining("import-weights");
    }

    @Test
    void aRefusedConnectionIsSaidSo() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        URI address = URI.create("http://127.0.0.1:" + port + "/x");
        assertThatThrownBy(() -> fetch(address))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("takes no connection")
                .hasMessageContaining("Check the connection");
    }

    @Test
    void aServerWithoutTlsIsSaidSo() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> answer =
                    CompletableFuture.runAsync(() -> answerPlainly(server));
            URI address = URI.create("https://127.0.0.1:" + server.getLocalPort() + "/x");
            assertThatThrownBy(() -> fetch(address))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("no secure connection (TLS)");
            answer.join();
        }
    }

    private static void answerPlainly(ServerSocket server) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write("HTTP/1.1 400 Bad\r\n\r\n".getBytes());
            client.getInputStream().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatAServerSaysIsShownWithoutItsControlCharacters() throws IOException {
        assertThat(refusal(redirect("http://a/\u001b[2J"))).contains("leads to \"http://a/?[2J\"");
    }

    @Test
    void checksumsAreCompared() throws IOException {
        Path copy = Files.write(folder.resolve("copy"), content);
        List<Checksum> right =
                List.of(
                        Checksum.of(copy, Checksum.Algorithm.MD5),
                        Checksum.sha256(Sha256.of(content).toUpperCase(Locale.ROOT)));
        try (RawServer server = new RawServer(file(content, A))) {
            for (Checksum checksum : right) {
                new Download(server.address("/x"), LIMIT, Optional.of(checksum))
                        .to(target, Progress.none(), new Cancellation());
                assertThat(target).hasBinaryContent(content);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"MD5, 32", "SHA_256, 64"})
    void aWrongChecksumLeavesTheOlderFile(Checksum.Algorithm algorithm, int digits)
            throws IOException {
        Files.writeString(target, "older");
        Checksum wrong = new Checksum(algorithm, "0".repeat(digits));
        try (RawServer server = new RawServer(file(content, A))) {
            Download download = new Download(server.address("/x"), LIMIT, Optional.of(wrong));
            assertThatThrownBy(() -> download.to(target, Progress.none(), new Cancellation()))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining(algorithm.label())
                    .hasMessageContaining("is deleted");
        }
        assertThat(target).hasContent("older");
        assertThat(names()).containsExactly("weights.h5");
    }

    @Test
    void theMd5OfAbcIsThatOfRfc1321() throws IOException {
        Path abc = Files.writeString(folder.resolve("abc"), "abc");

        assertThat(Checksum.of(abc, Checksum.Algorithm.MD5))
                .isEqualTo(Checksum.md5("900150983cd24fb0d6963f7d28e17f72"));
        assertThatThrownBy(() -> Checksum.md5("900150983cd24fb0d6963f7d28e17f7"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Checksum.md5("900150983cd24fb0d6963f7d28e17f7g"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "Text/HTML; charset=utf-8", "application/xhtml+xml"})
    void aWebPageIsNoFile(String type) throws IOException {
        assertThat(refusal(whole("<html>".getBytes(), "Content-Type: " + type)))
                .contains("is a web page", "in a browser");
        assertThat(names()).isEmpty();
    }

    @Test
    void anEncodingThatWasNotAskedForIsRefused() throws IOException {
        assertThat(refusal(whole(content, "Content-Encoding: gzip")))
                .contains("encoded as \"gzip\"");
        assertThat(refusal(whole(content, "Content-Encoding: br"))).contains("encoded as \"br\"");
    }

    @Test
    void theGzipOfAnArchiveItselfIsNoEncoding() throws IOException {
        try (RawServer server = new RawServer(whole(content, "Content-Encoding: x-gzip"))) {
            fetch(server.address("/vgg_face_caffe.tar.gz"));
        }
        assertThat(target).hasBinaryContent(content);
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        assertThat(refusal(status(200))).contains("an empty file");
        assertThat(refusal(raw("HTTP/1.1 200 OK", new byte[0]))).contains("sends nothing");
        assertThat(names()).isEmpty();
    }

    @Test
    void whatCameBeforeAStopIsKept() throws IOException {
        try (RawServer server = new RawServer(file(content, A))) {
            Download download = download(server.address("/x"));
            Cancellation cancellation = new Cancellation();
            Progress<?> third =
                    step -> {
                        if (step.fraction() >= 0.3) {
                            cancellation.cancel();
                        }
                    };
            assertThatThrownBy(() -> download.to(target, third, cancellation))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("The download of weights.h5 was stopped")
                    .hasMessageContaining("is kept in " + target + ".part");
            assertThat(target).doesNotExist();
            long kept = Files.size(folder.resolve("weights.h5.part"));
            assertThat(kept).isBetween(90_000L, 299_999L);

            download.to(target, Progress.none(), new Cancellation());
            assertThat(header(server.requests().get(1), "Range")).isEqualTo("bytes=" + kept + "-");
        }
        assertThat(target).hasBinaryContent(content);
        assertThat(names()).containsExactly("weights.h5");
    }

    @Test
    void aStopAtTheFirstWordLeavesNothing() throws IOException {
        try (RawServer server = new RawServer(file(content, A))) {
            Download download = download(server.address("/x"));
            assertThatThrownBy(
                            () ->
                                    download.to(
                                            target, Progress.none(), Cancellation.when(() -> true)))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("was stopped");
        }
        assertThat(names()).isEmpty();
    }

    @Test
    void aStopDuringAPauseIsHeardSoon() throws IOException {
        RetryPolicy slow =
                new RetryPolicy(
                        Duration.ofSeconds(5), Duration.ofSeconds(5), 3, Duration.ofSeconds(60));
        List<String> tasks = new ArrayList<>();
        Cancellation third = Cancellation.when(() -> tasks.size() == 3);
        try (RawServer server = new RawServer(status(503))) {
            Download download = download(server.address("/x")).with(slow);
            assertThatThrownBy(() -> download.to(target, step -> tasks.add(step.text()), third))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("was stopped");
        }
        assertThat(tasks).allMatch(task -> task.startsWith("waiting, because the server answers"));
    }

    @Test
    void anInterruptedThreadStopsAndStaysInterrupted() throws IOException {
        try (RawServer server = new RawServer(file(content, A))) {
            Download download = download(server.address("/x"));
            Progress<?> interrupting =
                    step -> {
                        if (step.fraction() > 0.3) {
                            Thread.currentThread().interrupt();
                        }
                    };
            assertThatThrownBy(() -> download.to(target, interrupting, new Cancellation()))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("was stopped");
            assertThatThrownBy(() -> download.to(target, Progress.none(), new Cancellation()))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("was stopped");
            assertThat(Thread.interrupted()).isTrue();

            download.to(target, Progress.none(), new Cancellation());
            assertThat(header(server.requests().get(1), "Range")).startsWith("bytes=");
        } finally {
            Thread.interrupted();
        }
        assertThat(target).hasBinaryContent(content);
    }

    @Test
    void aFolderIsNoTarget() throws IOException {
        Files.createDirectory(target);
        try (RawServer server = new RawServer(file(content, A))) {
            assertThatThrownBy(() -> fetch(server))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("is a folder");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aCompleteFileThatCouldNotBeNamedIsNotFetchedAgain() throws IOException {
        RawServer server = new RawServer(file(content, A));
        URI address = server.address("/x");
        try (server) {
            assertThatThrownBy(
                            () ->
                                    download(address)
                                            .to(target, step -> putInTheWay(), new Cancellation()))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("Cannot write " + target);
        }
        Files.delete(target.resolve("in"));
        Files.delete(target);

        assertThat(fetch(address).sha256()).isEqualTo(Sha256.of(content));
        assertThat(target).hasBinaryContent(content);
        assertThat(names()).containsExactly("weights.h5");
    }

    private void putInTheWay() {
        target.resolve("in").toFile().mkdirs();
    }

    @Test
    void aFileInTheWayOfTheFolderIsNamed() throws IOException {
        Files.writeString(folder.resolve("file"), "a file");
        target = folder.resolve("file/weights.h5");
        try (RawServer server = new RawServer(file(content, A))) {
            assertThatThrownBy(() -> fetch(server))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("exists and is not a folder");
        }
    }

    @Test
    void aLinkInThePlaceOfThePartIsNotFollowed() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "mine");
        try {
            Files.createSymbolicLink(folder.resolve("weights.h5.part"), precious);
        } catch (IOException | UnsupportedOperationException e) {
            Assumptions.abort("no symbolic links here");
        }
        try (RawServer server = new RawServer(file(content, A))) {
            assertThatThrownBy(() -> fetch(server))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("Cannot write");
        }
        assertThat(precious).hasContent("mine");
    }

    @Test
    void aFileWhereTheFolderShouldBeIsNamed() throws IOException {
        Path closed = Files.writeString(folder.resolve("closed"), "mine");
        target = closed.resolve("weights.h5");
        try (RawServer server = new RawServer(file(content, A))) {
            assertThatThrownBy(() -> fetch(server))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("closed exists and is not a folder");
        }
        assertThat(closed).hasContent("mine");
    }

    @Test
    void aFullDiskIsSaidSo() {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "this system has no /dev/full");
        // Never closed, because closing would delete the device.
        PartFile part = PartFile.open(full, folder.resolve("note.json"));

        assertThatThrownBy(() -> part.append(new byte[10], 10))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("Cannot write /dev/full: the disk is full. Make room");
    }

    @Test
    void twoDownloadsToOneFileExcludeEachOther() throws IOException {
        try (RawServer server = new RawServer(file(content, A))) {
            List<Throwable> second = new ArrayList<>();
            download(server.address("/x"))
                    .to(
                            target,
                            step -> {
                                if (second.isEmpty()) {
                                    second.add(catchThrowable(() -> fetch(server)));
                                }
                            },
                            new Cancellation());
            assertThat(second.get(0))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("Another download is writing");
        }
        assertThat(target).hasBinaryContent(content);
    }

    @Test
    void anOrdinaryServerIsUnderstood() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/known", exchange -> send(exchange, content.length));
        server.createContext("/chunked", exchange -> send(exchange, 0));
        server.start();
        try {
            String root = "http://127.0.0.1:" + server.getAddress().getPort();
            for (String path : List.of("/known", "/chunked")) {
                assertThat(fetch(URI.create(root + path)).bytes()).isEqualTo(content.length);
                assertThat(target).hasBinaryContent(content);
            }
            assertThatThrownBy(() -> fetch(URI.create(root + "/missing")))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("404, not found");
        } finally {
            server.stop(0);
        }
    }

    private void send(HttpExchange exchange, long length) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, length);
            exchange.getResponseBody().write(content);
        }
    }

    @Test
    void waitsAndLimitsArePositive() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new RetryPolicy(Duration.ZERO, second, 1, second))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPolicy(second, Duration.ofDays(40), 1, second))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPolicy(second, second, 0, second))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPolicy(second, second, 1, second.negated()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Download(URI.create("http://a/"), 0, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
