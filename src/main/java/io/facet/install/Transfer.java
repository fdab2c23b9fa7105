package io.facet.install;

import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/** Downloads a partial file from a server until it is complete, within the allowed attempts. */
final class Transfer {

    private static final int CHUNK = 1 << 16;

    /** The number of bytes after which an attempt resets the count of failures. */
    private static final long WORTHWHILE = 1_000_000;

    private static final long LISTENED_EVERY_MILLIS = 100;

    private static final int WHOLE = 200;
    private static final int REST = 206;
    private static final int BEYOND_THE_END = 416;

    private final URI address;
    private final long mostBytes;
    private final RetryPolicy retries;
    private final PartFile part;
    private final String name;
    private final Progress<?> progress;
    private final Cancellation cancellation;
    private boolean begun;

    /**
     * Creates a transfer.
     *
     * @param address the address to request
     * @param mostBytes maximum size of the file in bytes
     * @param part the partial file
     * @param name name of the file, for the progress
     */
    Transfer(
            URI address,
            long mostBytes,
            RetryPolicy retries,
            PartFile part,
            String name,
            Progress<?> progress,
            Cancellation cancellation) {
        this.address = address;
        this.mostBytes = mostBytes;
        this.retries = retries;
        this.part = part;
        this.name = name;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /**
     * Downloads until the file is complete.
     *
     * @throws FacetException if the file is not available or too long, or the download was
     *     cancelled
     */
    void run() {
        part.keepOnly(address.toString());
        long furthest = part.length();
        int failures = 0;
        while (!part.isComplete()) {
            Optional<String> trouble = attempt();
            if (trouble.isPresent()) {
                boolean worthwhile = part.length() >= furthest + WORTHWHILE;
                failures = worthwhile ? 1 : failures + 1;
                furthest = worthwhile ? part.length() : furthest;
                if (failures >= retries.attempts()) {
                    throw givenUp(trouble.get());
                }
                pause(retries.pauseMillis(failures), trouble.get());
            }
        }
        requireAllowed(part.length());
    }

    /**
     * Receives as many bytes as possible; returns the reason of a failure for which a retry may
     * help.
     */
    private Optional<String> attempt() {
        if (!part.canGoOn()) {
            part.drop();
        }
        try (Answer answer = Answer.to(address, headers(), retries)) {
            return take(answer);
        } catch (IOException e) {
            if (HttpErrors.lasts(e) && !begun) {
                throw HttpErrors.noConnection(address, e);
            }
            return Optional.of(HttpErrors.reason(e));
        }
    }

    private Map<String, String> headers() {
        return part.length() == 0
                ? Map.of()
                : Map.of(
                        "Range",
                        "bytes=" + part.length() + "-",
                        "If-Range",
                        part.note().validator().orElseThrow());
    }

    private Optional<String> take(Answer answer) throws IOException {
        boolean goesOn = part.length() > 0;
        int status = answer.status();
        if (goesOn && status == BEYOND_THE_END) {
            part.drop();
            return Optional.of("the server has another file now");
        }
        if (HttpErrors.passes(status)) {
            return Optional.of(HttpErrors.reason(status));
        }
        if (status != WHOLE && !(goesOn && status == REST)) {
            throw HttpErrors.refusal(answer.address(), status);
        }
        answer.requireFile();
        if (status == WHOLE) {
            begin(answer.note(address));
        } else if (!goOn(answer)) {
            part.drop();
            return Optional.of("the server sends another part than the missing one");
        }
        return receive(answer.body());
    }

    private void begin(PartNote version) {
        requireAllowed(version.length());
        if (version.length() == 0) {
            throw new FacetException(
                    "The server sends an empty file for %s. %s"
                            .formatted(address, HttpErrors.OTHERWISE));
        }
        part.begin(version);
        requireRoom(version.length());
    }

    private boolean goOn(Answer answer) {
        Optional<Long> length = answer.lengthIfRestOf(part.note(), part.length());
        length.ifPresent(
                total -> {
                    requireAllowed(total);
                    if (!part.note().hasLength()) {
                        part.describe(part.note().withLength(total));
                    }
                });
        return length.isPresent();
    }

    private void requireAllowed(long bytes) {
        if (bytes > mostBytes) {
            part.drop();
            throw tooLong("has " + ByteCount.of(bytes));
        }
    }

    private FacetException tooLong(String has) {
        return new FacetException(
                "%s %s, more than the %s that it may have: it is not the expected file. %s"
                        .formatted(address, has, ByteCount.of(mostBytes), HttpErrors.OTHERWISE));
    }

    private void requireRoom(long bytes) {
        try {
            FileStore store = Files.getFileStore(part.path());
            long room = store.getUsableSpace();
            if (bytes > room) {
                throw new FacetException(
                        "The file has %s, but in the folder of %s there is room for %s only. Make room or choose another folder."
                                .formatted(ByteCount.of(bytes), part.path(), ByteCount.of(room)));
            }
        } catch (IOException e) {
            // A store that does not report its free space may have enough; otherwise writing fails.
            return;
        }
    }

    /** Reads a body to the announced length, or to its end if none was announced. */
    private Optional<String> receive(InputStream body) throws IOException {
        byte[] chunk = new byte[CHUNK];
        PartNote version = part.note();
        report();
        while (!part.isComplete()) {
            // Bytes beyond the announced length are not part of this response.
            long missing = version.hasLength() ? version.length() - part.length() : CHUNK;
            int read = body.read(chunk, 0, (int) Math.min(CHUNK, missing));
            if (read < 0) {
                return ended();
            }
            if (part.length() + read > mostBytes) {
                part.drop();
                throw tooLong("goes on");
            }
            if (!part.append(chunk, read)) {
                throw stopped();
            }
            begun = true;
            report();
        }
        return Optional.empty();
    }

    private Optional<String> ended() {
        if (part.note().hasLength()) {
            return Optional.of("the connection ended before the file did");
        }
        if (part.length() == 0) {
            return Optional.of("the server sends nothing");
        }
        part.describe(part.note().withLength(part.length()));
        return Optional.empty();
    }

    private void report() {
        long length = part.note().length();
        String amount =
                length > 0
                        ? ByteCount.megabytes(part.length()) + " of " + ByteCount.megabytes(length)
                        : ByteCount.megabytes(part.length());
        report("downloading " + name, amount + " MB");
    }

    private double share() {
        return part.length() > 0 && part.note().length() > 0
                ? (double) part.length() / part.note().length()
                : 0;
    }

    private void report(String task, String message) {
        progress.report(new Progress.Step(task, message, share()));
        if (cancellation.isCancelled() || Thread.currentThread().isInterrupted()) {
            throw stopped();
        }
    }

    private void pause(long millis, String trouble) {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = millis; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            report("waiting", "because " + trouble);
            try {
                Thread.sleep(Math.min(left, LISTENED_EVERY_MILLIS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw stopped();
            }
        }
    }

    private FacetException stopped() {
        return new FacetException("The download of %s was stopped. %s".formatted(name, kept()));
    }

    private FacetException givenUp(String trouble) {
        return new FacetException(
                "%s could not be fetched in %s attempts, at last because %s. %s %s"
                        .formatted(
                                address,
                                retries.attempts(),
                                trouble,
                                kept(),
                                HttpErrors.OTHERWISE));
    }

    private String kept() {
        return part.canGoOn()
                ? "What has come, %s, is kept in %s, and the same command goes on from there."
                        .formatted(ByteCount.of(part.length()), part.path())
                : "Nothing is kept; the same command starts anew.";
    }
}
