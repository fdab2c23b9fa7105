package io.facet.install;

import static io.facet.install.RawServer.file;
import static io.facet.install.RawServer.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Sets system properties, so no other test may run at the same time. */
@Isolated
class ProxyTest {

    private static final RetryPolicy SHORT =
            new RetryPolicy(Duration.ofSeconds(5), Duration.ofSeconds(5), 2, Duration.ofMillis(5));
    private static final List<String> PROPERTIES =
            List.of(
                    "http.proxyHost",
                    "http.proxyPort",
                    "https.proxyHost",
                    "https.proxyPort",
                    "http.nonProxyHosts");

    private final Map<String, String> before = new HashMap<>();

    @TempDir Path folder;
    private Path target;

    @BeforeEach
    void keepTheProperties() {
        target = folder.resolve("weights.h5");
        for (String property : PROPERTIES) {
            before.put(property, System.getProperty(property));
            System.clearProperty(property);
        }
    }

    @AfterEach
    void restoreTheProperties() {
        before.forEach(
                (property, value) -> {
                    if (value == null) {
                        System.clearProperty(property);
                    } else {
                        System.setProperty(property, value);
                    }
                });
    }

    private static void useProxy(String scheme, int port) {
        System.setProperty(scheme + ".proxyHost", "127.0.0.1");
        System.setProperty(scheme + ".proxyPort", Integer.toString(port));
    }

    private DownloadedFile fetch(String address) {
        return new Download(URI.create(address), 1_000_000, Optional.empty())
                .with(SHORT)
                .to(target, Progress.none(), new Cancellation());
    }

    @Test
    void theProxyOfTheUsualPropertiesIsAsked() throws IOException {
        byte[] content = new byte[100_000];
        new Random(1).nextBytes(content);
        try (RawServer proxy = new RawServer(file(content, "\"a\""))) {
            useProxy("http", proxy.port());

            DownloadedFile got = fetch("http://weights.invalid/vgg.h5");

            assertThat(got.address()).hasToString("http://weights.invalid/vgg.h5");
            assertThat(proxy.requests().get(0))
                    .startsWith("GET http://weights.invalid/vgg.h5 HTTP");
        }
        assertThat(target).hasBinaryContent(content);
    }

    @Test
    void hostsThatNeedNoProxyAreAskedThemselves() throws IOException {
        try (RawServer proxy = new RawServer(file(new byte[9], "\"a\""));
                RawServer server = new RawServer(file(new byte[5], "\"a\""))) {
            useProxy("http", proxy.port());
            System.setProperty("http.nonProxyHosts", "127.0.0.1");

            assertThat(fetch(server.address("/x").toString()).bytes()).isEqualTo(5);
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @Test
    void aProxyThatWantsAPasswordIsSaidSo() throws IOException {
        String head = "HTTP/1.1 407 Who\nProxy-Authenticate: Basic realm=\"x\"\nContent-Length: 0";
        try (RawServer proxy = new RawServer(raw(head, new byte[0]))) {
            useProxy("http", proxy.port());
            useProxy("https", proxy.port());
            for (String scheme : List.of("http", "https")) {
                assertThatThrownBy(() -> fetch(scheme + "://weights.invalid/vgg.h5"))
                        .isInstanceOf(FacetException.class)
                        .hasMessageContaining("The proxy wants a name and a password (407)")
                        .hasMessageContaining("import-weights");
            }
            assertThat(proxy.requests()).anyMatch(r -> r.startsWith("CONNECT weights.invalid:443"));
        }
    }

    @Test
    void aProxyThatDoesNotConnectIsSaidSo() throws IOException {
        try (RawServer proxy = new RawServer(RawServer.status(403))) {
            useProxy("https", proxy.port());

            assertThatThrownBy(() -> fetch("https://weights.invalid/vgg.h5"))
                    .isInstanceOf(FacetException.class)
                    .hasMessageContaining("403");
        }
    }

    @Test
    void anUnknownProxyIsNamed() {
        System.setProperty("http.proxyHost", "proxy.invalid");

        assertThatThrownBy(() -> fetch("http://weights.invalid/vgg.h5"))
                .isInstanceOf(FacetException.class)
                .hasMessageContaining("the host proxy.invalid is not known");
    }
}
