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
 * Installs a network into its folder atomically, after checking that it loads and responds. An
 * older network in that folder remains unchanged until then. Files beside it, such as attributes,
 * are kept if the new network gives the same outputs; they are removed if its weights or its
 * preprocessing differ.
 *
 * @param engine writes and loads the network
 * @param folder for the network
 * @param replace whether an older network may be replaced
 */
public record NetworkInstallation(NetworkEngine engine, Path folder, boolean replace) {

    /** The installed network and the result of its response check. */
    public record Installed(NetworkCard card, ResponseCheck check) {}

    /**
     * Installs a network.
     *
     * @param writer writes the network and its card into the folder that it is given
     * @throws FacetException if the writer throws one, the network does not load, or its folder
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
            // A card that cannot be read confirms none of the files beside it.
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
