package io.facet.command;

import io.facet.command.declaration.FacetCommand;
import io.facet.file.NativeName;
import io.facet.models.Models;
import java.io.File;
import org.scijava.ItemVisibility;
import org.scijava.plugin.Parameter;

/** Base of the commands that use networks: the parameter for the folder of the networks. */
abstract class NetworkCommand extends FacetCommand {

    @Parameter(
            label = "Models",
            description =
                    "Where the networks are. If not given, as the environment variable FACET_MODELS"
                            + " says, or else the folder models near Facet or in the working"
                            + " folder.",
            style = "directory",
            visibility = ItemVisibility.INVISIBLE,
            required = false,
            persist = false)
    private File models;

    @Override
    protected final Models models() {
        return models == null ? Models.installed() : new Models(NativeName.parse(models.getPath()));
    }
}
