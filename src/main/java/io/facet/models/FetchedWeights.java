package io.facet.models;

import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import io.facet.install.Checksum;
import io.facet.install.Download;
import io.facet.install.DownloadedFile;
import io.facet.install.TarGz;
import io.facet.weights.PublishedNetwork.PublishedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Represents a published weight file in the download folder.
 *
 * @param origin the file and its address
 * @param folder the download folder
 * @param lines receives messages for the user
 */
record FetchedWeights(WeightOrigin.Published origin, Path folder, Consumer<String> lines) {

    /** Returns the path of the downloaded file. */
    Path download() {
        return folder.resolve(file().fileName());
    }

    /**
     * Returns the path of the file with the weights: the published file, or the one packed in it.
     */
    private Path weights() {
        return file().entry() == null ? download() : folder.resolve(file().entry());
    }

    private PublishedFile file() {
        return origin.file();
    }

    /**
     * Downloads the published file, unless an earlier attempt left it there.
     *
     * @throws FacetException if the download fails, or the file is not the one that its authors
     *     published
     */
    void fetch(Progress<?> progress, Cancellation cancellation) {
        if (Files.isRegularFile(download())) {
            lines.accept(download() + " is there from an earlier download, and is taken.");
            requireChecksum();
            return;
        }
        DownloadedFile got =
                new Download(origin.address(), file().mostBytes(), checksum())
                        .to(download(), progress, cancellation);
        String checked = file().md5() == null ? "" : ", with the MD5 that its authors state";
        lines.accept(
                "%s: %s bytes, SHA-256 %s%s"
                        .formatted(download(), got.bytes(), got.sha256(), checked));
    }

    /**
     * Unpacks the weights if they are packed.
     *
     * @return the file with the weights
     * @throws FacetException if the archive is damaged or lacks them
     */
    Path unpack(Progress<?> progress, Cancellation cancellation) {
        if (file().entry() != null) {
            new TarGz(download(), TarGz.Limits.USUAL)
                    .extract(file().entry(), weights(), progress, cancellation);
        }
        return weights();
    }

    private Optional<Checksum> checksum() {
        return Optional.ofNullable(file().md5()).map(Checksum::md5);
    }

    private void requireChecksum() {
        checksum()
                .filter(said -> !said.equals(Checksum.of(download(), said.algorithm())))
                .ifPresent(
                        said -> {
                            throw new FacetException(
                                    "%s has not the MD5 that its authors state: delete it, to have"
                                                    .formatted(download())
                                            + " it fetched again.");
                        });
    }

    /** Deletes the downloaded and unpacked files, and the folder if it is then empty. */
    void delete() {
        delete(weights());
        delete(download());
        try {
            Files.delete(folder);
        } catch (IOException e) {
            // The folder contains other downloads.
        }
    }

    /**
     * Deletes a file; on some systems a file that was mapped into memory cannot be deleted at once.
     */
    private void delete(Path unneeded) {
        try {
            Files.deleteIfExists(unneeded);
        } catch (IOException e) {
            lines.accept(unneeded + " is not needed any more, but could not be deleted.");
        }
    }
}
