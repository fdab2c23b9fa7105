package io.facet.cli;

import io.facet.edit.GuidePicture;
import io.facet.edit.Preset;
import io.facet.face.find.FaceFinder;
import io.facet.job.GuidePictureFiles;
import io.facet.models.NetworkFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that names guide pictures. */
final class GuidePictureOptions {

    @Option(
            names = "--guide-pictures",
            paramLabel = "FILE|FOLDER,...",
            converter = GuidePaths.Converter.class,
            description =
                    "For the preset paper: pictures of faces that show what this one is to show;"
                            + " of a folder all pictures in it. The five that are most like this"
                            + " face count. With one attribute they change the parts of the face"
                            + " where it shows, by its strength, without attributes the whole"
                            + " face.")
    private List<GuidePaths> paths;

    /** Whether it was given. */
    boolean isGiven() {
        return paths != null;
    }

    /**
     * Checks that guide pictures are given if the preset needs them, and only then.
     *
     * @throws io.facet.FacetException if not
     */
    void requireFit(Preset preset) {
        preset.requireGuidePictures(isGiven());
    }

    /**
     * Reads the pictures.
     *
     * @param err is shown the progress
     * @return none if the option was not given
     * @throws io.facet.FacetException if they cannot be read or show no face
     */
    List<GuidePicture> read(NetworkFolder network, NetworkOptions options, PrintWriter err) {
        if (!isGiven()) {
            return List.of();
        }
        try (ConsoleProgress progress = ConsoleProgress.on(err, "guide pictures");
                FaceFinder finder = options.models().faceFinder()) {
            List<Path> files = paths.stream().flatMap(given -> given.paths().stream()).toList();
            return GuidePictureFiles.read(files, network.card(), finder, progress);
        }
    }
}
