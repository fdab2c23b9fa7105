package io.facet.install;

import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import io.facet.file.FileErrors;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.input.BoundedInputStream;

/** Reads the entries of a {@code .tar.gz} in sequence, within limits. */
final class TarEntries implements AutoCloseable {

    private static final int CHUNK = 1 << 16;
    private static final int BLOCK = 512;
    private static final String AGAIN = "Fetch it again from its publisher.";

    /**
     * The maximum bytes of long names and padding between two files; no proper archive has more.
     */
    private static final long MOST_BETWEEN = 1 << 20;

    private final Path archive;
    private final TarGz.Limits limits;
    private final Progress<?> progress;
    private final Cancellation cancellation;
    private final long packedBytes;
    private final BoundedInputStream packed;
    private final MeteredStream inflated;
    private final TarArchiveInputStream tar;
    private TarArchiveEntry entry;
    private long totalBytes;
    private int count;

    /**
     * Opens an archive.
     *
     * @throws FacetException if the file cannot be read, or is not a gzip file
     */
    TarEntries(Path archive, TarGz.Limits limits, Progress<?> progress, Cancellation cancellation) {
        this.archive = archive;
        this.limits = limits;
        this.progress = progress;
        this.cancellation = cancellation;
        if (Files.isDirectory(archive)) {
            throw new FacetException(archive + " is a folder; give the name of an archive in it.");
        }
        try {
            this.packedBytes = Files.size(archive);
            this.packed = BoundedInputStream.builder().setPath(archive).get();
        } catch (IOException e) {
            throw unreadable(e);
        }
        this.inflated = new MeteredStream(inflated(), archive);
        this.tar = new TarArchiveInputStream(inflated, StandardCharsets.UTF_8.name());
    }

    private InputStream inflated() {
        try {
            return new GZIPInputStream(packed, CHUNK);
        } catch (IOException e) {
            IOUtils.closeQuietly(packed);
            if (e instanceof ZipException || e instanceof EOFException) {
                throw new FacetException(
                        archive + " is no gzip file, though it should be a .tar.gz. " + AGAIN, e);
            }
            throw unreadable(e);
        }
    }

    private FacetException unreadable(IOException e) {
        return new FacetException("Cannot read " + archive + ": " + FileErrors.reason(e) + ".", e);
    }

    /**
     * Moves to the next entry, skipping the rest of the previous one.
     *
     * @return false at the end of the archive, after its checksum was verified
     * @throws FacetException if the archive is damaged, or exceeds the limits
     */
    boolean next() {
        if (entry != null) {
            copyTo(OutputStream.nullOutputStream());
        }
        inflated.allow(MOST_BETWEEN);
        try {
            entry = tar.getNextEntry();
            if (entry == null) {
                // The checksum of a gzip file is at its end, so the file is read to the end.
                IOUtils.consume(inflated);
                return false;
            }
        } catch (IOException e) {
            throw damaged(e);
        } catch (RuntimeException e) {
            throw unchecked(e);
        }
        requireSound();
        return true;
    }

    private void requireSound() {
        if (!entry.isCheckSumOK() || entry.getSize() < 0) {
            throw damaged(new IOException("a header's checksum is wrong"));
        }
        if (entry.isSparse()) {
            // A few bytes may expand to any number of zeros.
            throw refused("is a sparse file");
        }
        count++;
        if (count > limits.entries()) {
            throw new FacetException(
                    "%s has more than %s entries, more than it may have. %s"
                            .formatted(archive, limits.entries(), AGAIN));
        }
        long size = entry.getSize();
        if (size > limits.entryBytes()) {
            throw new FacetException(
                    "\"%s\" in %s has %s, more than the %s that it may have. %s"
                            .formatted(
                                    shownName(),
                                    archive,
                                    ByteCount.of(size),
                                    ByteCount.of(limits.entryBytes()),
                                    AGAIN));
        }
        totalBytes += size;
        if (totalBytes > limits.totalBytes()) {
            throw new FacetException(
                    "%s unpacks to more than the %s that it may have. %s"
                            .formatted(archive, ByteCount.of(limits.totalBytes()), AGAIN));
        }
    }

    /** Returns the name as stored in the archive. */
    String name() {
        return entry.getName();
    }

    private String shownName() {
        return ForeignText.shown(entry.getName());
    }

    /**
     * Returns whether the entry is a folder.
     *
     * @throws FacetException if it is neither a folder nor a regular file, but a link or a device
     */
    boolean isFolder() {
        byte kind = entry.getLinkFlag();
        boolean folder = kind == TarConstants.LF_DIR || isPlain(kind) && endsLikeOne();
        if (folder && entry.getSize() > 0) {
            throw refused("is a folder with bytes of its own");
        }
        if (!folder && !isPlain(kind)) {
            throw refused("is " + named(kind));
        }
        return folder;
    }

    private boolean endsLikeOne() {
        return entry.getName().endsWith("/");
    }

    private static boolean isPlain(byte kind) {
        return kind == TarConstants.LF_NORMAL
                || kind == TarConstants.LF_OLDNORM
                || kind == TarConstants.LF_CONTIG;
    }

    private static String named(byte kind) {
        return switch (kind) {
            case TarConstants.LF_LINK, TarConstants.LF_SYMLINK -> "a link";
            case TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO -> "a device";
            default -> "no regular file";
        };
    }

    private FacetException refused(String what) {
        return new FacetException(
                "%s is not unpacked: \"%s\" in it %s, and only files and folders are taken. %s"
                        .formatted(archive, shownName(), what, AGAIN));
    }

    /**
     * Writes the bytes of the entry.
     *
     * @throws FacetException if the archive is damaged or the operation is cancelled
     * @throws UnwritableException if the bytes cannot be written
     */
    void copyTo(OutputStream out) {
        byte[] chunk = new byte[CHUNK];
        inflated.allow(entry.getSize() + BLOCK);
        for (int read = read(chunk); read >= 0; read = read(chunk)) {
            try {
                out.write(chunk, 0, read);
            } catch (IOException e) {
                throw new UnwritableException(e);
            }
            report();
        }
    }

    /** Reports that bytes were read correctly but could not be written. */
    static final class UnwritableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient IOException reason;

        private UnwritableException(IOException reason) {
            super(reason);
            this.reason = reason;
        }

        IOException reason() {
            return reason;
        }
    }

    private int read(byte[] chunk) {
        try {
            return tar.read(chunk);
        } catch (IOException e) {
            throw damaged(e);
        } catch (RuntimeException e) {
            throw unchecked(e);
        }
    }

    private void report() {
        double share = packedBytes == 0 ? 0 : Math.min(1, (double) packed.getCount() / packedBytes);
        progress.report("unpacking " + shownName(), share);
        if (cancellation.isCancelled() || Thread.currentThread().isInterrupted()) {
            throw new FacetException(
                    "The unpacking of %s was stopped. Nothing is kept of it.".formatted(archive));
        }
    }

    private FacetException damaged(IOException e) {
        return damaged(FileErrors.reason(e), e);
    }

    private FacetException damaged(String reason, Exception e) {
        return new FacetException(
                "%s is damaged or cut, or is no archive of the kind tar (%s). Delete it and fetch it again."
                        .formatted(archive, ForeignText.shown(reason)),
                e);
    }

    /**
     * Converts an unchecked exception; the library reports some damage by unchecked exceptions of
     * many classes.
     */
    private RuntimeException unchecked(RuntimeException e) {
        return e instanceof FacetException ? e : damaged("a header makes no sense", e);
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(tar);
    }
}
