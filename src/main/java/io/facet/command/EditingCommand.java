package io.facet.command;

import io.facet.FacetException;
import io.facet.ProgressListener;
import io.facet.edit.GuidePicture;
import io.facet.edit.Preset;
import io.facet.face.find.FaceFinder;
import io.facet.file.NativeName;
import io.facet.job.GuidePictureFiles;
import io.facet.models.LoadedNetworks;
import io.facet.models.Models;
import io.facet.models.NetworkFolder;
import io.facet.network.Precision;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.scijava.ItemVisibility;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;

/** What all commands that edit ask for: by which network, and how. */
abstract class EditingCommand extends FacetCommand {

    @Parameter(
            label = "Network",
            description =
                    "The network on whose feature maps faces are compared. Attributes belong to a"
                            + " network.",
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
                    "For the preset paper: a picture, or a folder of pictures, of faces that show"
                            + " what this one is to show. The five that are most like this face"
                            + " count. With one attribute they change the parts of the face where"
                            + " it shows, by its strength, without attributes the whole face.",
            style = "both",
            required = false,
            persist = false)
    private File guidePictures;

    @Parameter(
            label = "Iterations",
            description =
                    "Most evaluations of the loss; more take longer. Empty: as the preset says,"
                            + " 100, 200 or 60.",
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
                            + " them. Empty: as the preset says.",
            visibility = ItemVisibility.INVISIBLE,
            required = false,
            persist = false)
    private String layers;

    @Parameter(
            label = "Precision",
            description =
                    "Precision of the convolutions. bfloat16 is faster and less exact, and needs a"
                            + " processor that has it.",
            choices = {"float32", "bfloat16"},
            visibility = ItemVisibility.INVISIBLE,
            persist = false)
    private String precision = "float32";

    /**
     * @throws FacetException if there is no such network, or it has no attributes
     */
    NetworkFolder networkFolder() {
        return NetworkFolder.open(
                Models.installed().find(network),
                precision.equals("bfloat16") ? Precision.BFLOAT16 : Precision.FLOAT32);
    }

    /** The file or folder of the guide pictures, if there is one. */
    Optional<Path> guidePictures() {
        return Optional.ofNullable(guidePictures).map(File::toPath);
    }

    /**
     * Reads the guide pictures.
     *
     * @return none if none are given
     * @throws FacetException if the preset needs some and none are given, or the other way round,
     *     or they cannot be read or show no face
     */
    List<GuidePicture> guidePictures(NetworkFolder folder, ProgressListener listener) {
        Preset.named(preset).requireGuidePictures(guidePictures != null);
        if (guidePictures == null) {
            return List.of();
        }
        FaceFinder finder = LoadedNetworks.shared().faceFinder(Models.installed());
        return GuidePictureFiles.read(
                List.of(NativeName.parse(guidePictures.getPath())),
                folder.card(),
                finder,
                listener);
    }

    /**
     * The preset with what else was said, as the network can run it.
     *
     * @throws FacetException if the network has no such layer
     */
    Preset presetFor(NetworkFolder folder) {
        Preset chosen = Preset.named(preset);
        Preset limited = iterations == null ? chosen : chosen.withEvaluations(iterations);
        if (layers == null || layers.isBlank()) {
            return folder.fitted(limited);
        }
        List<String> names =
                Arrays.stream(layers.split(",")).map(String::strip).distinct().toList();
        names.forEach(folder.card()::layer);
        return limited.withLayers(names);
    }
}
