package io.facet.cli;

import io.facet.models.Models;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where the networks are. */
final class ModelsOption {

    @Option(
            names = "--models",
            paramLabel = "FOLDER",
            description =
                    "Where the networks are. Default: as the environment variable FACET_MODELS"
                            + " says, or else the folder models near facet.jar or here.")
    private Path models;

    Models models() {
        return models == null ? Models.installed() : new Models(models);
    }
}
