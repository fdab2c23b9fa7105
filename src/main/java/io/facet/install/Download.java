package io.facet.install;

import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import io.facet.file.AtomicFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Downloads a published file by http or https, completely or not at all.
 *
 * <pre>{@code
 * DownloadedFile got =
 *         new Download(address, 600_000_000, Optional.of(Checksum.md5("ee70...")))
 *                 .to(Path.of("vgg_face_caffe.tar.gz"), Progress.none(), new Cancellation());
 * }</pre>
 *
 * <p>The bytes are written to {@code NAME.part} beside the file, with a note {@code NAME.part.json}
 * that identifies their version. After an interruption the download resumes from there (RFC 9110,
 * Range with If-Range), within the call and in a later one, but only if the server confirms the
 * same version by ETag or Last-Modified; otherwise it starts again, so two versions are never
 * mixed. The file is renamed in one step when it is complete and its checksum is correct; an older
 * file stays until then.
 *
 * <p>Redirects are followed up to ten times, to http and https only and never from https to http. A
 * proxy is taken from Java's properties {@code http.proxyHost}, {@code http.proxyPort}, {@code
 * https.proxyHost}, {@code https.proxyPort} and {@code http.nonProxyHosts}. A file is read to the
 * length that its server announces; if none is announced, to the end of the response.
 *
 * <p>Immutable; two downloads to one file at the same time exclude each other.
 */
public final class Download {

    private final URI address;
    private final long mostBytes;
    private final Optional<Checksum> checksum;
    private final RetryPolicy retries;

    /**
     * Creates a download.
     *
     * @param address address of the file
     * @param mostBytes its maximum size in bytes; a longer file is rejected when its length is
     *     announced, or otherwise when the limit is exceeded
     * @param checksum the published checksum, if any
     * @throws IllegalArgumentException if the maximum size is not positive
     */
    public Download(URI address, long mostBytes, Optional<Checksum> checksum) {
        this(address, mostBytes, checksum, RetryPolicy.USUAL);
    }

    private Download(
            URI address, long mostBytes, Optional<Checksum> checksum, RetryPolicy retries) {
        if (mostBytes < 1) {
            throw new IllegalArgumentException("a file of at most " + mostBytes + " bytes");
        }
        this.address = address;
        this.mostBytes = mostBytes;
        this.checksum = checksum;
        this.retries = retries;
    }

    /** Returns the same download with other timeouts and another number of attempts. */
    public Download with(RetryPolicy other) {
        return new Download(address, mostBytes, checksum, other);
    }

    /**
     * Downloads the file, and creates its folder if it is missing.
     *
     * @param target the file to write, replacing an older one
     * @param progress is notified of the megabytes received and of their fraction of the whole, 0
     *     if the length is unknown
     * @param cancellation ends the download with a {@link FacetException}, as an interrupt of the
     *     thread does; the bytes received are kept for a later call. It is checked whenever bytes
     *     arrive, so while a server is silent it may take as long as {@link RetryPolicy#answer()}
     * @return the downloaded file
     * @throws FacetException if the server cannot be reached, does not send the file, sends another
     *     one (a web page, too long, with a wrong checksum) or breaks the connection too often; or
     *     if the file cannot be written
     */
    public DownloadedFile to(Path target, Progress<?> progress, Cancellation cancellation) {
        Path file = target.toAbsolutePath();
        AtomicFile.requireFree(file, true);
        String name = file.getFileName().toString();
        if (Thread.currentThread().isInterrupted()) {
            throw new FacetException(
                    "The download of %s was stopped before it began.".formatted(name));
        }
        PartFile part = PartFile.open(file);
        try (part) {
            new Transfer(address, mostBytes, retries, part, name, progress, cancellation).run();
        }
        // The lock has been released by now: on Windows it would prevent reading the file.
        String sha256 = verified(part);
        part.moveTo(file);
        return new DownloadedFile(URI.create(part.note().fetched()), part.length(), sha256);
    }

    /** Returns the SHA-256 of a complete file after verifying its published checksum. */
    private String verified(PartFile part) {
        Checksum sha256 = Checksum.of(part.path(), Checksum.Algorithm.SHA_256);
        checksum.ifPresent(
                published -> {
                    Checksum found =
                            published.algorithm() == Checksum.Algorithm.SHA_256
                                    ? sha256
                                    : Checksum.of(part.path(), published.algorithm());
                    if (!found.equals(published)) {
                        part.delete();
                        throw wrong(published, found);
                    }
                });
        return sha256.hex();
    }

    private FacetException wrong(Checksum published, Checksum found) {
        return new FacetException(
                ("The file from %s has the %s %s, but its publisher states %s: it was changed or "
                                + "damaged, and is deleted. %s")
                        .formatted(
                                address,
                                published.algorithm().label(),
                                found.hex(),
                                published.hex(),
                                HttpErrors.OTHERWISE));
    }
}
