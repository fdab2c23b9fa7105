package io.facet.network;

import io.facet.FacetException;
import io.facet.file.AtomicFolder;
import io.facet.file.FileErrors;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.apache.commons.io.FileUtils;

/**
 * Puts a network into its folder: complete and tried, or not at all. An older network in that
 * folder stays untouched until then. What lies beside it, such as attributes, is kept if the new
 * one answers alike, and goes with it if it has other weights or is fed otherwise.
 *
 * @param engine that writes and loads it
 * @param folder for the network
 * @param replace whether an older one may be replaced
 */
public record NetworkInstallation(NetworkEngine engine, Path folder, boolean replace) {

    /** What was installed, and how it answered when it was tried. */
    public record Installed(NetworkCard card, ResponseCheck check) {}

    /**
     * Installs a network.
     *
     * @param writer writes the network and its card into the folder that it is given
     * @throws FacetException if the writer throws it, the network does not load, or its folder
     *     cannot be written
     */
    public Installed install(Function<Path, NetworkCard> writer) {
        return AtomicFolder.write(
                folder,
                replace,
                staged -> {
                    NetworkCard card = writer.apply(staged);
                    try (FeatureNetwork network = engine.load(staged)) {
                        Installed installed = new Installed(card, ResponseCheck.of(network));
                        keepCompanions(staged, card);
                        return installed;
                    }
                });
    }

    private void keepCompanions(Path staged, NetworkCard card) {
        if (!Files.isRegularFile(folder.resolve(NetworkCard.FILE_NAME))) {
            return;
        }
        try {
            if (NetworkCardFile.read(folder).answersLike(card)) {
                FileUtils.copyDirectory(
                        folder.toFile(), staged.toFile(), file -> isMissing(file, staged), false);
            }
        } catch (FacetException e) {
            // A card that cannot be read says of no file that it fits.
        } catch (IOException e) {
            throw new FacetException(
                    "What lies in %s cannot be copied: %s.".formatted(folder, FileErrors.reason(e)),
                    e);
        }
    }

    private boolean isMissing(File file, Path staged) {
        Path copy = staged.resolve(folder.relativize(file.toPath()));
        return file.isDirectory() || !Files.exists(copy);
    }
}
