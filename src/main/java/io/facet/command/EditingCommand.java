package io.facet.command;

import io.facet.Cancellation;
import io.facet.FacetException;
import io.facet.Progress;
import io.facet.edit.Preset;
import io.facet.edit.target.GuidePicture;
import io.facet.face.find.FaceFinder;
import io.facet.job.GuidePaths;
import io.facet.job.GuidePictureFiles;
import io.facet.models.LoadedNetworks;
import io.facet.models.Models;
import io.facet.models.NetworkChoice;
import io.facet.models.NetworkFolder;
import io.facet.network.Precision;
import io.facet.network.PrecisionDifference;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.scijava.ItemVisibility;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

/**
 * Base of the commands that edit: their parameters for the network, the preset and the guide
 * pictures.
 */
abstract class EditingCommand extends NetworkCommand {

    private static final String BFLOAT16 = "bfloat16";

    @Parameter(
            label = "Network",
            description =
                    "The network on whose feature maps faces are compared, or the folder of one."
                            + " Attributes belong to a network.",
            attrs = @Attr(name = "choices", value = "networks"),
            persist = false)
    private String network = Models.EMBEDDED;

    @Parameter(
            label = "Preset",
            description = "How to edit. " + Preset.HELP,
            attrs = @Attr(name = "choices", value = "presets"),
            persist = false)
    private String preset = Preset.RECOMMENDED.name();

    @Parameter(
            label = "Guide pictures",
            description =
                    "For the preset paper: pictures, or folders of pictures, with commas between,"
                            + " of faces that show what this one is to show. The five that are most like this face"
                            + " count. With one attribute they change the parts of the face where"
                            + " it shows, by its strength, without attributes the whole face.",
            style = "both",
            required = false,
            persist = false)
    private File guidePictures;

    @Parameter(
            label = "Iterations",
            description =
                    "Most evaluations of the loss; more take longer. If not given, as the preset"
                            + " says, 100, 200 or 60.",
            min = "1",
            max = "10000",
            required = false,
            attrs = @Attr(name = "unit", value = "evaluations"),
            persist = false)
    private Integer iterations;

    @Parameter(
            label = "Layers",
            description =
                    "Layers of the network that faces are compared on, with commas between, for"
                            + " example conv3_1,conv5_1; the attributes must have been made for"
                            + " them. If not given, as the preset says.",
            visibility = ItemVisibility.INVISIBLE,
            attrs = @Attr(name = "format", value = "layers"),
            required = false,
            persist = false)
    private String layers;

    @Parameter(
            label = "Precision",
            description =
                    "Precision of the convolutions. bfloat16 is faster and less exact, and needs a"
                            + " processor that has it.",
            choices = {"float32", BFLOAT16},
            visibility = ItemVisibility.INVISIBLE,
            attrs = @Attr(name = "option", value = "--bf16=" + BFLOAT16),
            persist = false)
    private String precision = "float32";

    /** Returns the chosen network. */
    public final NetworkChoice networkChoice() {
        return new NetworkChoice(
                models(),
                network,
                precision.equals(BFLOAT16) ? Precision.BFLOAT16 : Precision.FLOAT32);
    }

    /**
     * Opens the chosen network.
     *
     * @throws FacetException if there is no such network, or if it has no attributes
     */
    final NetworkFolder networkFolder() {
        return networkChoice().open();
    }

    /** Returns the networks that find faces. */
    final FaceFinder faceFinder() {
        return LoadedNetworks.shared().faceFinder(models());
    }

    /**
     * Leases a network. With bfloat16, a terminal also prints the network's difference from single
     * precision.
     *
     * @param layers layers whose outputs are compared
     */
    final LoadedNetworks.Lease lease(NetworkFolder folder, List<String> layers) {
        LoadedNetworks.Lease lease = LoadedNetworks.shared().lease(folder);
        try {
            if (folder.precision() == Precision.BFLOAT16) {
                console()
                        .print(
                                () ->
                                        PrecisionDifference.sentence(
                                                folder.folder(), lease.network(), layers));
            }
            return lease;
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    /** Returns the files and folders of the guide pictures. */
    List<Path> guidePaths() {
        return guidePictures == null ? List.of() : GuidePaths.parse(guidePictures.getPath());
    }

    /** Returns the preset as chosen, before it is adapted to a network. */
    final Preset preset() {
        return Preset.named(preset);
    }

    /**
     * Checks, before anything is read, that guide pictures are given exactly if the preset needs
     * them.
     *
     * @throws FacetException if the preset needs guide pictures and none are given, or if it takes
     *     none and some are given
     */
    public final void requireGuidePictures() {
        preset().requireGuidePictures(guidePictures != null);
    }

    /**
     * Reads the guide pictures.
     *
     * @return the guide pictures; empty if none are given
     * @throws FacetException if the preset needs guide pictures and none are given, if it takes
     *     none and some are given, or if they cannot be read or show no face
     */
    List<GuidePicture> guidePictures(
            NetworkFolder folder, Progress<?> progress, Cancellation cancellation) {
        requireGuidePictures();
        return guidePictures == null
                ? List.of()
                : GuidePictureFiles.read(
                        guidePaths(), folder.card(), faceFinder(), progress, cancellation);
    }

    /**
     * Returns the chosen preset with the user's other settings (iterations, layers), adapted to the
     * network.
     *
     * @throws FacetException if the network lacks one of the layers
     */
    public final Preset presetFor(NetworkFolder folder) {
        return fitted(preset(), folder);
    }

    /**
     * Returns a preset with the user's other settings (iterations, layers), adapted to the network.
     *
     * @param chosen the preset to use instead of the user's
     * @throws FacetException if the network lacks one of the layers
     */
    public final Preset fitted(Preset chosen, NetworkFolder folder) {
        Preset limited = iterations == null ? chosen : chosen.withEvaluations(iterations);
        if (layers == null || layers.isBlank()) {
            return folder.fitted(limited);
        }
        List<String> names =
                Arrays.stream(layers.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
        names.forEach(folder.card()::layer);
        return limited.withLayers(names);
    }
}
