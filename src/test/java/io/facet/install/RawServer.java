package io.facet.install;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a local server that sends given replies, including ones that violate the protocol: the first
 * reply to the first request, and so on; the last one to all further requests. Closes each
 * connection after its reply.
 */
final class RawServer implements AutoCloseable {

    /** Writes a response including its header. */
    @FunctionalInterface
    interface Reply {
        void to(String request, OutputStream out) throws IOException;
    }

    private final ServerSocket socket;
    private final List<Reply> replies;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    RawServer(Reply... replies) {
        this.replies = List.of(replies);
        try {
            this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "raw server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                start(() -> serve(client));
            }
        } catch (IOException e) {
            // The socket was closed: the test is over.
            closed.countDown();
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(
                                    client.getInputStream(), StandardCharsets.ISO_8859_1));
            StringBuilder request = new StringBuilder();
            String line = in.readLine();
            while (line != null && !line.isEmpty()) {
                request.append(line).append('\n');
                line = in.readLine();
            }
            requests.add(request.toString());
            Reply reply = replies.get(Math.min(requests.size(), replies.size()) - 1);
            reply.to(request.toString(), client.getOutputStream());
            client.getOutputStream().flush();
            client.shutdownOutput();
        } catch (IOException e) {
            // The client closed the connection, as it does when a test stops it.
            return;
        }
    }

    /** Returns the headers of all requests so far, one header per line. */
    List<String> requests() {
        return requests;
    }

    int port() {
        return socket.getLocalPort();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** Sends nothing more, and keeps the connection until the server is closed. */
    void stall() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Returns a reply with the given header and body. */
    static Reply raw(String head, byte[] body) {
        return (request, out) -> {
            out.write((head.strip().replace("\n", "\r\n") + "\r\n\r\n").getBytes());
            out.write(body);
        };
    }

    /** Returns a reply with a status and no body. */
    static Reply status(int status) {
        return raw("HTTP/1.1 " + status + " Such\nContent-Length: 0", new byte[0]);
    }

    /** Returns a reply with the whole file, whatever part is requested. */
    static Reply whole(byte[] file, String headers) {
        return raw("HTTP/1.1 200 OK\nContent-Length: " + file.length + "\n" + headers, file);
    }

    /**
     * Returns a reply with the whole file or the requested part, like a correct server, with ETag.
     */
    static Reply file(byte[] file, String etag) {
        return (request, out) -> {
            int start = start(request, etag);
            String head =
                    start < 0
                            ? "HTTP/1.1 200 OK"
                            : "HTTP/1.1 206 Part\nContent-Range: bytes %d-%d/%d"
                                    .formatted(start, file.length - 1, file.length);
            byte[] body = Arrays.copyOfRange(file, Math.max(0, start), file.length);
            raw(head + "\nETag: " + etag + "\nContent-Length: " + body.length, body)
                    .to(request, out);
        };
    }

    private static int start(String request, String etag) {
        String range = header(request, "Range");
        boolean isSame = header(request, "If-Range").equals(etag);
        return range.isEmpty() || !isSame
                ? -1
                : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
    }

    static String header(String request, String name) {
        return request.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    /** Returns a reply of which only the first bytes of the body are sent. */
    static Reply cut(Reply reply, int bodyBytes) {
        return (request, out) -> {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            reply.to(request, all);
            byte[] bytes = all.toByteArray();
            int head = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
            out.write(bytes, 0, Math.min(bytes.length, head + bodyBytes));
        };
    }
}
